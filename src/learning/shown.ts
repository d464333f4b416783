import type { Markdown, QuestionKey } from '../content/model.ts';

/** A line one can pick, under the letter it is shown with. */
export interface Lettered {
  readonly key: string;
  readonly text: Markdown;
}

/** A question as a learner sees it: shuffled, lettered, without its key. */
export type Shown = {
  readonly id: QuestionKey;
  /** heading and body, Markdown */
  readonly stem: Markdown;
  readonly hint: Markdown | null;
} & (
  | { readonly kind: 'one' | 'many' | 'order'; readonly answers: readonly Lettered[] }
  | {
      readonly kind: 'match';
      readonly columns: readonly [string, string] | null;
      readonly answers: readonly Lettered[];
      /** the right-hand column; its keys are numbers from 1 */
      readonly choices: readonly Lettered[];
    }
  | { readonly kind: 'type' }
  /** `answer` is what the learner compares with after thinking */
  | { readonly kind: 'recall'; readonly answer: Markdown }
);

/** What a learner gave, in the letters shown. */
export type Response =
  | { readonly kind: 'one' | 'many' | 'order'; readonly keys: readonly string[] }
  | { readonly kind: 'match'; readonly pairs: Readonly<Record<string, string>> }
  | { readonly kind: 'type'; readonly text: string }
  | { readonly kind: 'recall'; readonly grade: 1 | 2 | 3 | 4 }
  | { readonly kind: 'unknown' };

/** What came back from a prompt: an answer, a wish for the hint, or the wish to stop. */
export type Reply =
  | { readonly type: 'answer'; readonly response: Response }
  | { readonly type: 'hint' }
  | { readonly type: 'stop' };
