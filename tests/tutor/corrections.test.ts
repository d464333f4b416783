import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Content } from '../../src/content/disk/index.ts';
import { answerDigest } from '../../src/content/fold.ts';
import type { Question, QuestionKey } from '../../src/content/model.ts';
import type { OutlineQuestion, OutlineTopic } from '../../src/content/outline.ts';
import { UserError } from '../../src/errors.ts';
import type { Grade, NewEvent } from '../../src/learning/event.ts';
import type { Card } from '../../src/learning/progress.ts';
import type { Changed } from '../../src/learning/regrade.ts';
import type { Store } from '../../src/store/store.ts';
import { applyCorrections } from '../../src/tutor/corrections.ts';
import { DAY, History, NOON } from '../support/history.ts';
import { sketchOutline } from '../support/outline.ts';
import { freshFolder } from '../support/program.ts';

const outline = sketchOutline({ http: { questions: 7, was: ['web'] } });
const [topic] = outline.topics as [OutlineTopic];
/** What is remembered of an answer, as far as it is looked at here. */
const card = (at: number, reps = 1): Card => ({ at, reps }) as Card;
const changed = topic.questions.map(
  (question): Changed => ({ topic, question, kept: question.key, card: card(NOON) }),
);
/** The key says PUT today. */
const body = (id: string): Question => ({
  id,
  derived: false,
  kind: 'one',
  stem: `Which is ${id}?`,
  body: '',
  hint: null,
  explanation: null,
  concept: null,
  level: null,
  was: [],
  answers: ['GET', 'PUT'].map((text) => ({
    text,
    correct: text === 'PUT',
    why: null,
    pinned: false,
    misses: null,
  })),
});

function corrected(
  history: History,
  {
    which = changed,
    there = (): boolean => true,
    append = (): void => {},
    cache = freshFolder('cache'),
  } = {},
) {
  const appended: NewEvent[] = [];
  const questions = topic.questions.map(({ id }) => id).filter(there);
  const content = { outline, body: () => ({ questions: questions.map(body) }) } as unknown as Content;
  const store = {
    history: () => history.events,
    append: (event: NewEvent) => {
      append();
      appended.push(event);
    },
  } as unknown as Store;
  return { told: applyCorrections(which, { content, store, cache }), appended, cache };
}
const answered = (key: string, grade: Grade, text: string, history = new History()): History => {
  history.answer(key, grade, { chosen: [answerDigest(text)] });
  return history;
};
const one = changed.slice(0, 1);

describe('a corrected key', () => {
  it.each([
    ['PUT', 1, 'right'],
    ['GET', 3, 'wrong'],
  ] as const)('makes %s, graded %i, count as %s', (text, grade, word) => {
    const { told, appended } = corrected(answered('http/q1', grade, text), { which: one });
    expect(told).toEqual([
      `The key of "Which is q1?" was corrected: your answer of 2026-01-05 now counts as ${word}.`,
    ]);
    expect(appended).toEqual([expect.objectContaining({ kind: 'regraded', question: 'http/q1' })]);
    expect(appended[0]).not.toHaveProperty('from');
  });

  it('follows a question that had another name when it was answered', () => {
    const { question } = one[0] as { question: OutlineQuestion };
    const which = [{ topic, question, kept: 'web/q1' as QuestionKey, card: card(NOON) }];
    const { appended } = corrected(answered('web/q1', 1, 'PUT'), { which });
    expect(appended).toEqual([expect.objectContaining({ question: 'http/q1', from: 'web/q1' })]);
  });

  it('that turns many answers is told five times, and then counted', () => {
    const history = new History();
    for (const { key } of topic.questions) answered(key, 1, 'PUT', history);
    const { told, appended } = corrected(history);
    expect(appended).toHaveLength(7);
    expect(told).toHaveLength(6);
    expect(told.at(-1)).toBe('2 more answers were graded anew.');
  });

  it('of a question that nobody can read just now, or nobody answered, changes nothing', () => {
    const history = answered('http/q1', 1, 'PUT');
    expect(corrected(history, { which: one, there: () => false })).toMatchObject({ told: [], appended: [] });
    expect(corrected(new History(), { which: one })).toMatchObject({ told: [], appended: [] });
  });

  it('is looked at once, and again where that could not be noted', () => {
    const history = answered('http/q1', 1, 'PUT');
    history.at += DAY;
    const { cache } = corrected(history, { which: one });
    expect(readFileSync(join(cache, 'corrections-sketch.txt'), 'utf8')).toBe(`http/q1 http:q1 ${NOON} 1`);
    expect(corrected(history, { which: one, cache })).toMatchObject({ told: [], appended: [] });
    const inTheWay = join(freshFolder('cache'), 'file');
    writeFileSync(inTheWay, '');
    expect(corrected(history, { which: one, cache: inTheWay }).told).toHaveLength(1);
  });

  it('is looked at again once another machine, still with the old key, adds an answer', () => {
    const history = answered('http/q1', 1, 'PUT');
    const first = corrected(history, { which: one });
    history.add(first.appended[0] as NewEvent);
    history.at += DAY;
    answered('http/q1', 1, 'PUT', history);
    const which = one.map((was) => ({ ...was, card: card(history.at, 2) }));
    const { told, appended } = corrected(history, { which, cache: first.cache });
    // of what was told before nothing is said again
    expect(told).toEqual([
      'The key of "Which is q1?" was corrected: your answer of 2026-01-06 now counts as right.',
    ]);
    expect(appended).toMatchObject([
      {
        answers: [
          [NOON, 0, 3],
          [NOON + DAY, 0, 3],
        ],
      },
    ]);
  });

  it('that cannot be kept is left for the next time', () => {
    const history = answered('http/q1', 1, 'PUT');
    const refused = corrected(history, {
      which: one,
      append: () => {
        throw new UserError('NOT SAVED: full.');
      },
    });
    expect([refused.told, existsSync(join(refused.cache, 'corrections-sketch.txt'))]).toEqual([[], false]);
    const broken = (): never => {
      throw new TypeError('a bug');
    };
    expect(() => corrected(history, { which: one, append: broken })).toThrow('a bug');
  });
});
