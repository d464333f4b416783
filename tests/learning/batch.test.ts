import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { follows } from '../../src/learning/batch.ts';
import { type Answered, type Event, type Grade, MOST_REGRADED } from '../../src/learning/event.ts';
import { type Card, cardIn, emptyProgress, type Progress, progressIn } from '../../src/learning/progress.ts';
import { fold } from '../../src/learning/replay.ts';
import { DAY, History } from '../support/history.ts';

const key = 'a/q1';
const foldAll = (events: readonly Event[]): Progress => fold(emptyProgress(), events);
const cardOf = (events: readonly Event[], question = key): Card | undefined =>
  cardIn(progressIn(foldAll(events), 'sketch'), question);
/** Whether the last of these events follows what those before it add up to. */
const lastFollows = (events: readonly Event[]): boolean =>
  follows(foldAll(events.slice(0, -1)), events.slice(-1));

/** Answers to one question, a day after another, wrong by a key that was wrong itself. */
function answered(times: number, history = new History()): History {
  for (let i = 0; i < times; i++) {
    history.answer(key, 1, { digest: 'old' });
    history.at += DAY;
  }
  return history;
}
const correct = (history: History, answers: readonly Event[], grade: Grade = 3): Event =>
  history.add({
    kind: 'regraded',
    question: key as never,
    digest: 'new',
    answers: answers.map(({ at, tz }) => [at, tz, grade]),
  });
/** The same answers, right from the beginning. */
const asIfRight = (events: readonly Event[]): Card | undefined =>
  cardOf(
    events.flatMap((event) =>
      event.kind === 'answered' ? [{ ...event, grade: 3, digest: 'new' } satisfies Answered] : [],
    ),
  );

describe('a corrected key', () => {
  it('is laid over answers that whoever corrected it did not know, and these are left to be graded', () => {
    const history = answered(3);
    const [first, ...unknown] = history.events as [Answered, Answered, Answered];
    correct(history, [first]);
    expect(cardOf(history.events)).toMatchObject({ reps: 3, grade: 1, digest: 'old' });
    expect(lastFollows(history.events)).toBe(false);
    // another machine, or this one later, knows the others
    correct(history, [first, ...unknown]);
    expect(cardOf(history.events)).toEqual(asIfRight(history.events));
    expect(lastFollows(history.events)).toBe(true);
  });

  it('loses nothing where two machines correct it, each knowing its own answers', () => {
    const history = answered(4);
    const [a, b, c, d] = history.events as Answered[] as [Answered, Answered, Answered, Answered];
    correct(history, [a, c]);
    correct(history, [b, d]);
    expect(cardOf(history.events)).toEqual(asIfRight(history.events));
  });

  it('does not bring back what was taken back or reset', () => {
    const taken = answered(2);
    const [first, second] = taken.events as [Answered, Answered];
    correct(taken, [first, second]);
    taken.add({ kind: 'undone', target: second.id });
    expect(cardOf(taken.events)).toEqual(asIfRight([first]));
    expect(lastFollows(taken.events)).toBe(false);
    taken.add({ kind: 'undone', target: first.id });
    expect(cardOf(taken.events)).toBeUndefined();

    const reset = answered(2);
    const known = [...reset.events];
    reset.add({ kind: 'reset', topic: 'a' as never });
    correct(reset, known);
    expect(cardOf(reset.events)).toBeUndefined();
    expect(lastFollows(reset.events)).toBe(false);
  });

  it('counts by itself for answers whose journal is lost', () => {
    const history = answered(2);
    correct(history, history.events);
    correct(history, history.events.slice(0, 2));
    const lost = history.events.slice(2);
    expect(cardOf(lost)).toEqual(asIfRight(history.events));
    expect(cardOf(lost.slice(0, 1))).toEqual(asIfRight(history.events));
  });

  it('names the last answers of many, and follows them', () => {
    const history = answered(MOST_REGRADED + 20);
    correct(history, history.events.slice(-MOST_REGRADED));
    expect(cardOf(history.events)).toMatchObject({ reps: MOST_REGRADED, digest: 'new', lapses: 0 });
    expect(lastFollows(history.events)).toBe(true);
  });

  it('goes with a question to its new name', () => {
    const history = new History();
    history.answer('old/q1', 1, { digest: 'old' });
    history.at += DAY;
    history.answer('mid/q1', 1, { digest: 'old', from: 'old/q1' });
    const answers = history.events.map(({ at, tz }) => [at, tz, 3] as const);
    history.add({
      kind: 'regraded',
      question: key as never,
      digest: 'new',
      answers,
      from: 'mid/q1' as never,
    });
    expect(cardOf(history.events)).toMatchObject({ reps: 2, grade: 3, digest: 'new' });
    expect(cardOf(history.events, 'mid/q1')).toBeUndefined();
    expect(lastFollows(history.events)).toBe(true);
  });

  it('follows what stands beside answers to other questions alone', () => {
    const history = answered(1);
    const before = foldAll(history.events);
    const known = [...history.events];
    const other = history.answer('b/q1', 3);
    const correction = correct(history, known);
    expect(follows(before, [other, correction])).toBe(true);
    expect(follows(before, [history.answer(key, 3), correction])).toBe(false);
    expect(follows(before, [history.add({ kind: 'reset', topic: 'b' as never }), correction])).toBe(false);
    const undo = history.add({ kind: 'undone', target: other.id });
    expect(follows(before, [other, correction, undo])).toBe(false);
  });
});

