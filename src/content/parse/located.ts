import type { Question, Topic } from '../model.ts';
import type { Source, Span } from '../source.ts';
import type { Located } from './shape.ts';
import type { Waiver } from './waiver.ts';

/** A question and where its parts stand. */
export interface LocatedQuestion {
  readonly question: Question;
  /** all of it, from its heading to its explanation */
  readonly whole: Span;
  /** heading in Markdown, value of `question:` in YAML */
  readonly stem: Span;
  readonly id: Span;
  /** its former ids */
  readonly was: readonly Located<string>[];
  /** the author gave an id, but one that cannot be: the question goes by a derived one */
  readonly misnamed: boolean;
  readonly concept: Span | null;
  readonly hint: Span | null;
  readonly explanation: Span | null;
  /** answers, items, left sides or accepted texts, in the author's order */
  readonly answers: readonly Span[];
  /** concepts that its wrong answers name */
  readonly misses: readonly Located<string>[];
}

/** A topic file as read: what could be understood of it, with the places that cross-checks point at. */
export interface LocatedTopic {
  readonly source: Source;
  /** id of the file's name */
  readonly id: string;
  /** null when too little is there to use it */
  readonly topic: Topic | null;
  /** what could be read of it, where that is too little to use it as well; null when there is nothing */
  readonly draft: Topic | null;
  readonly title: Span;
  /** the lesson as it is written in the file; null when there is none */
  readonly lesson: Span | null;
  readonly prerequisites: readonly Located<string>[];
  readonly aliases: readonly Located<string>[];
  readonly tags: readonly Located<string>[];
  readonly was: readonly Located<string>[];
  /** null when not all of the list could be read: nothing is then said about concepts */
  readonly concepts: readonly Located<string>[] | null;
  /** addresses of its resources */
  readonly urls: readonly Located<string>[];
  readonly waivers: readonly Waiver[];
  readonly questions: readonly LocatedQuestion[];
}
