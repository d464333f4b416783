import { describe, expect, it } from 'vitest';
import { describeScreen, proseWidth } from '../../src/terminal/screen.ts';

type Env = Record<string, string>;
const on = (env: Env = {}, stdout: { isTTY?: boolean; columns?: number; rows?: number } = {}) =>
  describeScreen({ env, stdout, platform: 'linux' });
const terminal = { isTTY: true, columns: 120, rows: 30 };

describe('colour', () => {
  it.each<[string, Env, object, number]>([
    ['is off in a pipe', { TERM: 'xterm-256color' }, {}, 0],
    ['is on in a terminal', { TERM: 'xterm' }, terminal, 1],
    ['knows terminals of 256 colours', { TERM: 'screen-256color' }, terminal, 2],
    ['knows terminals of all colours', { TERM: 'xterm', COLORTERM: 'truecolor' }, terminal, 3],
    ['is off with NO_COLOR', { TERM: 'xterm', NO_COLOR: '1' }, terminal, 0],
    ['ignores an empty NO_COLOR', { TERM: 'xterm', NO_COLOR: '' }, terminal, 1],
    ['is off on a dumb terminal', { TERM: 'dumb' }, terminal, 0],
    ['is forced into a pipe', { FORCE_COLOR: '1' }, {}, 1],
    ['is forced in the depth asked for', { FORCE_COLOR: '2' }, {}, 2],
    ['is forced in the greatest depth', { FORCE_COLOR: '3' }, {}, 3],
    ['is forced off', { FORCE_COLOR: '0' }, terminal, 0],
    ['is forced in spite of NO_COLOR', { FORCE_COLOR: '', NO_COLOR: '1' }, {}, 1],
  ])('%s', (_name, env, stdout, colour) => expect(on(env, stdout).colour).toBe(colour));
});

describe('unicode', () => {
  it.each<[string, Env, object, boolean]>([
    ['is trusted with a UTF-8 locale', { LANG: 'de_AT.UTF-8' }, terminal, true],
    ['is trusted with utf8 spelled otherwise', { LANG: 'C.utf8' }, terminal, true],
    ['is not trusted in the C locale', { LC_ALL: 'C', LANG: 'en_US.UTF-8' }, terminal, false],
    ['is not trusted with another encoding', { LC_CTYPE: 'en_US.ISO-8859-1' }, terminal, false],
    ['skips empty variables', { LC_ALL: '', LC_CTYPE: '', LANG: 'en_US.UTF-8' }, terminal, true],
    ['is trusted in a pipe that says nothing', {}, {}, true],
    ['is trusted in a terminal that says nothing', { TERM: 'xterm' }, terminal, true],
    ['is not trusted on a console that says nothing', { TERM: 'linux' }, terminal, false],
  ])('%s', (_name, env, stdout, unicode) => expect(on(env, stdout).unicode).toBe(unicode));
});

describe('size', () => {
  it('is that of the terminal', () =>
    expect(on({ COLUMNS: '50' }, terminal)).toMatchObject({ width: 120, height: 30 }));
  it('of a pipe is COLUMNS and LINES', () =>
    expect(on({ COLUMNS: '50', LINES: '9' })).toMatchObject({ width: 50, height: 9 }));
  it.each(['', 'wide', '-4', '0', '1e3', '99999999999'])('of a pipe is 80 when COLUMNS is %j', (COLUMNS) =>
    expect(on({ COLUMNS }).width).toBe(80),
  );
  it('is never below 20 columns', () =>
    expect(on({}, { isTTY: true, columns: 4, rows: 1 })).toMatchObject({ width: 20, height: 3 }));
  it('of a terminal that reports nothing is 80 by 24', () =>
    expect(on({}, { isTTY: true, columns: 0, rows: 0 })).toMatchObject({ width: 80, height: 24 }));
  it('of prose is at most 100 columns', () => {
    expect(proseWidth({ width: 240 })).toBe(100);
    expect(proseWidth({ width: 60 })).toBe(60);
  });
});

it('a dumb terminal is known as one', () => {
  expect(on({ TERM: 'dumb' }, terminal).dumb).toBe(true);
  expect(on({ TERM: 'xterm' }, terminal).dumb).toBe(false);
});
