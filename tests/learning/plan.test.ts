import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Outline } from '../../src/content/outline.ts';
import { cutOrder } from '../../src/learning/cut-order.ts';
import { Expectation } from '../../src/learning/expectation.ts';
import { interval, type Memory, remember, retrievability } from '../../src/learning/memory.ts';
import { decideNext } from '../../src/learning/next.ts';
import { paceOf } from '../../src/learning/pace.ts';
import { makePlan, type Plan, type PlanWish } from '../../src/learning/plan.ts';
import { planWeeks } from '../../src/learning/schedule.ts';
import { studyOrder } from '../../src/learning/study-order.ts';
import { worksOf } from '../../src/learning/work.ts';
import { DAY, History } from '../support/history.ts';
import { sketchOutline, type TopicSketch } from '../support/outline.ts';

const DAILY = new Set([0, 1, 2, 3, 4, 5, 6]);
const names = 'abcdefghijkl'.split('');
const MONDAY = new History().learner(sketchOutline({})).today;

function plan(outline: Outline, wish: Partial<PlanWish> = {}, history = new History()): Plan {
  const learner = history.learner(outline);
  const pace = paceOf(history.events, learner);
  return makePlan(learner, pace, { by: MONDAY + 60, minutes: 30, weekdays: DAILY, ...wish });
}
const row = (count: number, sketch: TopicSketch = {}): Outline =>
  sketchOutline(Object.fromEntries(names.slice(0, count).map((name) => [name, sketch])));

it('counts a question in that was answered wrong all day long', () => {
  const history = new History();
  for (let i = 0; i < 12; i++) {
    history.answer('a/q1', 1);
    history.at += 3_600_000;
  }
  const { days } = plan(row(2), {}, history);
  expect(days[0]?.reviews).toBeGreaterThan(0);
});

/** Outlines with any prerequisites; with `circles` some topics may wait for each other. */
const outlines = (circles: boolean): fc.Arbitrary<Outline> =>
  fc
    .array(
      fc.record({
        needs: fc.array(fc.nat(11), { maxLength: 3 }),
        optional: fc.boolean(),
        questions: fc.integer({ min: 0, max: 12 }),
        minutes: fc.integer({ min: 1, max: 120 }),
        stage: fc.constantFrom('one', 'two'),
      }),
      { maxLength: 12 },
    )
    .map((sketches) =>
      sketchOutline(
        Object.fromEntries(
          sketches.map(({ needs, ...sketch }, i) => {
            const named = needs.filter((need) => (circles ? need < sketches.length : need < i));
            return [names[i], { ...sketch, needs: named.map((need) => names[need] as string) }];
          }),
        ),
      ),
    );

/** Any history over an outline: topics learned, questions answered, marks, days passing. */
const pasts = fc.array(
  fc.tuple(fc.nat(4), fc.nat(11), fc.constantFrom(1, 2, 3, 4), fc.integer({ min: 0, max: 20 })),
  { maxLength: 10 },
);
function live(outline: Outline, moves: readonly (readonly [number, number, number, number])[]): History {
  const history = new History();
  history.at -= moves.reduce((sum, [, , , days]) => sum + days, 0) * DAY;
  for (const [move, place, grade, days] of moves) {
    const topic = outline.topics[place];
    if (topic !== undefined) {
      if (move === 0) history.learn(outline, topic.id);
      else if (move === 1)
        history.answer(`${topic.id}/q1`, grade as 1 | 2 | 3 | 4, { of: topic.questions.length });
      else if (move === 2) history.read(topic.id);
      else if (move === 3) history.mark(topic.id, grade > 2 ? 'done' : 'skipped');
    }
    history.at += days * DAY;
  }
  return history;
}
const lives = (circles = false) =>
  fc.tuple(outlines(circles), pasts).map(([outline, moves]) => ({ outline, history: live(outline, moves) }));
