import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { QuestionKey } from '../../src/content/model.ts';
import { beginSession, type Effect, type SessionEvent, type Step, step } from '../../src/learning/session.ts';

const keys = (count: number): QuestionKey[] =>
  Array.from({ length: count }, (_, i) => `a/q${i}` as QuestionKey);
const judged = (correct: boolean, near = false): SessionEvent => ({
  ...{ type: 'judged', correct, score: correct ? 1 : 0, near },
});
const next: SessionEvent = { type: 'continue' };
const types = ({ effects }: Step): string[] => effects.map(({ type }) => type);

/** Plays events one after the other, and gives the last step. */
const play = (begun: Step, ...events: SessionEvent[]): Step =>
  events.reduce((last, event) => step(last.state, event), begun);

describe('a session', () => {
  it('asks one question after the other, a miss again at the end, and sums up', () => {
    let at = beginSession(keys(2), { exam: false });
    const seen: Effect[] = [...at.effects];
    for (const event of [judged(false), next, judged(true), next, judged(true), next]) {
      at = step(at.state, event);
      seen.push(...at.effects);
    }
    expect(
      seen.map((one) => (one.type === 'ask' ? `${one.asked.question} ${one.number}/${one.of}` : one.type)),
    ).toEqual([
      ...['a/q0 1/2', 'record', 'show-verdict', 'a/q1 2/2', 'record', 'show-verdict'],
      ...['a/q0 2/2', 'record', 'show-verdict', 'show-summary'],
    ]);
    expect(at.state.results).toEqual([
      { question: 'a/q0', correct: false, score: 0, recovered: true },
      { question: 'a/q1', correct: true, score: 1, recovered: false },
    ]);
  });

  it('gives a near answer one more try, and its hint where there is one', () => {
    const hinted = play(beginSession(keys(1), { exam: false }), { type: 'hint' });
    expect(types(hinted)).toEqual(['show-hint']);
    const again = step(hinted.state, judged(false, true));
    expect(types(again)).toEqual(['try-again']);
    expect(step(again.state, judged(false, true)).effects[0]).toMatchObject({
      ...{ type: 'record', hinted: true, secondTry: true },
    });
  });

  it('as an exam shows neither hints nor verdicts, gives no second try and repeats nothing', () => {
    const exam = beginSession(keys(2), { exam: true });
    expect(types(play(exam, { type: 'hint' }))).toEqual(['no-hint']);
    const answered = play(exam, judged(false, true));
    expect(types(answered)).toEqual(['record']);
    const last = play(exam, judged(false), next, judged(true), next);
    expect([types(last), last.state.phase]).toEqual([['show-summary'], 'over']);
  });

  it('goes on counting where it was cut off, and asks its misses again', () => {
    const resumed = beginSession(keys(1), { exam: false, before: 3, repeats: ['a/q9' as QuestionKey] });
    expect(resumed.effects).toMatchObject([{ number: 4, of: 4 }]);
    expect(play(resumed, judged(true), next).effects).toMatchObject([
      { asked: { question: 'a/q9', repeat: true }, number: 4, of: 4 },
    ]);
  });

  it('of nothing is over at once', () =>
    expect(types(beginSession([], { exam: false }))).toEqual(['show-summary']));

  const event: fc.Arbitrary<SessionEvent> = fc.oneof(
    fc.constant<SessionEvent>({ type: 'hint' }),
    fc.constant<SessionEvent>({ type: 'stop' }),
    fc.constant(next),
    fc.tuple(fc.boolean(), fc.boolean()).map(([correct, near]) => judged(correct, near && !correct)),
  );
  it('whatever happens, records each question once and each miss at most once more, and nothing out of turn', () =>
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 5 }),
        fc.boolean(),
        fc.array(event, { maxLength: 40 }),
        (count, exam, events) => {
          let at = beginSession(keys(count), { exam });
          const recorded: string[] = [];
          for (const one of events) {
            const before = at.state;
            at = step(before, one);
            for (const effect of at.effects)
              if (effect.type === 'record')
                recorded.push(`${effect.asked.question}${effect.asked.repeat ? ' again' : ''}`);
            // what comes at the wrong time changes nothing
            if (before.phase === 'over') expect(at).toEqual({ state: before, effects: [] });
            if (one.type === 'continue' && before.phase === 'asking') expect(at.effects).toEqual([]);
            if ((one.type === 'judged' || one.type === 'hint') && before.phase === 'judged')
              expect(at.effects).toEqual([]);
            expect(at.state.results.length).toBeLessThanOrEqual(count);
          }
          expect(new Set(recorded).size).toBe(recorded.length);
          expect(recorded.filter((one) => !one.endsWith('again'))).toHaveLength(at.state.results.length);
          if (exam) expect(recorded.some((one) => one.endsWith('again'))).toBe(false);
        },
      ),
    ));
});
