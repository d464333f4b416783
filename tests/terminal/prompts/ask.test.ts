import { describe, expect, it } from 'vitest';
import type { Reply, Shown } from '../../../src/learning/shown.ts';
import { ask } from '../../../src/terminal/prompts/ask.ts';
import { isStop } from '../../../src/terminal/stop.ts';
import { choosing, matching, recalling, typing } from '../support/shown.ts';
import { keys, type Stage, stage } from '../support/stage.ts';

type Step = readonly [see: string | RegExp, ...press: string[]];

/** Plays a prompt: each step waits for what is seen, then presses keys. */
async function play(shown: Shown, on: Stage, ...steps: readonly Step[]): Promise<Reply> {
  const reply = ask(shown, on.context);
  for (const [see, ...press] of steps) {
    await on.sees(see);
    on.press(...press);
  }
  return reply;
}

const answer = (response: object): object => ({ type: 'answer', response });
const chosen = (kind: string, ...picked: string[]): object => answer({ kind, keys: picked });

describe('choosing one', () => {
  it('shows the answers with hanging text and the keys that work', async () => {
    const on = stage({ columns: 40 });
    const reply = ask(choosing('one', undefined, 'a hint'), on.context);
    expect(await on.sees('stop')).toMatchInlineSnapshot(`
      "▸ a) It stores each row beside its key,
           so no second read is needed
        b) It holds one entry for each
           distinct value, so months are
           counted fast
        c) Its entries are kept in order, so
           it finds the start and walks on
        -) I don’t know

      a–c pick · ↑ ↓ Enter move, pick
      ? hint · - don’t know · q stop"
    `);
    on.press('a');
    await reply;
  });

  it('picks by letter at once, and leaves one line', async () => {
    const on = stage();
    expect(await play(choosing('one', ['x', '`y`']), on, ['stop', 'b'])).toEqual(chosen('one', 'b'));
    expect(await on.sees('Your')).toBe('Your answer: b) `y`');
  });

  it.each([
    ['arrows', [keys.down, keys.down, keys.up]],
    ['j and k', ['j', 'j', 'k']],
  ])('moves with %s, and Enter picks', async (_name, moves) => {
    const on = stage();
    const reply = await play(choosing('one', ['x', 'y', 'z']), on, ['▸ a)', ...moves], ['▸ b)', keys.enter]);
    expect(reply).toEqual(chosen('one', 'b'));
  });

  it('takes capital letters', async () =>
    expect(await play(choosing('one'), stage(), ['stop', 'C'])).toEqual(chosen('one', 'c')));

  it('has “I don’t know” as its last choice and on a key', async () => {
    const unknown = answer({ kind: 'unknown' });
    expect(await play(choosing('one'), stage(), ['stop', '-'])).toEqual(unknown);
    const on = stage();
    expect(await play(choosing('one'), on, ['stop', keys.up], ['▸ -)', keys.enter])).toEqual(unknown);
    expect(await on.sees('Your')).toBe('Your answer: I don’t know');
  });

  it('replies with the wish for a hint, and leaves nothing behind', async () => {
    const on = stage();
    expect(await play(choosing('one', ['x', 'y'], 'h'), on, ['? hint', '?'])).toEqual({ type: 'hint' });
    expect(await on.settled()).toBe('');
  });

  it('does not offer a hint where there is none', async () => {
    const on = stage();
    const reply = ask(choosing('one', ['x', 'y']), on.context);
    expect(await on.sees('stop')).not.toContain('hint');
    on.press('?', 'a');
    expect(await reply).toEqual(chosen('one', 'a'));
  });

  it.each([['q'], [keys.escape]])('stops on %j', async (key) =>
    expect(await play(choosing('one'), stage(), ['stop', key])).toEqual({ type: 'stop' }),
  );

  it('lets a letter that names an answer win over the key it is otherwise', async () => {
    const texts = Array.from({ length: 17 }, (_, i) => `item ${i}`);
    for (const key of ['q', 'j']) {
      const on = stage({ rows: 30 });
      expect(await play(choosing('one', texts), on, ['Esc stop', key])).toEqual(chosen('one', key));
    }
  });

  it('keeps the pointer in sight on a screen too low for all answers, and no old frame in the scrollback', async () => {
    const on = stage({ columns: 40, rows: 9 });
    const texts = ['first', 'second', 'third', 'fourth', 'fifth', 'sixth'].map(
      (word) => `${word} ${'and more '.repeat(6)}`,
    );
    const reply = ask(choosing('one', texts), on.context);
    await on.sees('▸ a) first');
    for (const [letter, word] of [
      ['b', 'second'],
      ['c', 'third'],
      ['d', 'fourth'],
      ['e', 'fifth'],
      ['f', 'sixth'],
    ]) {
      on.press(keys.down);
      await on.sees(`▸ ${letter}) ${word}`);
    }
    expect(on.scrollback().match(/first/g)).toBeNull();
    on.press(keys.enter);
    expect(await reply).toEqual(chosen('one', 'f'));
    await on.sees('Your answer');
    expect(on.scrollback()).toMatch(/^Your answer: f\) sixth .*…$/);
  });
});