const wishes = fc.record({
  by: fc.integer({ min: MONDAY, max: MONDAY + 400 }),
  minutes: fc.integer({ min: 4, max: 300 }),
  weekdays: fc
    .uniqueArray(fc.integer({ min: 0, max: 6 }), { minLength: 1, maxLength: 7 })
    .map((days) => new Set(days)),
});
const never = Number.POSITIVE_INFINITY;

describe('a plan', () => {
  it('takes the author’s minutes until there is a pace of one’s own', () => {
    const { ends, isFeasible, works, days } = plan(row(3));
    expect(works.map(({ seconds }) => seconds)).toEqual([600, 600, 600]);
    expect([ends, isFeasible]).toEqual([MONDAY, true]);
    expect(days).toHaveLength(1);
    expect(days[0]?.finished.map(({ id }) => id)).toEqual(['a', 'b', 'c']);
    expect(days[0]?.minutes).toBe(30);
  });

  it('studies on the days wished for only, and spreads a long topic over several', () => {
    const { days } = plan(row(1, { minutes: 45 }), { weekdays: new Set([0, 3]) });
    expect(days.map(({ day }) => day - MONDAY)).toEqual([0, 3]);
    expect(days.map(({ topics, finished }) => [topics.length, finished.length])).toEqual([
      [1, 0],
      [1, 1],
    ]);
  });

  it('leaves time for the reviews of what was learned, in the same minutes', () => {
    const { days } = plan(row(12, { minutes: 30, questions: 10 }));
    expect(days[0]).toMatchObject({ reviews: 0, minutes: 30 });
    expect(days.length).toBeGreaterThan(12);
    expect(days.slice(1).some(({ reviews }) => reviews > 5)).toBe(true);
    for (const { minutes } of days) expect(minutes).toBeLessThanOrEqual(30 + 1e-9);
  });

  it('begins tomorrow when something was answered today', () => {
    const history = new History();
    history.answer('a/q1', 3, { of: 2 });
    expect(plan(row(1), {}, history)).toMatchObject({ from: MONDAY + 1, ends: MONDAY + 1 });
  });

  it('says what would do where it is not feasible: minutes a day, or what to leave out, and what that gains', () => {
    const by = MONDAY + 9;
    const { isFeasible, ends, needs, cuts } = plan(row(12, { minutes: 30 }), { by });
    expect(isFeasible).toBe(false);
    expect(ends).toBeGreaterThan(by);
    expect(plan(row(12, { minutes: 30 }), { by, minutes: needs as number }).isFeasible).toBe(true);
    expect(plan(row(12, { minutes: 30 }), { by, minutes: (needs as number) - 1 }).isFeasible).toBe(false);
    expect(cuts.map(({ work }) => work.topic.id)).toEqual(['l', 'k', 'j', 'i'].slice(0, cuts.length));
    expect(cuts.at(-1)?.ends).toBeLessThanOrEqual(by);
    for (const { ends: day } of cuts.slice(0, -1)) expect(day).toBeGreaterThan(by);
  });

  it('has nothing to do where everything is learned or set aside', () => {
    const history = new History();
    history.mark('a', 'done');
    history.mark('b', 'skipped');
    expect(plan(row(2), {}, history)).toMatchObject({
      works: [],
      isFeasible: true,
      ends: MONDAY,
      needs: 0,
      cuts: [],
    });
  });

  it('never ends where topics wait for each other', () => {
    const outline = sketchOutline({ a: {}, b: { needs: ['c'] }, c: { needs: ['b'] } });
    const { stuck, ends, isFeasible, needs } = plan(outline);
    expect(stuck.map(({ id }) => id)).toEqual(['b', 'c']);
    expect([ends, isFeasible, needs]).toEqual([null, false, null]);
  });

  it('gives up after 20 years', () => {
    const { ends, days } = plan(row(12, { minutes: 600, questions: 40 }), {
      minutes: 1,
      weekdays: new Set([6]),
    });
    expect(ends).toBeNull();
    expect(days.length).toBeLessThanOrEqual(9);
  });
});

