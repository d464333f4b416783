import { describe, expect, it } from 'vitest';
import type { Question } from '../../src/content/model.ts';
import type { TopicBody } from '../../src/content/outline.ts';
import { UserError } from '../../src/errors.ts';
import type { NewEvent } from '../../src/learning/event.ts';
import type { Reply } from '../../src/learning/shown.ts';
import type { Front, Summary } from '../../src/tutor/front.ts';
import { type Plan, runSession } from '../../src/tutor/run-session.ts';
import type { World } from '../../src/world.ts';
import { History } from '../support/history.ts';
import { sketchOutline } from '../support/outline.ts';

const outline = sketchOutline({ words: { questions: 2 } });
const question = (id: string): Question => ({
  id,
  derived: false,
  kind: 'type',
  stem: `What is ${id}?`,
  body: '',
  hint: null,
  explanation: null,
  concept: null,
  level: null,
  was: [],
  accepted: ['right'],
});
const typed = (text: string): Reply => ({ type: 'answer', response: { kind: 'type', text } });

/** A session about two questions; `ask` gives each reply, `append` may refuse what is to be kept. */
async function hold({
  ask,
  append = () => {},
  bodies = () => ['q1', 'q2'],
  ...more
}: {
  readonly ask: () => Promise<Reply>;
  readonly append?: (event: NewEvent) => void;
  readonly bodies?: (call: number) => readonly string[];
} & Partial<Plan> & { readonly sure?: Front['sure']; readonly history?: History }) {
  const history = more.history ?? new History();
  const said: string[] = [];
  let summary: Summary | null = null;
  let calls = 0;
  const front: Front = {
    ask,
    askAgain: ask,
    sure: more.sure ?? (async () => 'sure'),
    agree: async () => null,
    say: (text) => void said.push(text),
    hint: (text) => void said.push(String(text)),
    near: () => {},
    verdict: () => {},
    summary: (whole) => {
      summary = whole;
    },
    close: () => {},
  };
  const finished = await runSession(
    {
      content: {
        outline,
        body: () =>
          ({ lesson: '', resources: [], questions: bodies(calls++).map(question) }) as unknown as TopicBody,
      },
      store: {
        append: (event) => {
          append(event);
          return history.add(event);
        },
      },
      learner: () => history.learner(outline),
    },
    {
      questions: outline.topics[0]?.questions ?? [],
      repeats: [],
      before: 0,
      exam: false,
      session: 's',
      seed: null,
      confidence: false,
      ...more,
    },
    front,
    { now: () => history.at } as World,
  );
  return { finished, said, summary: summary as unknown as Summary };
}

describe('a session', () => {
  it.each([
    ['asking', { ask: () => Promise.reject(new TypeError('a bug')) }],
    [
      'asking how sure one is',
      { ask: async () => typed('x'), confidence: true, sure: () => Promise.reject(new TypeError('a bug')) },
    ],
    [
      'keeping an answer',
      {
        ask: async () => typed('right'),
        append: () => {
          throw new TypeError('a bug');
        },
      },
    ],
    [
      'keeping its end',
      {
        ask: async () => typed('right'),
        append: (event: NewEvent) => {
          if (event.kind === 'ended') throw new TypeError('a bug');
        },
      },
    ],
  ])('does not take a fault of ours for a wish to stop: %s', async (_what, options) => {
    await expect(hold(options)).rejects.toThrow('a bug');
  });

  it.each([
    ['with what would help', { hint: 'Make room.' }, 'NOT SAVED: full.\nMake room.'],
    ['alone where nothing would', {}, 'NOT SAVED: full.'],
  ])('says why an answer was not kept, %s, and goes on', async (_what, more, words) => {
    const refuse = (): never => {
      throw new UserError('NOT SAVED: full.', more);
    };
    const { finished, said, summary } = await hold({ ask: async () => typed('right'), append: refuse });
    // the end cannot be kept either, which nobody needs to know
    expect([finished, said]).toEqual([true, [words, words]]);
    expect(summary.results.map(({ correct }) => correct)).toEqual([true, true]);
    expect(summary.unsaved).toBe(2);
  });

  it('whose beginning could not be kept keeps its answers all the same, once that is possible again', async () => {
    const kept: NewEvent[] = [];
    let isFull = true;
    const append = (event: NewEvent): void => {
      if (isFull) {
        isFull = false;
        throw new UserError('NOT SAVED: full.');
      }
      kept.push(event);
    };
    const { summary } = await hold({ ask: async () => typed('right'), append, session: null });
    expect(summary.unsaved).toBe(1);
    expect(kept).toEqual([expect.objectContaining({ kind: 'answered', question: 'words/q2' })]);
    // there is no session it could name, and none that could end
    expect(kept[0]).not.toHaveProperty('session');
  });

  it('says that there is no hint where there is none', async () => {
    const replies: Reply[] = [{ type: 'hint' }, typed('right'), { type: 'stop' }];
    const { said } = await hold({ ask: async () => replies.shift() as Reply });
    expect(said).toEqual(['null']);
  });

  it('ends with what to do when a question went away meanwhile', async () => {
    const asked = hold({ ask: async () => typed('right'), bodies: () => ['q1'] });
    await expect(asked).rejects.toMatchObject({
      message: 'The question words/q2 is not there any more.',
      hint: 'Start the quiz again.',
    });
  });

  it('names no question as forgotten again and again that went away meanwhile', async () => {
    const history = new History();
    for (let i = 0; i < 5; i++) {
      history.answer('words/q1', 3);
      history.at += 40 * 86_400_000;
      history.answer('words/q1', 1);
      history.at += 86_400_000;
    }
    const questions = (outline.topics[0]?.questions ?? []).slice(0, 1);
    const told = { ask: async () => typed('right'), history, questions };
    expect((await hold(told)).summary.leeches).toEqual([expect.stringContaining('What is q1?')]);
    expect((await hold({ ...told, bodies: (call) => (call === 0 ? ['q1'] : []) })).summary.leeches).toEqual(
      [],
    );
  });

  it('counts misses of an earlier session that are right now', async () => {
    const repeats = (outline.topics[0]?.questions ?? []).map(({ key }) => key);
    const replies = [typed('right'), typed('something else')];
    const { summary } = await hold({ ask: async () => replies.shift() as Reply, questions: [], repeats });
    expect(summary).toMatchObject({ results: [], missed: [], again: { asked: 2, right: 1 }, stopped: false });
  });
});
