import { describe, expect, it } from 'vitest';
import { chooseMachine } from '../../../src/terminal/prompts/choose.ts';
import { drawFrame } from '../../../src/terminal/prompts/frame.ts';
import { type Key, type RawKey, toKey } from '../../../src/terminal/prompts/key.ts';
import { keyedMachine } from '../../../src/terminal/prompts/keyed.ts';
import type { Machine } from '../../../src/terminal/prompts/machine.ts';
import { matchMachine } from '../../../src/terminal/prompts/match.ts';
import { orderMachine } from '../../../src/terminal/prompts/order.ts';
import { gradeMachine, thinkMachine } from '../../../src/terminal/prompts/recall.ts';
import { makeTheme } from '../../../src/terminal/theme.ts';
import { choosing, matching, recalling } from '../support/shown.ts';

const theme = makeTheme({ colour: 0, unicode: true });
const size = { width: 60, height: 30 };
const named: Readonly<Record<string, Key['type']>> = {
  '↑': 'up',
  '↓': 'down',
  '⏎': 'enter',
  '␣': 'space',
  '⌫': 'back',
  '⎋': 'escape',
  '…': 'other',
};

/** Presses keys, `↑↓⏎␣⌫⎋` and letters, and gives the reply, or what is seen then. */
function press<S, R>(machine: Machine<S, R>, keys: string, room = size): R | string {
  let state = machine.start;
  for (const char of keys) {
    const type = named[char];
    const key = type === undefined || type === 'char' ? ({ type: 'char', char } as const) : { type };
    const step = machine.step(state, key);
    if ('reply' in step) return step.reply;
    state = step.state;
  }
  return machine.view(state, room, theme);
}
const answer = (response: object): object => ({ type: 'answer', response });
const unknown = answer({ kind: 'unknown' });

describe('a key', () => {
  const raw = (more: Partial<RawKey>): RawKey => ({ ctrl: false, shift: false, ...more });
  it.each<[string, Partial<RawKey>, Key]>([
    ['Ctrl-P', { name: 'p', ctrl: true }, { type: 'up' }],
    ['Ctrl-N', { name: 'n', ctrl: true }, { type: 'down' }],
    ['Ctrl-B', { name: 'b', ctrl: true, sequence: '\x02' }, { type: 'other' }],
    ['Alt-a', { name: 'a', meta: true, sequence: '\x1ba' }, { type: 'other' }],
    ['Esc, which some terminals send as Alt', { name: 'escape', meta: true }, { type: 'escape' }],
    ['Delete', { name: 'delete' }, { type: 'back' }],
    ['a letter, in lower case', { name: 'b', shift: true, sequence: 'B' }, { type: 'char', char: 'b' }],
    ['a letter beyond ASCII', { sequence: 'É' }, { type: 'char', char: 'é' }],
    ['a letter without its bytes', { name: 'x' }, { type: 'char', char: 'x' }],
    ['a key of functions', { name: 'f5', sequence: '\x1b[15~' }, { type: 'other' }],
    ['what nobody knows', {}, { type: 'other' }],
  ])('%s', (_name, more, key) => expect(toKey(raw(more))).toEqual(key));
});

describe('choosing', () => {
  const one = chooseMachine(choosing('one', ['x', 'y']) as never);
  const many = chooseMachine(choosing('many', ['x', 'y']) as never);
  it.each([
    ['space on “I don’t know” says so', '↑␣', unknown],
    ['space picks', '↓␣', answer({ kind: 'one', keys: ['b'] })],
    ['Backspace and other letters do nothing', '↓⌫z…⏎', answer({ kind: 'one', keys: ['b'] })],
  ])('one: %s', (_what, keys, reply) => expect(press(one, keys)).toEqual(reply));

  it('many: space on “I don’t know” says so', () => expect(press(many, 'a↑␣')).toEqual(unknown));

  it('shows an answer of several lines as they are, hanging under its letter', () => {
    const code = chooseMachine(
      choosing('one', ['Print it:\n\n```js\nif (x)\n  print(x)\n```', 'y']) as never,
    );
    expect(press(code, '')).toContain('▸ a) Print it:\n\n       if (x)\n         print(x)\n');
    // with no room to hang in it is one line
    expect(press(code, '', { width: 12, height: 30 })).not.toContain('\n\n       if');
  });
});

describe('putting into order', () => {
  const order = orderMachine(choosing('order', ['x', 'y', 'z']) as never);
  it.each([
    ['arrows move, Enter and space pick', '↓⏎␣⏎⏎', answer({ kind: 'order', keys: ['b', 'c', 'a'] })],
    ['“I don’t know” stands last', '↑⏎', unknown],
    [
      'Backspace with nothing to take back, other letters and keys do nothing',
      '⌫z…abc⏎',
      answer({ kind: 'order', keys: ['a', 'b', 'c'] }),
    ],
    ['a pick taken back is free again', 'ab⌫⌫cba⏎', answer({ kind: 'order', keys: ['c', 'b', 'a'] })],
  ])('%s', (_what, keys, reply) => expect(press(order, keys)).toEqual(reply));

  it('is ended by Enter alone: space on a whole order says where the item stands', () =>
    expect(press(order, 'abc␣')).toContain('c is number 3 already.'));
});