describe('plans', () => {
  it('with more minutes never end later', () => {
    fc.assert(
      fc.property(
        lives(true),
        wishes,
        fc.integer({ min: 1, max: 60 }),
        ({ outline, history }, wish, more) => {
          const less = plan(outline, wish, history).ends ?? never;
          const longer = plan(outline, { ...wish, minutes: wish.minutes + more }, history).ends ?? never;
          expect(longer).toBeLessThanOrEqual(less);
        },
      ),
    );
  });

  it('with fewer topics never end later', () => {
    fc.assert(
      fc.property(lives(true), wishes, ({ outline, history }, wish) => {
        const { ends, cuts } = plan(outline, wish, history);
        const days = [ends, ...cuts.map((cut) => cut.ends)].map((day) => day ?? never);
        expect([...days].sort((a, b) => b - a)).toEqual(days);
      }),
    );
  });

  it('made anew after a topic was set aside never end later', () => {
    fc.assert(
      fc.property(lives(), wishes, fc.nat(11), ({ outline, history }, wish, place) => {
        const before = plan(outline, wish, history).ends ?? never;
        const topic = outline.topics[place];
        if (topic !== undefined) history.mark(topic.id, 'skipped');
        expect(plan(outline, wish, history).ends ?? never).toBeLessThanOrEqual(before);
      }),
    );
  });

  it('of the same learner and wish are the same', () => {
    fc.assert(
      fc.property(lives(), wishes, ({ outline, history }, wish) => {
        expect(plan(outline, wish, history)).toEqual(plan(outline, wish, history));
      }),
      { numRuns: 50 },
    );
  });

  it('learn every topic once, on study days, in the minutes there are, and end with the last one', () => {
    fc.assert(
      fc.property(lives(), wishes, ({ outline, history }, wish) => {
        const { works, ends, days, isFeasible, from } = plan(outline, wish, history);
        const finished = days.flatMap((day) => day.finished.map(({ id }) => id));
        if (ends !== null) expect(finished).toEqual(works.map(({ topic }) => topic.id));
        if (ends !== null && works.length > 0) expect(days.at(-1)?.day).toBe(ends);
        expect(isFeasible).toBe(ends !== null && ends <= wish.by);
        for (const { day, minutes, reviews, topics } of days) {
          expect(day).toBeGreaterThanOrEqual(from);
          expect(wish.weekdays.has((((day + 3) % 7) + 7) % 7)).toBe(true);
          expect(minutes).toBeLessThanOrEqual(wish.minutes + 1e-6);
          expect(reviews).toBeGreaterThanOrEqual(0);
          expect(new Set(topics).size).toBe(topics.length);
        }
        // what is spent on new topics is what they take, and each is worked on from its beginning to its end
        const { review } = paceOf(history.events, history.learner(outline));
        let spent = 0;
        let done = 0;
        let open: (typeof works)[number]['topic'] | undefined;
        for (const day of days) {
          const now = day.minutes * 60 - day.reviews * review;
          expect(now).toBeGreaterThanOrEqual(-1e-6);
          spent += now;
          done += works
            .filter(({ topic }) => day.finished.includes(topic))
            .reduce((sum, { seconds }) => sum + seconds, 0);
          expect(done).toBeLessThanOrEqual(spent + 1e-3);
          if (open !== undefined && now > 1e-3) expect(day.topics[0]).toBe(open);
          const left = day.topics.filter((topic) => !day.finished.includes(topic));
          expect(left.length).toBeLessThanOrEqual(1);
          if (left.length > 0) {
            expect(left[0]).toBe(day.topics.at(-1));
            expect(now).toBeGreaterThan(0);
            expect(spent).toBeGreaterThan(done);
          }
          open = left[0] ?? (now > 1e-3 ? undefined : open);
        }
        if (ends !== null) expect(spent).toBeCloseTo(done, 2);
        const weeks = planWeeks(days);
        for (const { monday } of weeks) expect((((monday + 3) % 7) + 7) % 7).toBe(0);
        for (const { monday, reviews } of weeks)
          expect(reviews).toBeCloseTo(
            days
              .filter(({ day }) => day >= monday && day < monday + 7)
              .reduce((all, day) => all + day.reviews, 0),
            6,
          );
        expect(weeks.flatMap((week) => week.finished.map(({ id }) => id))).toEqual(finished);
        const sum = (parts: readonly { minutes: number }[]) =>
          parts.reduce((all, part) => all + part.minutes, 0);
        expect(sum(weeks)).toBeCloseTo(sum(days), 6);
      }),
    );
  });
});

