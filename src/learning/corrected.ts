import { cardAfter } from './card.ts';
import { type Answered, MOST_REGRADED, type Regraded } from './event.ts';
import type { Card } from './progress.ts';

/** An answer as it counts: by the key as it was, or as it is now. */
interface Counted {
  readonly at: number;
  readonly tz: number;
  readonly grade: Answered['grade'];
  /** of the question by whose key it is graded */
  readonly digest: string;
}

/**
 * The answers that were taken in together, by the key their memory is kept under. A corrected key is laid over all of
 * them: whoever corrected it may not have known those that another machine recorded.
 */
export class CorrectedAnswers {
  readonly #byKey = new Map<string, Counted[]>();
  readonly #times: ReadonlySet<number>;

  /** `times`: when answers were given (UTC ms) that are taken in here, whether they still count or not. */
  constructor(times: ReadonlySet<number>) {
    this.#times = times;
  }

  add({ question, at, tz, grade, digest }: Answered): void {
    const there = this.#byKey.get(question);
    if (there === undefined) this.#byKey.set(question, [{ at, tz, grade, digest }]);
    else there.push({ at, tz, grade, digest });
  }

  move(from: string, to: string): void {
    this.#byKey.set(to, this.#byKey.get(from) ?? []);
    this.#byKey.delete(from);
  }

  forget(key: string): void {
    this.#byKey.delete(key);
  }

  /**
   * What is remembered once a correction is laid over the answers; null where none counts any more. Its digest is the
   * corrected one, unless an answer is among them that was not graded by it: then that one's, so it will be.
   */
  correct({ question, from, digest, answers }: Regraded): Card | null {
    const grades = new Map(answers.map(([at, , grade]) => [at, grade]));
    const here = [
      ...(from === undefined ? [] : (this.#byKey.get(from) ?? [])),
      ...(this.#byKey.get(question) ?? []),
    ];
    const times = new Set(here.map(({ at }) => at));
    // of answers that came in before, or whose journal is lost, the correction is all there is
    const elsewhere = answers
      .filter(([at]) => !times.has(at) && !this.#times.has(at))
      .map(([at, tz, grade]) => ({ at, tz, grade, digest }));
    const all = [
      ...elsewhere,
      ...here.map((one) => {
        const grade = grades.get(one.at);
        return grade === undefined ? one : { ...one, grade, digest };
      }),
    ].slice(-MOST_REGRADED);
    if (from !== undefined) this.forget(from);
    this.#byKey.set(question, all);
    let card: Card | null = null;
    for (const one of all) card = cardAfter(card, one);
    const other = all.findLast((one) => one.digest !== digest);
    return card && { ...card, digest: other?.digest ?? digest };
  }
}
