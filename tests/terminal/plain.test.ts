import { PassThrough } from 'node:stream';
import { describe, expect, it } from 'vitest';
import type { Shown } from '../../src/learning/shown.ts';
import { askPlain, askPlainSure, askPlainYes, linesOf } from '../../src/terminal/plain.ts';
import { makeTheme } from '../../src/terminal/theme.ts';
import { choosing, matching, recalling, typing } from './support/shown.ts';

async function asked(
  shown: Shown,
  typed: string,
  options: { width?: number; unicode?: boolean; again?: boolean } = {},
) {
  const input = new PassThrough();
  input.end(typed);
  let written = '';
  const io = {
    lines: linesOf(input),
    write: (text: string) => {
      written += text;
    },
    width: options.width ?? null,
    theme: makeTheme({ colour: 0, unicode: options.unicode ?? true }),
  };
  const reply = await askPlain(shown, io, options.again);
  return { reply, written };
}

describe('asking on plain lines', () => {
  it('prints lettered answers and reads one line', async () => {
    const { reply, written } = await asked(choosing('one', ['`sql`', 'Two'], 'h'), 'b\n');
    expect(reply).toEqual({ type: 'answer', response: { kind: 'one', keys: ['b'] } });
    expect(written).toBe('  a) `sql`\n  b) Two\nYour answer (a or b). ? for a hint, - for "I don’t know".\n');
  });

  it('wraps to a terminal and shows where to type', async () => {
    const { written } = await asked(choosing('many'), 'a,c\n', { width: 40 });
    expect(written).toMatchInlineSnapshot(`
      "  a) It stores each row beside its key,
           so no second read is needed
        b) It holds one entry for each
           distinct value, so months are
           counted fast
        c) Its entries are kept in order, so
           it finds the start and walks on
      All that are right (such as a,b). Or - for "I don’t know".
      > "
    `);
  });

  it('says what would fit and asks again in the same question', async () => {
    const { reply, written } = await asked(choosing('one', ['x', 'y']), 'z\n\n1\n');
    expect(reply).toEqual({ type: 'answer', response: { kind: 'one', keys: ['a'] } });
    expect(written.split('\n').slice(3)).toEqual([
      'No answer is called "z". Type one letter, a or b.',
      'Type one letter, a or b.',
      '',
    ]);
  });

  it('gives a hint only where there is one', async () => {
    expect((await asked(choosing('one', ['x', 'y'], 'h'), '?\n')).reply).toEqual({ type: 'hint' });
    const { reply, written } = await asked(choosing('one', ['x', 'y']), '?\n-\n');
    expect(reply).toEqual({ type: 'answer', response: { kind: 'unknown' } });
    expect(written).toContain('There is no hint here.\n');
  });

  it('does not repeat the answers after a hint', async () => {
    const { written } = await asked(choosing('one', ['x', 'y'], 'h'), 'a\n', { again: true });
    expect(written).toBe('Your answer (a or b). ? for a hint, - for "I don’t know".\n');
  });

  it('stops at the end of input', async () => {
    for (const shown of [choosing('order'), matching(), typing(), recalling()]) {
      expect((await asked(shown, '')).reply).toEqual({ type: 'stop' });
    }
    expect((await asked(recalling(), '\n')).reply).toEqual({ type: 'stop' });
  });

  it('shows both columns of a matching question', async () => {
    const { reply, written } = await asked(matching(), 'a3,b1,c2\n');
    expect(reply).toEqual({ type: 'answer', response: { kind: 'match', pairs: { a: '3', b: '1', c: '2' } } });
    expect(written).toMatchInlineSnapshot(`
      "Need:
        a) Find the 200 unpaid invoices
        b) Compare names regardless of case
        c) Refuse a second account

      Index:
        1) Expression index
        2) Unique index
        3) Partial index
      A pair for each (such as a2,b1). Or - for "I don’t know".
      "
    `);
  });

  it('reveals a recall answer and asks how well it was known', async () => {
    const { reply, written } = await asked(recalling(), '\nfine\n3\n');
    expect(reply).toEqual({ type: 'answer', response: { kind: 'recall', grade: 3 } });
    expect(written).toMatchInlineSnapshot(`
      "Think of your answer, then press Enter to see it. Or - for "I don’t know".

      A **covering** index holds every column the query needs.

      How well did you know it? 1 again: not yet, 2 hard: with effort, 3 good: yes, 4 easy: at once.
      Type 1 (again), 2 (hard), 3 (good) or 4 (easy).
      "
    `);
  });

  it('takes a typed q for an answer', async () =>
    expect((await asked(typing(), 'q\n')).reply).toEqual({
      type: 'answer',
      response: { kind: 'type', text: 'q' },
    }));

  it('leaves code in an answer as it is', async () => {
    const code = 'This:\n```sql\nSELECT 1;\n```';
    const { written } = await asked(choosing('one', [code, 'x']), 'a\n', { width: 40 });
    expect(written).toContain('  a) This:\n     ```sql\n     SELECT 1;\n     ```\n  b) x\n');
  });

  it('writes ASCII where nothing else is shown', async () => {
    const { written } = await asked(choosing('one', ['a → b', 'c', 'd']), '-\n', { unicode: false });
    expect(written).toMatch(/^[\n\x20-\x7e]+$/);
    expect(written).toContain('  a) a -> b\n');
  });

  it('lets no answer write escape sequences', async () => {
    const { written } = await asked(choosing('one', ['\x1b[2Jx', 'y']), '-\n');
    expect(written).toContain('  a) x\n');
  });
});