describe('an undo', () => {
  it('holds however much was done before it came in', () => {
    const history = new History();
    history.answer(key, 3);
    const reset = history.add({ kind: 'reset', topic: 'a' as never });
    for (let i = 0; i < 60; i++) history.answer(`b/q${i}`, 3);
    history.add({ kind: 'undone', target: reset.id });
    expect(lastFollows(history.events)).toBe(false);
    expect(cardOf(history.events)).toMatchObject({ reps: 1 });
  });

  it('takes back only what came before it', () => {
    const history = answered(1);
    const [first] = history.events as [Answered];
    const early = { ...history.add({ kind: 'undone', target: first.id }), id: '0'.repeat(26) } as Event;
    expect(cardOf([early, first])).toMatchObject({ reps: 1 });
  });

  it('of what came before a reset leaves what was read after that one', () => {
    const history = new History();
    const mark = history.mark('browsers', 'done');
    history.add({ kind: 'reset', topic: 'http' as never });
    history.read('http');
    history.add({ kind: 'undone', target: mark.id });
    expect(lastFollows(history.events)).toBe(false);
    // the reset comes in with it
    expect(follows(foldAll(history.events.slice(0, 1)), history.events.slice(1))).toBe(false);
    const { topics } = progressIn(foldAll(history.events), 'sketch');
    expect(topics).toEqual({ http: { read: history.at } });
  });

  it('of what came last follows, whatever was read since', () => {
    const history = new History();
    const reset = history.add({ kind: 'reset', topic: 'http' as never });
    const mark = history.mark('http', 'done');
    const before = foldAll(history.events);
    const [read, undo] = [history.read('http'), history.add({ kind: 'undone', target: mark.id })];
    const again = history.add({ kind: 'undone', target: reset.id });
    const after = history.mark('http', 'done');
    const fresh = [read, undo, again, after];
    expect(follows(before, fresh)).toBe(true);
    expect(fold(before, fresh)).toEqual(foldAll(history.events));
    expect(follows(before, [read, again])).toBe(false);
    const other = history.mark('dns', 'done');
    expect(follows(before, [other, history.add({ kind: 'undone', target: mark.id })])).toBe(false);
  });

  it('of what came before another act does not follow, or that one would know what was read since', () => {
    const history = new History();
    const mark = history.mark('dns', 'done');
    history.mark('http', 'done');
    history.read('http');
    history.add({ kind: 'undone', target: mark.id });
    expect(lastFollows(history.events)).toBe(false);
  });

  it('keeps its place among the acts, whether it comes in at once or later', () => {
    const acts = fc.array(fc.nat(8), { minLength: 40, maxLength: 80 });
    fc.assert(
      fc.property(acts, fc.nat(), (moves, cut) => {
        const history = new History();
        for (const move of moves) {
          const target = history.events.at(-1 - move);
          if (move < 4 || target === undefined) history.answer(`a/q${move}`, 3);
          else if (move === 6) history.read('a');
          else if (move === 7) history.mark('a', 'done');
          else if (move === 8) history.add({ kind: 'reset', topic: 'a' as never });
          else history.add({ kind: 'undone', target: target.id });
        }
        const at = cut % moves.length;
        const [before, rest] = [foldAll(history.events.slice(0, at)), history.events.slice(at)];
        fc.pre(follows(before, rest));
        expect(fold(before, rest)).toEqual(foldAll(history.events));
      }),
      { numRuns: 100 },
    );
  });

  it('of what nobody knows changes nothing, and is no reason to begin anew at the first start', () => {
    const history = answered(1);
    const unknown = history.add({ kind: 'undone', target: 'nobody' });
    expect(cardOf(history.events)).toMatchObject({ reps: 1 });
    expect(follows(emptyProgress(), history.events)).toBe(true);
    expect(follows(foldAll(history.events.slice(0, 1)), [unknown])).toBe(false);
  });
});