describe('the order of study', () => {
  it('is the one `next` would lead through', () => {
    fc.assert(
      fc.property(lives(true), ({ outline, history }) => {
        const { topics, stuck } = studyOrder(history.learner(outline));
        // what is due would come first, and changes nothing in what follows
        const undisturbed = () => ({ ...history.learner(outline), isDue: () => false });
        const led: string[] = [];
        for (;;) {
          const next = decideNext(undisturbed());
          if (next.topic === null || led.length > topics.length) break;
          led.push(next.topic.id);
          history.mark(next.topic.id, 'done');
        }
        expect(topics.map(({ id }) => id)).toEqual(led);
        expect(topics.length + stuck.length).toBeLessThanOrEqual(outline.topics.length);
      }),
    );
  });
});

describe('what is left out first', () => {
  const order = (outline: Outline, history = new History()): string[] => {
    const learner = history.learner(outline);
    return cutOrder(worksOf(learner, paceOf([], learner)).works).map(({ topic }) => topic.id);
  };

  it('are optional topics, then those nothing depends on, the last in study order first', () => {
    const outline = sketchOutline({
      a: {},
      b: { needs: ['a'] },
      c: { optional: true },
      d: { needs: ['b'] },
      e: {},
      f: { optional: true, needs: ['e'] },
    });
    expect(order(outline)).toEqual(['f', 'c', 'e', 'd', 'b', 'a']);
  });

  it('comes to what stands later in study order once nothing depends on it', () =>
    expect(order(sketchOutline({ a: { needs: ['c'] }, b: {}, c: {} }))).toEqual(['b', 'a', 'c']));

  it('are never topics that were begun', () => {
    const history = new History();
    history.read('b');
    expect(order(row(3), history)).toEqual(['c', 'a']);
  });

  it('leaves nothing without what it builds on', () => {
    fc.assert(
      fc.property(lives(), ({ outline, history }) => {
        const learner = history.learner(outline);
        const { works } = worksOf(learner, paceOf([], learner));
        const cuts = cutOrder(works);
        expect(new Set(cuts).size).toBe(cuts.length);
        const gone = new Set<string>();
        for (const cut of cuts) {
          gone.add(cut.topic.id);
          if (cut.topic.optional) continue;
          const left = works.filter(({ topic }) => !gone.has(topic.id));
          expect(left.some(({ topic }) => topic.prerequisites.includes(cut.topic.id))).toBe(false);
        }
      }),
    );
  });
});