describe('asking for a word on plain lines', () => {
  const hear = async <T>(
    ask: (io: Parameters<typeof askPlainYes>[1]) => Promise<T>,
    typed: string,
    width: number | null,
  ) => {
    const input = new PassThrough();
    input.end(typed);
    let written = '';
    const write = (text: string): void => {
      written += text;
    };
    const theme = makeTheme({ colour: 0, unicode: true });
    return { reply: await ask({ lines: linesOf(input), write, width, theme }), written };
  };

  it.each([
    ['y\n', true],
    ['YES\n', true],
    ['n\n', false],
    ['\n', false],
    ['perhaps\nyes\n', true],
    ['', null],
  ])('yes or no: %j is %j', async (typed, reply) => {
    expect((await hear((io) => askPlainYes('Go on?', io), typed, null)).reply).toBe(reply);
  });

  it('takes an empty line for yes where it says so', async () => {
    expect(await hear((io) => askPlainYes('Go on?', io, true), '\n', null)).toEqual({
      reply: true,
      written: 'Go on? y or Enter yes, n no.\n',
    });
  });

  it('ends the line on a terminal where nothing was typed, so that what follows has one of its own', async () => {
    expect(await hear((io) => askPlainYes('Go on?', io), '', 40)).toEqual({
      reply: null,
      written: 'Go on? y yes, n no.\n> \n',
    });
    expect((await hear((io) => askPlainYes('Go on?', io), '', null)).written).toBe('Go on? y yes, n no.\n');
    const interrupted = new AbortController();
    const written: string[] = [];
    const asking = askPlainSure({
      lines: linesOf(new PassThrough(), interrupted.signal),
      write: (text) => void written.push(text),
      width: 40,
      theme: makeTheme({ colour: 0, unicode: true }),
    });
    interrupted.abort('SIGINT');
    await expect(asking).rejects.toThrow('stopped');
    expect(written.slice(1)).toEqual(['> ', '\n']);
  });

  it('says which words it takes, and shows where to type on a terminal', async () => {
    expect(await hear((io) => askPlainYes('Go on?', io), 'perhaps\nno\n', 40)).toEqual({
      reply: false,
      written: 'Go on? y yes, n no.\n> Answer y or n.\n> ',
    });
    expect(await hear(askPlainSure, 'well\n\nthink\n', 40)).toEqual({
      reply: 'think',
      written: 'How sure are you? s sure, t think so, g guess.\n> Answer s, t or g.\n> Answer s, t or g.\n> ',
    });
  });
});
