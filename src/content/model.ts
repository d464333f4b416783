import type { Project } from './project/model.ts';

/** What a roadmap is, once read. One model for both spellings, Markdown and YAML. */

declare const brand: unique symbol;
type Branded<T, B extends string> = T & { readonly [brand]: B };

/** kebab-case, one flat namespace over stages and topics */
export type TopicId = Branded<string, 'TopicId'>;
export type StageId = Branded<string, 'StageId'>;
/** `topic/question`: the key progress is kept by */
export type QuestionKey = Branded<string, 'QuestionKey'>;
/** Markdown source, already free of control characters */
export type Markdown = string;

export const questionKey = (topic: TopicId, question: string): QuestionKey =>
  `${topic}/${question}` as QuestionKey;

export type Level = 'recall' | 'understand' | 'apply' | 'analyze';

export interface Resource {
  readonly title: string;
  readonly url: string;
  readonly kind: string | null;
}

/** One answer of a choosing question, in the author's order. */
export interface Answer {
  readonly text: Markdown;
  readonly correct: boolean;
  /** why someone believes it and where it goes wrong */
  readonly why: Markdown | null;
  /** keeps its authored place when answers are shuffled */
  readonly pinned: boolean;
  /** concept of the topic that whoever picks this wrong answer has not understood */
  readonly misses: string | null;
}

interface QuestionBase {
  /** unique within its topic */
  readonly id: string;
  /** true when the author wrote no id and this one comes from the stem's digest */
  readonly derived: boolean;
  /** the heading: a complete problem on one line */
  readonly stem: Markdown;
  /** what stands between heading and answers (code blocks …), or '' */
  readonly body: Markdown;
  readonly hint: Markdown | null;
  readonly explanation: Markdown | null;
  readonly concept: string | null;
  readonly level: Level | null;
  /** earlier ids, each `question` or `topic/question` */
  readonly was: readonly string[];
}

export interface ChooseQuestion extends QuestionBase {
  readonly kind: 'one' | 'many';
  readonly answers: readonly Answer[];
}
export interface OrderQuestion extends QuestionBase {
  readonly kind: 'order';
  /** in the right order */
  readonly items: readonly { readonly text: Markdown; readonly why: Markdown | null }[];
}
export interface MatchQuestion extends QuestionBase {
  readonly kind: 'match';
  /** the table's header, or null when it names nothing */
  readonly columns: readonly [string, string] | null;
  readonly pairs: readonly { readonly left: Markdown; readonly right: Markdown }[];
}
export interface TypeQuestion extends QuestionBase {
  readonly kind: 'type';
  readonly accepted: readonly string[];
}
export interface RecallQuestion extends QuestionBase {
  readonly kind: 'recall';
  readonly answer: Markdown;
}
export type Question = ChooseQuestion | OrderQuestion | MatchQuestion | TypeQuestion | RecallQuestion;
export type Kind = Question['kind'];

export interface Topic {
  readonly id: TopicId;
  readonly title: string;
  readonly summary: string;
  /** ids as written; `check` reports those that name no topic */
  readonly prerequisites: readonly TopicId[];
  readonly aliases: readonly string[];
  readonly tags: readonly string[];
  /** the author's estimate for lesson and quiz, in minutes */
  readonly minutes: number;
  readonly optional: boolean;
  readonly concepts: readonly string[];
  readonly resources: readonly Resource[];
  readonly was: readonly TopicId[];
  readonly lesson: Markdown;
  readonly questions: readonly Question[];
}

export interface Stage {
  readonly id: StageId;
  /** `2.2`: the second stage of the second stage */
  readonly number: string;
  readonly title: string;
  readonly summary: string | null;
  readonly aliases: readonly string[];
  /** the body of `stage.md`, shown on entering the stage, or '' */
  readonly intro: Markdown;
  /** in study order */
  readonly topics: readonly Topic[];
  readonly stages: readonly Stage[];
}

export interface Roadmap {
  /** null when its file says none that can be read: then nothing can be kept of it */
  readonly id: string | null;
  readonly title: string;
  readonly description: string | null;
  readonly version: string | null;
  readonly license: string | null;
  readonly stages: readonly Stage[];
  /** by level, then by id */
  readonly projects: readonly Project[];
}
