import { once } from 'node:events';
import { describe, expect, it } from 'vitest';
import { ask } from '../../../src/terminal/prompts/ask.ts';
import { confirm } from '../../../src/terminal/prompts/confirm.ts';
import type { PromptContext } from '../../../src/terminal/prompts/context.ts';
import { pick } from '../../../src/terminal/prompts/keyed.ts';
import { askMore } from '../../../src/terminal/prompts/more.ts';
import { askSure } from '../../../src/terminal/prompts/sure.ts';
import { isStop } from '../../../src/terminal/stop.ts';
import type { Suspend, Suspension } from '../../../src/terminal/suspend.ts';
import { typing } from '../support/shown.ts';
import { keys, stage } from '../support/stage.ts';

const list = {
  title: 'What now?',
  rows: [
    { key: 'n', text: 'Learn what is next', reply: 'learn' },
    { key: 'r', text: 'Review what is due', reply: 'review' },
    { key: 'q', text: 'Leave', reply: 'leave' },
  ],
  leave: { reply: 'leave', word: 'leave' },
} as const;

describe('a list with a key for each row', () => {
  it('is picked from by one keystroke, and leaves nothing behind', async () => {
    const on = stage({ columns: 40 });
    const reply = pick(list, on.context);
    await on.sees('▸ n) Learn');
    on.press('r');
    expect(await reply).toBe('review');
    expect(await on.settled()).toBe('');
  });

  it('is moved through with arrows', async () => {
    const on = stage({ columns: 40 });
    const reply = pick(list, on.context);
    await on.sees('▸ n) Learn');
    on.press(keys.down);
    await on.sees('▸ r) Review what is due');
    on.press(keys.enter);
    expect(await reply).toBe('review');
  });

  it.each([keys.escape, 'q'])('is left with %j', async (key) => {
    const on = stage();
    const reply = pick(list, on.context);
    await on.sees('leave');
    on.press(key);
    expect(await reply).toBe('leave');
    await on.settled();
    expect([on.input.rawMode, on.cursor()]).toEqual([false, true]);
  });

  it('breaks lines that are longer than the screen', async () => {
    const on = stage({ columns: 24 });
    const rows = [{ key: 'x', text: 'A name far longer than the screen is wide', reply: 'x' }];
    const reply = pick({ ...list, rows }, on.context);
    const seen = await on.sees('A name');
    expect(Math.max(...seen.split('\n').map((line) => line.length))).toBeLessThan(24);
    on.press('x');
    expect(await reply).toBe('x');
  });

  it('writes ASCII where nothing else is shown', async () => {
    const on = stage({ unicode: false });
    const reply = pick({ ...list, title: 'What’s now?' }, on.context);
    expect(await on.sees('leave')).toMatch(/^[\n\x20-\x7e]+$/);
    on.press(keys.enter);
    expect(await reply).toBe('learn');
  });
});

describe('a prompt of a program that is suspended', () => {
  it('leaves the terminal as it was meanwhile, is drawn anew, and listens no longer at its end', async () => {
    const on = stage({ columns: 40 });
    const happened: string[] = [];
    let suspension: Suspension | null = null;
    const suspend: Suspend = (what) => {
      suspension = what;
      return { now: () => {}, end: () => happened.push('end') };
    };
    const reply = pick(list, { ...on.context, suspend });
    await on.sees('▸ n) Learn');
    expect([on.input.rawMode, on.cursor()]).toEqual([true, false]);
    (suspension as unknown as Suspension).stops();
    await on.settled();
    expect([on.input.rawMode, on.cursor()]).toEqual([false, true]);
    // the shell has the screen, and clears it
    on.context.output.write('\x1b[2J\x1b[H');
    expect(await on.settled()).toBe('');
    (suspension as unknown as Suspension).goesOn();
    await on.sees('▸ n) Learn');
    expect([on.input.rawMode, on.cursor()]).toEqual([true, false]);
    on.press('r');
    expect([await reply, happened]).toEqual(['review', ['end']]);
  });

  it.each([
    ['list', 'What now?', (context: PromptContext) => pick(list, context)],
    ['confirmation', 'Forget all?', (context: PromptContext) => confirm('Forget all?', false, context)],
    ['line to type', 'I don’t know', (context: PromptContext) => ask(typing(), context)],
  ])('draws a %s below what the shell wrote, and nothing of that is lost', async (_name, first, run) => {
    const on = stage({ columns: 40 });
    let suspension: Suspension | null = null;
    const suspend: Suspend = (what) => {
      suspension = what;
      return { now: () => {}, end: () => {} };
    };
    on.context.output.write('before\r\n');
    run({ ...on.context, suspend }).catch(() => {});
    const drawn = await on.sees(first);
    (suspension as unknown as Suspension).stops();
    on.context.output.write('\r\nStopped\r\n$ fg\r\nroadmap quiz\r\n');
    (suspension as unknown as Suspension).goesOn();
    await on.settled();
    const [, ...prompt] = drawn.split('\n');
    expect((await on.settled()).split('\n')).toEqual([
      'before',
      ...prompt,
      'Stopped',
      '$ fg',
      'roadmap quiz',
      ...prompt,
    ]);
    on.press(keys.ctrlC);
  });

  it('shows once more what is asked', async () => {
    const on = stage({ columns: 40 });
    let suspension: Suspension | null = null;
    const suspend: Suspend = (what) => {
      suspension = what;
      return { now: () => {}, end: () => {} };
    };
    const asked = (): string => 'Which one?\n';
    ask(typing(), { ...on.context, suspend, asked }).catch(() => {});
    await on.sees('I don’t know');
    (suspension as unknown as Suspension).stops();
    on.context.output.write('\x1b[2J\x1b[H$ fg\r\n');
    (suspension as unknown as Suspension).goesOn();
    await on.settled();
    expect((await on.settled()).split('\n').slice(0, 3)).toEqual(['$ fg', 'Which one?', '▸']);
    on.press(keys.ctrlC);
  });

  it('says in whole words why an answer is none, however narrow the screen is', async () => {
    const on = stage({ columns: 30 });
    ask(typing(), on.context).catch(() => {});
    await on.sees('I don’t know');
    on.press(keys.enter);
    expect(await on.sees('Type your answer')).toContain('Type your answer, or - if you\ndon’t know.\n');
    on.press(keys.ctrlC);
  });
});

