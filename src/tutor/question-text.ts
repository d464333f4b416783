import type { Kind, Markdown, Question } from '../content/model.ts';
import { printable } from '../terminal/sanitise.ts';

const kinds: Readonly<Record<Kind, string>> = {
  one: 'choose one',
  many: 'choose many',
  order: 'order',
  match: 'match',
  type: 'type',
  recall: 'recall',
};

/** A question as its author reads it: everything in its place, right answers marked. Markdown stays as it is. */
export function questionText(question: Question, number: number, of: number): string {
  const { id, derived, stem, body, hint, explanation, concept, level } = question;
  const about = [derived ? 'no id' : id, kinds[question.kind], concept, level].filter(
    (part) => part !== null,
  );
  const parts = [
    `Question ${number} of ${of} (${about.join(', ')})\n${stem}`,
    body,
    hint === null ? '' : `Hint: ${hint}`,
    answersText(question),
    explanation === null ? '' : `Why: ${explanation}`,
  ];
  return printable(parts.filter((part) => part !== '').join('\n\n'));
}

function answersText(question: Question): string {
  switch (question.kind) {
    case 'one':
    case 'many':
      return question.answers
        .map(({ text, correct, why, pinned, misses }) => {
          const notes = [...(pinned ? ['stays here'] : []), ...(misses === null ? [] : [`misses ${misses}`])];
          const note = notes.length === 0 ? '' : ` (${notes.join(', ')})`;
          return item(correct ? '[x] ' : '[ ] ', `${text}${note}`, why);
        })
        .join('\n');
    case 'order':
      return question.items.map(({ text, why }, i) => item(`${i + 1}. `, text, why)).join('\n');
    case 'match': {
      const pairs = question.pairs.map(({ left, right }) => [left, right] as const);
      return [...(question.columns === null ? [] : [question.columns]), ...pairs]
        .map(([left, right], i) => `${i === 0 && question.columns !== null ? '' : '  '}${left} = ${right}`)
        .join('\n');
    }
    case 'type':
      return `Accepted: ${question.accepted.join(' | ')}`;
    case 'recall':
      return `To recall: ${question.answer}`;
  }
}

/** Text behind a mark, its further lines and its comment below it. */
function item(mark: string, text: Markdown, why: Markdown | null): string {
  const indent = ' '.repeat(mark.length);
  const below = (more: Markdown): string => more.replace(/\n(?=.)/g, `\n${indent}`);
  return `${mark}${below(text)}${why === null ? '' : `\n${indent}> ${below(why)}`}`;
}
