import { describe, expect, it } from 'vitest';
import { confirm, menu } from '../../../src/terminal/prompts/menu.ts';
import { askMore } from '../../../src/terminal/prompts/more.ts';
import { isStop } from '../../../src/terminal/stop.ts';
import { keys, stage } from '../support/stage.ts';

const choices = [
  { value: 'learn', name: 'Learn what is next' },
  { value: 'review', name: 'Review what is due', description: '12 questions' },
  { value: 'stop', name: 'Stop for now' },
] as const;

describe('a menu', () => {
  it('is moved through with arrows, and leaves nothing behind', async () => {
    const on = stage({ columns: 40 });
    const reply = menu('What now?', choices, on.context);
    await on.sees('▸ Learn');
    on.press(keys.down);
    expect(await on.sees('12 questions')).toContain('▸ Review what is due');
    on.press(keys.enter);
    expect(await reply).toBe('review');
    expect(await on.settled()).toBe('');
  });

  it('is left with Esc', async () => {
    const on = stage();
    const reply = menu('What now?', choices, on.context);
    await on.sees('leave');
    on.press(keys.escape);
    expect(await reply).toBeNull();
    expect([on.input.rawMode, on.cursor()]).toEqual([false, true]);
  });

  it('stays on one line each where names are longer than the screen', async () => {
    const on = stage({ columns: 24 });
    const reply = menu(
      'What now?',
      [{ value: 'x', name: 'A name far longer than the screen is wide' }],
      on.context,
    );
    expect((await on.sees('…')).split('\n').filter((line) => line.includes('A name'))).toHaveLength(1);
    on.press(keys.enter);
    expect(await reply).toBe('x');
  });

  it('writes ASCII where nothing else is shown', async () => {
    const on = stage({ unicode: false });
    const reply = menu('What’s now?', choices, on.context);
    expect(await on.sees('leave')).toMatch(/^[\n\x20-\x7e]+$/);
    on.press(keys.enter);
    expect(await reply).toBe('learn');
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

const prompts = {
  menu: (on: ReturnType<typeof stage>) => menu('What now?', choices, on.context),
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