describe('choosing many', () => {
  it('toggles by letter and by space; Enter confirms', async () => {
    const on = stage();
    const reply = await play(
      choosing('many', ['x', 'y', 'z']),
      on,
      ['▸ ○ a)', 'c'],
      ['▸ ◉ c)', 'b', 'b', keys.up, ' '],
      ['▸ ◉ a)', keys.enter],
    );
    expect(reply).toEqual(chosen('many', 'a', 'c'));
    expect(await on.sees('Your')).toBe('Your answer: a, c');
  });

  it('wants at least one', async () =>
    expect(
      await play(
        choosing('many', ['x', 'y']),
        stage(),
        ['stop', keys.enter],
        ['Mark at least one', 'a'],
        ['◉ a)', keys.enter],
      ),
    ).toEqual(chosen('many', 'a')));
});

describe('putting into order', () => {
  it('numbers what is picked, takes back, and asks before it is done', async () => {
    const on = stage();
    const reply = await play(
      choosing('order', ['x', 'y', 'z']),
      on,
      ['number 1?', 'b'],
      ['1. b) y', 'a'],
      ['2. a) x', keys.back],
      ['number 2?', 'c'],
      [/2\. c\) z/, keys.enter],
      ['Is this your order?', keys.enter],
    );
    expect(reply).toEqual(chosen('order', 'b', 'c', 'a'));
    expect(await on.sees('Your answer')).toBe('Your answer: b, c, a');
  });

  it('says when an item has its place already', async () => {
    const on = stage();
    const reply = ask(choosing('order', ['x', 'y']), on.context);
    await on.sees('number 1?');
    on.press('b', 'b');
    expect(await on.sees('already')).toMatchInlineSnapshot(`
      "Which is number 2?
      ▸    a) x
        1. b) y
           -) I don’t know

      b is number 1 already. Backspace takes the last pick back.
      a or b pick the next · Enter pick · Backspace take back · - don’t know · q stop"
    `);
    on.press('-');
    expect(await reply).toEqual(answer({ kind: 'unknown' }));
  });
});

describe('matching', () => {
  it('asks for each partner, goes back, and asks before it is done', async () => {
    const on = stage({ columns: 50 });
    const reply = ask(matching(), on.context);
    await on.sees('▸ ? a)');
    on.press('2');
    await on.sees('▸ ? b)');
    on.press('2');
    await on.sees('2 is with a already');
    on.press(keys.back);
    await on.sees('▸ ? a)');
    on.press('3', '1');
    expect(await on.sees('▸ ? c)')).toMatchInlineSnapshot(`
      "Need
        3 a) Find the 200 unpaid invoices
        1 b) Compare names regardless of case
      ▸ ? c) Refuse a second account

      Index
        b 1) Expression index
      ▸   2) Unique index
        a 3) Partial index
          -) I don’t know

      1–3 pick · Enter pick · Backspace go back
      - don’t know · q stop"
    `);
    on.press(keys.enter);
    await on.sees('Enter done');
    on.press(keys.enter);
    expect(await reply).toEqual(answer({ kind: 'match', pairs: { a: '3', b: '1', c: '2' } }));
    expect(await on.sees('Your answer')).toBe('Your answer: a3, b1, c2');
  });

  it('takes numbers of two digits', async () => {
    const choices = Array.from({ length: 11 }, (_, i) => ({ key: String(i + 1), text: `choice ${i + 1}` }));
    const shown = { ...matching(), answers: [{ key: 'a', text: 'x' }], choices };
    const reply = await play(shown, stage(), ['▸ ? a)', '1', '1'], ['Enter done', keys.enter]);
    expect(reply).toEqual(answer({ kind: 'match', pairs: { a: '11' } }));
  });
});

describe('typing', () => {
  it('reads a line, letters and j, k, q included', async () => {
    const on = stage();
    expect(await play(typing(), on, ['▸', 'jkq'], ['▸ jkq', keys.enter])).toEqual(
      answer({ kind: 'type', text: 'jkq' }),
    );
    expect(await on.sees('Your')).toBe('Your answer: jkq');
  });
  it('can be corrected', async () =>
    expect(
      await play(typing(), stage(), ['▸', 'abd'], ['▸ abd', keys.back, 'c'], ['▸ abc', keys.enter]),
    ).toEqual(answer({ kind: 'type', text: 'abc' })));
  it('refuses nothing', async () =>
    expect(await play(typing(), stage(), ['▸', keys.enter], ['Type your answer', 'x', keys.enter])).toEqual(
      answer({ kind: 'type', text: 'x' }),
    ));
  it('takes ? for the hint and - for “I don’t know”', async () => {
    expect(await play(typing('h'), stage(), ['▸', '?', keys.enter])).toEqual({ type: 'hint' });
    expect(await play(typing(), stage(), ['▸', '-', keys.enter])).toEqual(answer({ kind: 'unknown' }));
    expect(await play(typing(), stage(), ['▸', '?', keys.enter], ['no hint', '-', keys.enter])).toEqual(
      answer({ kind: 'unknown' }),
    );
  });
  it('stops on Esc, which first empties a line with text in it', async () => {
    const reply = await play(typing(), stage(), ['▸', 'abc'], ['▸ abc', keys.escape], [/^▸\n/, keys.escape]);
    expect(reply).toEqual({ type: 'stop' });
  });
  it('copes with more text than a line holds', async () => {
    const on = stage({ columns: 30 });
    const text = 'a long answer that is wider than the screen is';
    const reply = await play(typing(), on, ['▸', text], ['screen is', keys.enter]);
    expect(reply).toEqual(answer({ kind: 'type', text }));
    await on.sees('Your answer');
    expect(on.scrollback()).toBe('Your answer: a long answer t…');
  });
  it('copes with wide characters', async () => {
    const on = stage({ columns: 24 });
    const text = '日本語'.repeat(6);
    const reply = ask(typing(), on.context);
    await on.sees('▸');
    for (const char of text) on.press(char);
    await on.sees(/語\s*$|語\n/);
    on.press(keys.enter);
    expect(await reply).toEqual(answer({ kind: 'type', text }));
    await on.sees('Your answer');
    expect(on.scrollback()).toMatch(/^Your answer: 日本.*…$/);
  });
});

