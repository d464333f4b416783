import type { Question } from '../content/model.ts';

/** A question with its topic, as it goes out. */
export interface Outgoing {
  readonly topic: string;
  readonly topicTitle: string;
  readonly question: Question;
}

/** A question as written in a foreign format, or the reason why it cannot be. */
export type Written =
  | { readonly text: string; readonly lost: readonly string[] }
  | { readonly reason: string };

/** Parts of a question that are there and that a format has no place for. */
export function lostOf(question: Question, holds: ReadonlySet<Part>): readonly string[] {
  const answers = 'answers' in question ? question.answers : [];
  const has: Readonly<Record<Part, boolean>> = {
    id: true,
    hint: question.hint !== null,
    explanation: question.explanation !== null,
    comments:
      answers.some((answer) => answer.why !== null) ||
      ('items' in question && question.items.some((item) => item.why !== null)),
    concept: question.concept !== null,
    level: question.level !== null,
    'former ids': question.was.length > 0,
    pins: answers.some((answer) => answer.pinned),
    'missed concepts': answers.some((answer) => answer.misses !== null),
    'names of columns': question.kind === 'match' && question.columns !== null,
  };
  return (Object.keys(has) as Part[]).filter((part) => has[part] && !holds.has(part));
}

export type Part =
  | 'id'
  | 'hint'
  | 'explanation'
  | 'comments'
  | 'concept'
  | 'level'
  | 'former ids'
  | 'pins'
  | 'missed concepts'
  | 'names of columns';
