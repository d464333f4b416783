import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { follows } from '../../src/learning/batch.ts';
import type { Event, Grade } from '../../src/learning/event.ts';
import { rowsOf } from '../../src/learning/grouped.ts';
import {
  cardIn,
  emptyProgress,
  type Progress,
  progressIn,
  topicRecord,
} from '../../src/learning/progress.ts';
import { fold } from '../../src/learning/replay.ts';
import { DAY, History } from '../support/history.ts';

const plain = (progress: Progress): unknown => JSON.parse(JSON.stringify(progress));
const foldAll = (events: readonly Event[]): Progress => fold(emptyProgress(), events);

/** The answers to a question that are neither taken back nor from before a reset. */
function countedAnswers({ events }: History, question: string): Event[] {
  const undone = new Set(events.flatMap((event) => (event.kind === 'undone' ? [event.target] : [])));
  const kept = events.filter(({ id }) => !undone.has(id));
  const reset = kept.findLastIndex(
    (event) => event.kind === 'reset' && question.startsWith(`${event.topic}/`),
  );
  return kept.slice(reset + 1).filter((event) => event.kind === 'answered' && event.question === question);
}

/** Histories of every kind of event over a few topics, undo of any earlier event included. */
const histories = fc
  .array(
    fc.tuple(
      fc.integer({ min: 0, max: 11 }),
      fc.integer({ min: 0, max: 5 }),
      fc.constantFrom(1, 2, 3, 4),
      fc.integer({ min: -2, max: 40 }),
    ),
    { maxLength: 60 },
  )
  .map((moves) => {
    const history = new History();
    for (const [move, which, grade, days] of moves) {
      history.at += days * DAY;
      const topic = ['a', 'b', 'constructor'][which % 3] as string;
      const began = history.events.findLast((event) => event.kind === 'began');
      const question = `${topic}/q${(which % 2) + 1}`;
      if (move <= 2)
        history.answer(question, grade as Grade, {
          ...(began ? { session: began.id } : {}),
          ...(grade === 1 && which > 2 ? { misses: [`concept-${days % 2}`] } : {}),
        });
      else if (move === 8)
        history.add({ kind: 'credited', topics: [topic, 'b'].slice(0, 1 + (which % 2)) as never });
      else if (move === 9)
        history.add({
          kind: 'regraded',
          question: question as never,
          digest: 'corrected',
          answers: countedAnswers(history, question)
            .slice(which > 3 ? 1 : 0)
            .map(({ at, tz }) => [at, tz, grade as Grade]),
        });
      else if (move === 10)
        history.add({
          kind: 'probed',
          request: 'all',
          question: question as never,
          digest: 'd',
          correct: grade > 2,
          guess: 0.25,
          chosen: [],
        });
      else if (move === 3) history.read(topic);
      else if (move === 4) history.mark(topic, grade > 2 ? 'done' : 'skipped');
      else if (move === 5) history.add({ kind: 'reset', topic: topic as never });
      else if (move === 6) history.add({ kind: 'began', request: `quiz ${which}`, size: 5 });
      else if (move === 11) {
        const [passed, failed] = grade > 2 ? [['x', 'y'], ['z']] : [['z'], ['x']];
        history.add({ kind: 'project-checked', project: topic, passed, failed, topics: [] });
      } else {
        const target = history.events[history.events.length - 1 - which];
        if (target) history.add({ kind: 'undone', target: target.id });
      }
    }
    return history.events;
  });

describe('progress', () => {
  it('is the same whether events are taken in at once or in two parts, kept as JSON in between', () => {
    fc.assert(
      fc.property(histories, fc.nat(), (events, cut) => {
        const at = events.length === 0 ? 0 : cut % (events.length + 1);
        const kept = JSON.parse(JSON.stringify(foldAll(events.slice(0, at)))) as Progress;
        const rest = events.slice(at);
        fc.pre(follows(kept, rest));
        expect(plain(fold(kept, rest))).toEqual(plain(foldAll(events)));
      }),
      { numRuns: 400 },
    );
  });

  it('is after an undo what it would be had the act never happened', () => {
    fc.assert(
      fc.property(histories, (events) => {
        const acts = events.filter((event) => event.kind !== 'undone');
        const last = acts.findLast(({ kind }) =>
          ['answered', 'marked', 'reset', 'credited', 'regraded'].includes(kind),
        );
        fc.pre(last !== undefined);
        const undo = {
          v: 1,
          id: 'Z'.repeat(26),
          at: 0,
          tz: 0,
          roadmap: 'sketch',
          kind: 'undone',
          target: last.id,
        } as const;
        const undone = progressIn(foldAll([...acts, undo]), 'sketch');
        const never = progressIn(foldAll(acts.filter((event) => event !== last)), 'sketch');
        expect(JSON.parse(JSON.stringify({ ...undone, acts: [] }))).toEqual(
          JSON.parse(JSON.stringify({ ...never, acts: [] })),
        );
      }),
      { numRuns: 400 },
    );
  });

  it('passes a topic when all its questions were answered and four in five of them right', () => {
    const history = new History();
    for (let i = 1; i <= 4; i++) history.answer(`a/q${i}`, 3, { of: 5 });
    expect(topicRecord(progressIn(foldAll(history.events), 'sketch'), 'a').passed).toBeUndefined();
    history.answer('a/q5', 1, { of: 5 });
    expect(topicRecord(progressIn(foldAll(history.events), 'sketch'), 'a').passed).toBe(history.at);
  });

  it('keeps a topic passed when later answers are wrong: it fades, it is not taken away', () => {
    const history = new History();
    history.answer('a/q1', 3, { of: 1 });
    history.answer('a/q1', 1, { of: 1 });
    expect(topicRecord(progressIn(foldAll(history.events), 'sketch'), 'a').passed).toBeDefined();
  });

  it('moves what is remembered to the new key of a renamed question', () => {
    const history = new History();
    history.answer('old/q1', 3);
    history.at += 3 * DAY;
    history.answer('new/q1', 3, { from: 'old/q1' });
    const progress = progressIn(foldAll(history.events), 'sketch');
    expect(Object.keys(rowsOf(progress.cards))).toEqual(['new/q1']);
    expect(cardIn(progress, 'new/q1')?.reps).toBe(2);
  });

  it('never mixes the progress of two roadmaps', () => {
    const history = new History();
    const other = { ...history.answer('a/q1', 3), roadmap: 'other' } as Event;
    expect(progressIn(foldAll([other]), 'sketch').cards).toEqual({});
    expect(Object.keys(rowsOf(progressIn(foldAll([other]), 'other').cards))).toEqual(['a/q1']);
  });

  it('counts the answers of a day by the learner’s 04:00, not by midnight', () => {
    const history = new History();
    history.at = Date.UTC(2026, 0, 6, 1);
    history.answer('a/q1', 3);
    history.at = Date.UTC(2026, 0, 6, 5);
    history.answer('a/q2', 3);
    expect(Object.values(rowsOf(progressIn(foldAll(history.events), 'sketch').days))).toEqual([1, 1]);
  });

  it('knows which answers of a session were wrong at the last try', () => {
    const history = new History();
    const session = history.add({ kind: 'began', request: 'quiz', size: 3 }).id;
    history.answer('a/q1', 1, { session });
    history.answer('a/q2', 1, { session });
    history.answer('a/q1', 3, { session });
    expect(progressIn(foldAll(history.events), 'sketch').session).toMatchObject({
      answered: ['a/q1', 'a/q2'],
      missed: ['a/q2'],
      ended: false,
    });
  });
});