describe('recalling', () => {
  it('shows the answer, which stays, and asks how well it was known', async () => {
    const on = stage({ columns: 50 });
    const reply = ask(recalling('h'), on.context);
    await on.sees('Think of your answer');
    on.press(keys.enter);
    const asked = await on.sees(/How well[\s\S]*easy/);
    expect(asked).toContain('covering');
    on.press('3');
    expect(await reply).toEqual(answer({ kind: 'recall', grade: 3 }));
    const after = await on.sees('Your answer');
    expect(after).toContain('covering');
    expect(after).not.toContain('How well');
  });

  it('may give up before the answer is shown', async () => {
    expect(await play(recalling(), stage(), ['Think', '-'])).toEqual(answer({ kind: 'unknown' }));
    expect(await play(recalling('h'), stage(), ['Think', '?'])).toEqual({ type: 'hint' });
    expect(await play(recalling(), stage(), ['Think', 'q'])).toEqual({ type: 'stop' });
  });
});

const every = {
  one: choosing('one'),
  many: choosing('many'),
  order: choosing('order'),
  match: matching(),
  type: typing(),
  recall: recalling(),
};

describe.each(Object.entries(every))('a prompt of kind %s', (_kind, shown) => {
  it.each([
    ['Ctrl-C', (on: Stage) => on.press(keys.ctrlC)],
    ['Ctrl-D', (on: Stage) => on.press(keys.ctrlD)],
    ['Ctrl-C right behind Esc', (on: Stage) => on.press(`\x1b${keys.ctrlC}`)],
    ['Ctrl-C in the middle of another key', (on: Stage) => on.press(`\x1b[1${keys.ctrlC}`)],
    ['the end of input', (on: Stage) => on.input.end()],
  ])('rejects on %s and restores the terminal', async (_name, stop) => {
    const on = stage();
    const reply = ask(shown, on.context).catch((error: unknown) => error);
    await on.sees('stop');
    expect(on.input.rawMode).toBe(true);
    stop(on);
    expect(isStop(await reply)).toBe(true);
    expect(on.input.rawMode).toBe(false);
    expect(on.cursor()).toBe(true);
    expect(on.context.output.listenerCount('resize')).toBe(0);
  });

  it('rejects when its signal is aborted, with the reason', async () => {
    const abort = new AbortController();
    const on = stage({ signal: abort.signal });
    const reply = ask(shown, on.context).catch((error: unknown) => error);
    await on.sees('stop');
    abort.abort('SIGTERM');
    expect(await reply).toMatchObject({ name: 'AbortPromptError', cause: 'SIGTERM' });
    expect(on.input.rawMode).toBe(false);
    expect(on.cursor()).toBe(true);
    expect(await on.settled()).toBe('');
  });

  it('rejects at once when its signal was aborted before', async () => {
    const on = stage({ signal: AbortSignal.abort('SIGHUP') });
    expect(isStop(await ask(shown, on.context).catch((error: unknown) => error))).toBe(true);
    expect(on.input.rawMode).toBe(false);
  });

  it('is drawn in ASCII where nothing else is shown', async () => {
    const on = stage({ unicode: false });
    const reply = ask(shown, on.context);
    expect(await on.sees('stop')).toMatch(/^[\n\x20-\x7e]+$/);
    on.press(keys.ctrlC);
    await expect(reply).rejects.toSatisfy(isStop);
  });

  it('follows a resize: what is drawn next fits the new width', async () => {
    const on = stage({ columns: 80 });
    const reply = ask(shown, on.context);
    await on.sees('stop');
    on.resize(40, 24);
    const lines = (await on.settled()).split('\n');
    expect(lines.at(-1)).toContain('stop');
    expect(lines.at(-1)?.length).toBeLessThan(40);
    on.press(keys.ctrlC);
    await expect(reply).rejects.toSatisfy(isStop);
    expect([on.input.rawMode, on.cursor()]).toEqual([false, true]);
  });
});
