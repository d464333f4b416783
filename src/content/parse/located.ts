import type { Question, Topic } from '../model.ts';
import type { Source, Span } from '../source.ts';
import type { Located } from './shape.ts';

/** A question and where its parts stand. */
export interface LocatedQuestion {
  readonly question: Question;
  /** heading in Markdown, value of `question:` in YAML */
  readonly stem: Span;
  readonly id: Span;
  /** the author gave an id, but one that cannot be: the question goes by a derived one */
  readonly misnamed: boolean;
  readonly concept: Span | null;
  readonly hint: Span | null;
  readonly explanation: Span | null;
  /** answers, items, left sides or accepted texts, in the author's order */
  readonly answers: readonly Span[];
}

/** A topic file as read: what could be understood of it, with the places that cross-checks point at. */
export interface LocatedTopic {
  readonly source: Source;
  /** id of the file's name */
  readonly id: string;
  /** null when too little is there to use it */
  readonly topic: Topic | null;
  readonly title: Span;
  readonly prerequisites: readonly Located<string>[];
  readonly aliases: readonly Located<string>[];
  readonly tags: readonly Located<string>[];
  readonly was: readonly Located<string>[];
  /** null when not all of the list could be read: nothing is then said about concepts */
  readonly concepts: readonly Located<string>[] | null;
  readonly questions: readonly LocatedQuestion[];
}
