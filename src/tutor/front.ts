import type { Confidence } from '../learning/event.ts';
import type { Verdict } from '../learning/grade.ts';
import type { Result } from '../learning/session.ts';
import type { Reply, Shown } from '../learning/shown.ts';

export interface Asking {
  readonly shown: Shown;
  /** the question's topic, as its title */
  readonly topic: string;
  readonly number: number;
  readonly of: number;
  /** a miss asked again */
  readonly repeat: boolean;
  /** why this question is asked, where there is more to it than being due */
  readonly remark: string | null;
}

export interface Told {
  readonly shown: Shown;
  readonly verdict: Verdict;
  /** the learner said that they do not know */
  readonly unknown: boolean;
  readonly explanation: string | null;
  /** it will be asked again before the session ends */
  readonly repeatLater: boolean;
  /** when it comes up again, in words */
  readonly due: string;
}

export interface Missed {
  readonly stem: string;
  readonly keyTexts: readonly string[];
  /** right when asked again */
  readonly recovered: boolean;
  readonly topic: string;
  /** exams explain at the end */
  readonly explanation: string | null;
}

export interface Summary {
  readonly results: readonly Result[];
  /** misses that were asked again, and how many of those answers were right */
  readonly again: { readonly asked: number; readonly right: number };
  readonly missed: readonly Missed[];
  /** ended before every question was asked */
  readonly stopped: boolean;
  /** questions set out to be asked and not answered */
  readonly left: number;
  /** answers that could not be recorded */
  readonly unsaved: number;
  /** what became of topics: "HTTP: learned" */
  readonly topics: readonly string[];
  /** questions that are forgotten again and again, and what to do about each */
  readonly leeches: readonly string[];
  /** what is next, in a sentence */
  readonly next: string;
}

/** How a session meets the learner: in a terminal with keys, or on plain lines. */
export interface Front {
  /** shows a question and waits for a reply; rejects when stopped from outside */
  ask(asking: Asking): Promise<Reply>;
  /** the same question once more: after its hint, or after a near miss */
  askAgain(asking: Asking): Promise<Reply>;
  /** how sure the learner is of the answer just given, null for the wish to stop; rejects when stopped from outside */
  sure(): Promise<Confidence | null>;
  /** asks for yes or no, no being what Enter alone means; null at the end of input; rejects when stopped from outside */
  agree(question: string): Promise<boolean | null>;
  say(text: string): void;
  hint(text: string | null): void;
  near(): void;
  verdict(told: Told): void;
  summary(summary: Summary): void;
  close(): void;
}
