import { kebabOf } from '../../parse/shape.ts';
import { proseOf } from '../prose.ts';

const mostWords = 5;
const mostLetters = 40;
/** With fewer words that tell something a question alone makes no name. */
const fewestTelling = 3;
/** Words that say nothing of what a question is about. */
const empty = new Set(
  (
    'a an the this that these those it its they them their there here you your we our one someone somebody ' +
    'what which who whom whose when where why how does do did is are was were be been being has have had can could ' +
    'may might must shall should will would of in on at to for from by with as and or but if then than so into about ' +
    'after before between over under up down out off not no any each some most more only also just very'
  ).split(' '),
);

/** A readable id from the words of a stem that none of the taken ones is; null when no letter of it can be used. */
export function slugOf(stem: string, taken: ReadonlySet<string>): string | null {
  const prose = proseOf(stem).trim();
  // behind a case that is told first, the question itself says more
  const asked = prose.match(/[.!?:]\s+([^.!?:]+\?)$/u)?.[1];
  const inQuestion = asked === undefined ? [] : telling(wordsOf(asked));
  const all = wordsOf(prose);
  const found = inQuestion.length >= fewestTelling ? inQuestion : telling(all);
  const slug = (found.length > 0 ? found : all)
    .slice(0, mostWords)
    .reduce((made, word) => (made === '' ? word.slice(0, mostLetters) : longer(made, word)), '');
  // ids that begin like derived ones would be taken for them
  if (slug === '' || /^q-[0-9a-f]{10}$/.test(slug)) return null;
  if (!taken.has(slug)) return slug;
  for (let n = 2; ; n++) if (!taken.has(`${slug}-${n}`)) return `${slug}-${n}`;
}

const wordsOf = (prose: string): string[] =>
  prose
    .replaceAll('ß', 'ss')
    .replace(/['’]s\b/gu, '')
    .split(/[\s'’\uFFFC]+/u)
    .flatMap((word) => kebabOf(word).split('-'))
    .filter((word) => word !== '');

const telling = (words: readonly string[]): string[] => words.filter((word) => !empty.has(word));

const longer = (made: string, word: string): string =>
  made.length + word.length + 1 > mostLetters ? made : `${made}-${word}`;
