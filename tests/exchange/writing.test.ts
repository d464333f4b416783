import { describe, expect, it } from 'vitest';
import type { Answer, Question } from '../../src/content/model.ts';
import { writeAiken } from '../../src/exchange/aiken-write.ts';
import { writeGift } from '../../src/exchange/gift/write.ts';

const answers = (...texts: string[]): Answer[] =>
  texts.map((text, i) => ({ text, correct: i === 0, why: null, pinned: false, misses: null }));
const question = (more: object): Question =>
  ({
    ...{ id: 'q', derived: false, stem: 'Which?', body: '', hint: null, explanation: null },
    ...{ concept: null, level: null, was: [], kind: 'one', answers: answers('a', 'b') },
    ...more,
  }) as unknown as Question;
const out = (more: object) => ({ topic: 't', topicTitle: 'T', question: question(more) });

describe('a question as Aiken', () => {
  it('is a line for each part', () => {
    expect(writeAiken(out({}))).toEqual({
      text: 'Which?\nA) a\nB) b\nANSWER: A',
      lost: expect.arrayContaining(['id']),
    });
  });

  it.each<[string, object, string]>([
    ['of another kind', { kind: 'recall', answer: 'x' }, 'no questions of kind "recall"'],
    ['with more below it', { body: 'More.' }, 'no room for what stands below'],
    ['with an answer of several lines', { answers: answers('a', '- x\n- y') }, 'each answer on one line'],
    ['that looks like an answer', { stem: 'A. Which?' }, 'would take the question for an answer'],
    ['that looks like a key', { stem: 'Answer: which?' }, 'would take the question for an answer'],
  ])('is none %s', (_what, more, reason) =>
    expect(writeAiken(out(more))).toEqual({ reason: expect.stringContaining(reason) }),
  );

  it('says which marks it loses', () => {
    expect(writeAiken(out({ stem: '*Which*?' }))).toMatchObject({
      text: expect.stringMatching(/^Which\?/),
      lost: expect.arrayContaining(['emphasis']),
    });
  });
});

describe('a question as GIFT', () => {
  it('gives what looks like a weight a weight of its own, and names the format of a bracket', () => {
    const { text } = writeGift(out({ answers: answers('%50% of it', '%20% of it', '[html] tag') })) as {
      text: string;
    };
    expect(text).toContain('=%100%%50% of it');
    expect(text).toContain('~%0%%20% of it');
    expect(text).toContain('~[markdown][html] tag');
  });

  it.each<[string, object, string]>([
    ['an order', { kind: 'order', items: [] }, 'no questions of order'],
    ['an arrow to be typed', { kind: 'type', accepted: ['a -> b'] }, 'for a pair'],
    [
      'an arrow to be matched',
      { kind: 'match', pairs: [{ left: 'a->b', right: 'c' }] },
      'what is to be matched',
    ],
  ])('cannot say %s', (_what, more, reason) =>
    expect(writeGift(out(more))).toEqual({ reason: expect.stringContaining(reason) }),
  );
});