describe('matching', () => {
  const match = matchMachine(matching());
  const whole = (a: string, b: string, c: string): object => answer({ kind: 'match', pairs: { a, b, c } });
  it.each([
    ['arrows move, Enter and space pick, the pointer goes to what is free', '↓⏎⏎␣⏎', whole('2', '1', '3')],
    ['“I don’t know” stands last', '↑⏎', unknown],
    ['what is whole is not changed by a number or space, and ended by Enter', '1231␣⏎', whole('1', '2', '3')],
    ['Backspace goes back; with nothing to go back to it does nothing', '⌫12⌫32⏎', whole('1', '3', '2')],
    ['letters, other keys and numbers of nothing do nothing', 'z…9123⏎', whole('1', '2', '3')],
    ['Esc stops', '1⎋', { type: 'stop' }],
  ])('%s', (_what, keys, reply) => expect(press(match, keys)).toEqual(reply));

  it('with fewer choices than items lets one serve twice', () => {
    const shown = { ...matching(), choices: matching().choices.slice(0, 2) };
    expect(press(matchMachine(shown), '121⏎')).toEqual(whole('1', '2', '1'));
  });

  it('without names of columns shows none', () => {
    const seen = press(matchMachine({ ...matching(), columns: null }), '');
    expect(seen).toMatch(
      /^▸ \? a\) Find the 200 unpaid invoices\n {4}b\) .*\n {4}c\) .*\n\n▸ {3}1\) Expression index\n/,
    );
  });

  describe('among more than nine', () => {
    const choices = Array.from({ length: 12 }, (_, i) => ({ key: String(i + 1), text: `choice ${i + 1}` }));
    const many = matchMachine({ ...matching(), choices });
    it.each([
      ['a number that may go on waits for Enter', '1⏎23⏎', whole('1', '2', '3')],
      ['a second digit goes on', '11121⏎⏎', whole('11', '12', '1')],
      ['Backspace takes a digit back, then a pick', '31⌫12⌫111⏎⏎', whole('3', '11', '1')],
      ['arrows forget the digit', '1↓⏎⏎⏎⏎', whole('2', '1', '3')],
    ])('%s', (_what, keys, reply) => expect(press(many, keys)).toEqual(reply));
  });
});

describe('recalling', () => {
  it.each([
    ['shows the answer on space', '␣', 'revealed'],
    ['shows it on Enter, whatever else was pressed before', 'x…↓⏎', 'revealed'],
    ['stops on q', 'q', { type: 'stop' }],
  ])('%s', (_what, keys, reply) => expect(press(thinkMachine(recalling()), keys)).toEqual(reply));

  it.each([
    ['q stops', 'q', { type: 'stop' }],
    ['other keys do nothing', 'x…2', answer({ kind: 'recall', grade: 2 })],
    ['arrows move and space picks', '↓␣', answer({ kind: 'recall', grade: 2 })],
  ])('grades: %s', (_what, keys, reply) => expect(press(gradeMachine(), keys)).toEqual(reply));
});

it('a list with a row for q is left with Esc alone', () => {
  const rows = [{ key: 'q', text: 'Quiz', reply: 'quiz' }];
  const list = keyedMachine({ title: 'What?', rows, leave: { reply: 'leave', word: 'leave' } });
  expect([press(list, 'q'), press(list, '⎋')]).toEqual(['quiz', 'leave']);
  expect(press(list, '')).toContain('Esc leave');
});

describe('a list that is higher than the screen', () => {
  const rows = Array.from({ length: 9 }, (_, i) => [`row ${i + 1}`]);
  const help = [['Enter', 'pick']] as const;
  const drawn = (height: number, active: number, more: object = {}): string =>
    drawFrame({ rows, active, note: null, help, ...more }, { width: 40, height }, theme);

  it.each([
    [5, 0, 'row 1\nrow 2\nrow 3\n  ↓ more\nEnter pick'],
    [5, 4, '  ↑ more\nrow 5\nrow 6\n  ↓ more\nEnter pick'],
    [5, 8, '  ↑ more\nrow 7\nrow 8\nrow 9\nEnter pick'],
    [3, 4, 'row 5\nrow 6\nEnter pick'],
    [2, 4, 'row 5\nEnter pick'],
  ])('of %i lines shows what is around row %i', (height, active, text) => {
    expect(drawn(height, active)).toBe(text);
  });

  it('gives up its head and all of its foot but a third before its rows', () => {
    const foot = {
      note: 'a long note that takes more than one line of the screen',
      head: ['one', 'two', 'three'],
    };
    expect(drawn(6, 4, foot).split('\n')).toHaveLength(6);
    expect(drawn(6, 4, foot)).toContain('row 5');
    const few = { ...foot, rows: [['only row']], active: 0 };
    expect(drawn(5, 0, few)).toBe('one\nonly row\na long note that takes more than one');
  });
});
