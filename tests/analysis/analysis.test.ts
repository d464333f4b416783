import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { adviceFor } from '../../src/analysis/advice.ts';
import { figuresOf } from '../../src/analysis/items.ts';
import { learnersIn } from '../../src/analysis/learners.ts';
import { sightsIn } from '../../src/analysis/sights.ts';
import { stopsOf } from '../../src/analysis/stops.ts';
import { answerDigest } from '../../src/content/fold.ts';
import type { Question, QuestionKey } from '../../src/content/model.ts';
import type { Event } from '../../src/learning/event.ts';
import { answer, event, outlineOf } from './support.ts';

const key = (name: string): QuestionKey => name as QuestionKey;
const texts = ['the key', 'a mistake', 'a filler'];
const choice = {
  kind: 'one',
  id: 'q0',
  answers: texts.map((text, i) => ({ text, correct: i === 0, why: null, pinned: false, misses: null })),
} as unknown as Question;

describe('what an author may want to look at', () => {
  const option = (letter: string, more: object = {}) => ({
    ...{
      letter,
      text: `answer ${letter}`,
      correct: letter === 'a',
      picked: 5,
      share: 0.5,
      discrimination: null,
    },
    ...more,
  });
  const advised = (more: object): readonly string[] =>
    adviceFor({
      ...{ key: key('t/q0'), kind: 'one', learners: 100, right: 0.6, discrimination: 0.5, took: null },
      ...{ options: [option('a'), option('b'), option('c')] },
      ...more,
    } as never);

  it.each<[string, object, readonly (string | RegExp)[]]>([
    ['says nothing of what is well', {}, []],
    ['says nothing of few learners', { learners: 1, right: 0 }, []],
    [
      'that the key may be wrong',
      {
        discrimination: -0.1,
        options: [option('a'), option('b', { discrimination: 0.3, text: 'x'.repeat(60) })],
      },
      [/^The key may be wrong: strong learners pick b \("x{49}…"\)\.$/],
    ],
    [
      'that another answer may be right',
      { options: [option('a'), option('b', { discrimination: 0.2 }), option('c', { discrimination: 0.4 })] },
      [/^Strong learners pick c/],
    ],
    ['that it should be read again', { discrimination: -0.2 }, [/^Weak learners are right more often/]],
    ['that it tells nobody from anybody', { discrimination: 0.1 }, [/^It hardly tells strong/]],
    ['that it is not known yet', { discrimination: null }, []],
    [
      'that an answer tempts nobody',
      { options: [option('a'), option('b', { picked: 0 }), option('c', { picked: 0 })] },
      [/^Nobody picks b \("answer b"\) or c/],
    ],
    ['that it is too easy', { right: 0.99 }, [/^Too easy/]],
    ['that guessing does better', { right: 0.2 }, [/^Fewer are right/]],
    ['and not where nothing was to choose', { right: 0.2, kind: 'type', options: [] }, []],
  ])('%s', (_what, more, lines) => {
    const said = advised(more);
    expect(said).toHaveLength(lines.length);
    for (const [i, line] of lines.entries()) expect(said[i]).toMatch(line);
  });
});

describe('learners', () => {
  it('are told apart by log, but logs that share an event are of one', () => {
    const [a, b, c] = [answer('t/q0', true), answer('t/q1', true), answer('t/q0', false)];
    const found = learnersIn([[b], [c], [a, b], []]);
    expect(found.map((events) => events.map(({ id }) => id))).toEqual([[c.id], [a.id, b.id]]);
  });

  it('did not do what they undid', () => {
    const first = answer('t/q0', true);
    expect(learnersIn([[first, event({ kind: 'undone', target: first.id })]])).toEqual([[]]);
  });

  it('are the same in whichever order and how often their logs are named', () => {
    const logs = fc.array(fc.array(fc.nat(20), { maxLength: 5 }), { maxLength: 8 });
    const events = Array.from({ length: 21 }, (_, i) => answer(`t/q${i}`, true));
    const shape = (drawn: readonly (readonly number[])[]): unknown =>
      learnersIn(drawn.map((log) => log.map((i) => events[i] as Event)))
        .map((one) => one.map(({ id }) => id).join())
        .sort();
    fc.assert(
      fc.property(logs, (drawn) => {
        expect(shape([...drawn].reverse())).toEqual(shape(drawn));
        expect(shape([...drawn, ...drawn])).toEqual(shape(drawn));
      }),
    );
  });
});

