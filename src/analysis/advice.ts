import { fewestLearners, type ItemFigures, type OptionFigures } from './items.ts';

/** From this share of right first answers on, a question measures nothing. */
const tooEasy = 0.95;
/** A correlation below this tells strong learners from weak ones hardly at all (Ebel 1979, Essentials of Educational Measurement). */
const weak = 0.2;
/** From here on, picking an answer goes with being strong. */
const strong = 0.1;
/** Whom one has to have seen pick an answer before it says something about them. */
const fewestPickers = 3;

/** What an author may want to look at, in words; nothing where too few learners answered. */
export function adviceFor(item: ItemFigures): readonly string[] {
  if (item.learners < fewestLearners) return [];
  return [...keyAdvice(item), ...distractorAdvice(item), ...difficultyAdvice(item)];
}

const named = ({ letter, text }: OptionFigures): string => {
  const line = text.replace(/\s+/g, ' ');
  return `${letter} ("${line.length > 50 ? `${[...line].slice(0, 49).join('')}…` : line}")`;
};

/** Wrong answers that the strong pick: with a key that they miss, it may be the key that is wrong. */
function keyAdvice({ discrimination, options }: ItemFigures): readonly string[] {
  const tempting = options
    .filter(({ correct, picked }) => !correct && picked >= fewestPickers)
    .filter((option) => (option.discrimination ?? 0) >= strong)
    .sort((a, b) => (b.discrimination ?? 0) - (a.discrimination ?? 0));
  const [first] = tempting;
  if (first !== undefined)
    return [
      discrimination !== null && discrimination < 0
        ? `The key may be wrong: strong learners pick ${named(first)}.`
        : `Strong learners pick ${named(first)}: could it be defended?`,
    ];
  if (discrimination === null) return [];
  if (discrimination < 0)
    return ['Weak learners are right more often than strong ones: read question and key again.'];
  return discrimination < weak ? ['It hardly tells strong learners from weak ones.'] : [];
}

function distractorAdvice({ options, right }: ItemFigures): readonly string[] {
  // where nearly everybody is right, nothing follows for a single wrong answer
  if (right >= tooEasy) return [];
  const idle = options.filter(({ correct, picked }) => !correct && picked === 0);
  if (idle.length === 0) return [];
  return [`Nobody picks ${idle.map(named).join(' or ')}: write a mistake that people make.`];
}

function difficultyAdvice({ right, kind, options }: ItemFigures): readonly string[] {
  if (right >= tooEasy) return ['Too easy at first sight: nearly everybody is right.'];
  const chance = kind === 'one' && options.length > 0 ? 1 / options.length : 0;
  return right < chance ? ['Fewer are right than would be by guessing.'] : [];
}