describe('how sure one is', () => {
  it.each([
    ['s', 'sure'],
    ['t', 'think'],
    ['g', 'guess'],
  ])('is said with %j: %s', async (key, word) => {
    const on = stage();
    const reply = askSure(on.context);
    await on.sees('How sure are you?');
    on.press(key);
    expect(await reply).toBe(word);
    expect(await on.settled()).toMatch(/^How sure: /);
  });

  it('is not said by whoever stops', async () => {
    const on = stage();
    const reply = askSure(on.context);
    await on.sees('How sure are you?');
    on.press(keys.escape);
    expect(await reply).toBeNull();
  });
});

describe('a confirmation', () => {
  it.each([
    ['y', false, true],
    ['n', true, false],
    ['', true, true],
    ['', false, false],
  ])('takes %j, by default %j, for %j', async (typed, byDefault, expected) => {
    const on = stage();
    const reply = confirm('Forget all?', byDefault, on.context);
    await on.sees('Forget all?');
    on.press(...typed, keys.enter);
    expect(await reply).toBe(expected);
    expect(await on.settled()).toBe(`Forget all? ${expected ? 'Yes' : 'No'}`);
  });
});

describe('the pause between two screens', () => {
  it.each([
    [keys.enter, 'more'],
    [' ', 'more'],
    ['a', 'all'],
    ['q', 'quit'],
    [keys.escape, 'quit'],
  ])('takes %j for %s, and is gone again', async (key, expected) => {
    const on = stage({ columns: 30 });
    on.context.output.write('some text\n');
    const reply = askMore(40, on.context);
    expect((await on.sees('more')).split('\n')).toHaveLength(2);
    on.press(key);
    expect(await reply).toBe(expected);
    expect(await on.settled()).toBe('some text');
  });
});

it('the pause between two screens waits for a key it knows', async () => {
  const on = stage({ columns: 30 });
  const reply = askMore(40, on.context);
  await on.sees('more');
  on.press('x', keys.up, keys.back);
  await on.settled();
  on.press(keys.down);
  expect(await reply).toBe('more');
});

it('a prompt on a terminal that does not tell its size keeps to the one it was described with', async () => {
  const on = stage({ columns: 80 });
  const output = on.context.output as { columns?: number; rows?: number };
  delete output.columns;
  delete output.rows;
  const rows = [{ key: 'x', text: 'A name far longer than the screen is wide', reply: 'x' }];
  const reply = pick({ ...list, rows }, { ...on.context, screen: { width: 24, height: 10 } });
  const seen = await on.sees('A name');
  expect(Math.max(...seen.split('\n').map((line) => line.length))).toBeLessThan(24);
  on.press('x');
  expect(await reply).toBe('x');
});

it('a prompt whose input has ended already rejects at once', async () => {
  const on = stage();
  on.input.end();
  on.input.resume();
  await once(on.input, 'end');
  const reply = pick(list, on.context).catch((error: unknown) => error);
  expect(isStop(await reply)).toBe(true);
});

const prompts = {
  list: (on: ReturnType<typeof stage>) => pick(list, on.context),
  confirmation: (on: ReturnType<typeof stage>) => confirm('What now?', true, on.context),
};

describe.each(Object.entries(prompts))('a %s', (_name, run) => {
  it.each([
    ['Ctrl-C', (on: ReturnType<typeof stage>) => on.press(keys.ctrlC)],
    ['Ctrl-D', (on: ReturnType<typeof stage>) => on.press(keys.ctrlD)],
    ['the end of input', (on: ReturnType<typeof stage>) => on.input.end()],
  ])('rejects on %s and restores the terminal', async (_way, stop) => {
    const on = stage();
    const reply = run(on).then(String, (error: unknown) => error);
    await on.sees('What now?');
    stop(on);
    expect(isStop(await reply)).toBe(true);
    expect([on.input.rawMode, on.cursor()]).toEqual([false, true]);
  });

  it('rejects when its signal is aborted', async () => {
    const abort = new AbortController();
    const on = stage({ signal: abort.signal });
    const reply = run(on).then(String, (error: unknown) => error);
    await on.sees('What now?');
    abort.abort('SIGTERM');
    expect(await reply).toMatchObject({ name: 'AbortPromptError', cause: 'SIGTERM' });
    expect([on.input.rawMode, on.cursor()]).toEqual([false, true]);
  });
});