describe('first sights', () => {
  it('are the first answer to a question as it reads today, under any name it had', () => {
    const events = [
      answer('t/q0', true, { digest: 'another wording' }),
      answer('t/former-q0', false, { digest: 'd0' }),
      answer('t/q0', true),
      answer('t/gone', true),
      answer('t/q1', true, { roadmap: 'other' }),
    ];
    const found = sightsIn([events], outlineOf(2));
    expect(found.byQuestion.get(key('t/q0'))?.map(({ correct }) => correct)).toEqual([false]);
    expect([found.answers.get(key('t/q0')), found.earlier, found.unknown]).toEqual([2, 1, 1]);
    expect(found.byQuestion.has(key('t/q1'))).toBe(false);
  });

  it('may be those of a placement test, which takes no time', () => {
    const probe = event({
      ...{
        kind: 'probed',
        request: '',
        question: 't/q0',
        digest: 'd0',
        correct: false,
        guess: 0.25,
        chosen: ['x'],
      },
    });
    const found = sightsIn([[probe, answer('t/q0', true)]], outlineOf(1));
    expect(found.byQuestion.get(key('t/q0'))).toEqual([
      { correct: false, chosen: ['x'], took: null, rest: null },
    ]);
    expect(found.answers.get(key('t/q0'))).toBe(2);
  });

  it('leave the question itself out of the share of right ones, and need five others', () => {
    const six = [true, false, false, true, true, true].map((right, i) => answer(`t/q${i}`, right));
    const sights = sightsIn([six, six.slice(0, 5)], outlineOf(6)).byQuestion;
    expect(sights.get(key('t/q0'))?.map(({ rest }) => rest)).toEqual([3 / 5, null]);
    expect(sights.get(key('t/q1'))?.map(({ rest }) => rest)).toEqual([4 / 5, null]);
  });
});

/** Learners who know the first `n` of ten questions, and pick an answer to `t/q0` by what they know. */
const group = (pick: (strength: number) => number): readonly Event[][] =>
  Array.from({ length: 20 }, (_, i) => {
    const strength = i % 10;
    const place = pick(strength);
    const picked = answerDigest(texts[place] as string);
    const others = Array.from({ length: 10 }, (_o, n) => answer(`t/q${n + 1}`, n < strength));
    return [answer('t/q0', place === 0, { chosen: [picked], took: 1000 * (i + 1) }), ...others];
  });
const figures = (pick: (strength: number) => number) => {
  const { byQuestion, answers } = sightsIn(group(pick), outlineOf(11));
  return figuresOf(key('t/q0'), choice, byQuestion.get(key('t/q0')) ?? [], answers.get(key('t/q0')) ?? 0);
};

describe('the figures of a question', () => {
  const good = figures((strength) => (strength >= 5 ? 0 : 1));

  it('say how many were right, how long it took, and who picked what', () => {
    expect(good).toMatchObject({ learners: 20, answers: 20, right: 0.5, took: 10_500 });
    expect(good.options.map(({ letter, picked }) => [letter, picked])).toEqual([
      ['a', 10],
      ['b', 10],
      ['c', 0],
    ]);
    expect(good.options[0]?.strength).toBeCloseTo(0.7);
    expect(good.options[1]?.strength).toBeCloseTo(0.2);
    expect(good.options[2]?.strength).toBeNull();
  });

  it('correlate being right here with being right elsewhere', () => {
    // shares 0, .1 … .9 twice each, the upper half right: (.7 - .2) / √.0825 · .5
    expect(good.discrimination).toBeCloseTo(0.25 / Math.sqrt(0.0825), 10);
    expect(figures((strength) => (strength >= 5 ? 1 : 0)).discrimination).toBeCloseTo(
      -0.25 / Math.sqrt(0.0825),
      10,
    );
  });

  it('say nothing of correlation with fewer than ten learners', () => {
    const { byQuestion } = sightsIn(group(() => 0).slice(0, 9), outlineOf(11));
    expect(figuresOf(key('t/q0'), choice, byQuestion.get(key('t/q0')) ?? [], 9).discrimination).toBeNull();
  });
});

describe('advice', () => {
  const advice = (pick: (strength: number) => number): string => adviceFor(figures(pick)).join('\n');

  it('names a wrong answer that nobody picks', () => {
    expect(advice((strength) => (strength >= 5 ? 0 : 1))).toBe(
      'Nobody picks c ("a filler"): write a mistake that people make.',
    );
  });

  it('doubts the key where the strong pick another answer', () => {
    expect(advice((strength) => (strength >= 5 ? 1 : 0))).toContain(
      'The key may be wrong: strong learners pick b ("a mistake").',
    );
  });

  it('asks whether a wrong answer could be defended that the strong pick, too', () => {
    expect(advice((strength) => (strength >= 8 ? 1 : strength >= 4 ? 0 : 2))).toContain(
      'could it be defended?',
    );
  });

  it('says that a question is too easy, and then nothing of its wrong answers', () => {
    expect(advice(() => 0)).toBe('Too easy at first sight: nearly everybody is right.');
  });

  it('says that guessing would do better', () => {
    expect(advice((strength) => (strength === 9 ? 0 : strength % 2 === 0 ? 1 : 2))).toContain('by guessing');
  });

  it('says nothing of a question that few have met', () => {
    const { byQuestion } = sightsIn(group(() => 1).slice(0, 9), outlineOf(11));
    expect(adviceFor(figuresOf(key('t/q0'), choice, byQuestion.get(key('t/q0')) ?? [], 9))).toEqual([]);
  });
});

describe('where learners stop', () => {
  it('is the topic each of them touched last, under any name it had', () => {
    const events = [
      answer('old-t/q0', true),
      event({ kind: 'ended', session: 'x' }),
      event({ kind: 'read', topic: 'gone' }),
    ];
    expect(
      stopsOf(
        [events, [answer('t/q0', true)], [], [answer('t/q0', true, { roadmap: 'other' })]],
        outlineOf(1),
      ),
    ).toEqual([{ topic: 't', title: 'Topic', learners: 2 }]);
  });
});