describe('a pace', () => {
  const outline = row(3, { minutes: 20, questions: 4 });
  const paceIn = (history: History) => paceOf(history.events, history.learner(outline));
  const answered = (history: History, question: string, took: number, grade: 1 | 3 = 3): void => {
    history.events.push({ ...history.answer(question, grade, { of: 4 }), took } as never);
    history.events.splice(-2, 1);
  };

  it('is the author’s where nothing was measured', () =>
    expect(paceIn(new History())).toEqual({
      answer: 30,
      review: 20,
      firstRight: 0.75,
      reading: 1,
      answers: 0,
      lessons: 0,
    }));

  it('comes close to the learner’s own answers, of which none counts for more than three minutes', () => {
    const history = new History();
    for (let i = 0; i < 80; i++) answered(history, `a/q${i % 4}`, 10_000);
    expect(paceIn(history)).toMatchObject({ answer: 14, answers: 80 });
    for (let i = 0; i < 100; i++) answered(history, `a/q${i % 4}`, 8 * 3_600_000);
    expect(paceIn(history).answer).toBeCloseTo((600 + 800 + 18_000) / 200);
  });

  it('knows reviews from quizzes, and takes who is slow in the one for slow in the other until it knows', () => {
    const history = new History();
    for (let i = 0; i < 20; i++) answered(history, `a/q${i % 4}`, 60_000);
    expect(paceIn(history)).toMatchObject({ answer: 45, review: 30 });
    history.at += DAY;
    for (let i = 0; i < 4; i++) answered(history, `a/q${i}`, 6_000);
    expect(paceIn(history)).toMatchObject({ answer: 45, review: (30 * 20 + 4 * 6) / 24, answers: 24 });
  });

  it('does not count answers that were not timed', () => {
    const history = new History();
    answered(history, 'a/q1', 0);
    expect(paceIn(history)).toMatchObject({ answer: 30, answers: 0 });
  });

  it('knows how many first answers are right', () => {
    const history = new History();
    for (const topic of ['a', 'b', 'c'])
      for (let i = 0; i < 4; i++) answered(history, `${topic}/q${i + 1}`, 30_000, 1);
    answered(history, 'a/q1', 30_000, 3);
    expect(paceIn(history).firstRight).toBeCloseTo(15 / 32);
  });

  it('knows how long lessons of finished topics were read, where it saw them begin', () => {
    const history = new History();
    history.answer('c/q1', 3, { of: 4 });
    history.at += 30 * 60_000;
    history.read('a');
    history.learn(outline, 'a');
    // 20 minutes are planned for the lesson with its quiz of 4 questions, 5 answers of half a minute
    expect(paceIn(history).reading).toBeCloseTo((60 + 30) / (60 + 17.5));
    history.at += 10 * 60_000;
    history.read('b');
    expect(paceIn(history).lessons).toBe(1);
    history.at += 9 * 3_600_000;
    history.learn(outline, 'b');
    history.at += 9 * 3_600_000;
    history.read('c');
    history.learn(outline, 'c');
    expect(paceIn(history).lessons).toBe(2);
  });
});

describe('what is expected of many questions', () => {
  /** Answers a day on average of questions that are really recalled or not, by a generator with a seed. */
  function drawn(days: number, retention: number, questions: number): number {
    let state = 7;
    const chance = (): number => {
      state = (state * 1_664_525 + 1_013_904_223) % 2 ** 32;
      return state / 2 ** 32;
    };
    let answers = 0;
    for (let i = 0; i < questions; i++) {
      let memory: Memory = chance() < 0.75 ? remember(null, 0, 3) : remember(remember(null, 0, 1), 0, 3);
      for (let day = 0; ; ) {
        const wait = interval(memory, retention);
        day += wait;
        if (day > days) break;
        const right = chance() < retrievability(memory, wait);
        answers += right ? 1 : 2;
        memory = right ? remember(memory, wait, 3) : remember(remember(memory, wait, 1), 0, 3);
      }
    }
    return answers / questions;
  }

  it.each([
    [30, 0.9],
    [365, 0.9],
    [365, 0.8],
    [180, 0.95],
    [180, 0.97],
  ])('is what happens on average: %d days at %d', (days, retention) => {
    const expected = new Expectation(retention);
    expected.learn(1, 0.75, 0);
    let answers = 0;
    for (let day = 1; day <= days; day++) answers += expected.answer(day, never);
    const measured = drawn(days, retention, 4000);
    expect(Math.abs(answers / measured - 1)).toBeLessThan(0.07);
  });

  it('takes no more answers than are given, and loses no question', () => {
    const expected = new Expectation(0.9);
    expected.learn(100, 0.75, 0);
    const all = expected.answer(10, 30) + expected.answer(10, never);
    const whole = new Expectation(0.9);
    whole.learn(100, 0.75, 0);
    expect(all).toBeCloseTo(whole.answer(10, never), 6);
  });
});
