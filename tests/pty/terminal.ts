import { join } from 'node:path';
import { type IPty, spawn } from '@lydell/node-pty';
import xterm from '@xterm/headless';
import { freshFolder, repository } from '../support/program.ts';

export const keys = { up: '\x1b[A', down: '\x1b[B', enter: '\r', escape: '\x1b', ctrlC: '\x03' };

export interface Session {
  readonly home: string;
  readonly pid: number;
  readonly raw: () => string;
  /** what a person sees now */
  screen(): string;
  press(...typed: string[]): void;
  /** resolves once the screen shows it; rejects with the screen when it never does */
  sees(text: string | RegExp): Promise<string>;
  resize(columns: number, rows: number): void;
  kill(signal: string): void;
  readonly exit: Promise<number>;
}

export interface Options {
  readonly columns?: number;
  readonly rows?: number;
  readonly home?: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly cwd?: string;
}

const program = join(repository, 'bin/roadmap.js');

/** The built program in a real pseudo-terminal, drawn by xterm. */
export function open(argv: readonly string[], options: Options = {}): Session {
  return watch(process.execPath, [program, ...argv], options);
}

/** The same started from a shell, to see how it leaves the terminal behind. */
export function openShell(script: string, options: Options = {}): Session {
  return watch(
    '/bin/bash',
    ['-c', script.replaceAll('roadmap ', `'${process.execPath}' '${program}' `)],
    options,
  );
}

/** Any other program, such as a shell to type in. */
export const openProgram = (file: string, argv: readonly string[], options: Options = {}): Session =>
  watch(file, argv, options);

function watch(file: string, argv: readonly string[], options: Options): Session {
  const { columns = 80, rows = 24, home = freshFolder(), env = {}, cwd = repository } = options;
  const screen = new xterm.Terminal({ cols: columns, rows, allowProposedApi: true, scrollback: 5000 });
  const child: IPty = spawn(file, [...argv], {
    cols: columns,
    rows,
    cwd,
    name: env.TERM ?? 'xterm-256color',
    env: {
      PATH: process.env.PATH ?? '',
      TERM: 'xterm-256color',
      LANG: 'C.UTF-8',
      ROADMAP_HOME: home,
      ROADMAP_DIR: join(repository, 'tests/support/small'),
      ...env,
    },
  });
  let raw = '';
  const waiting = new Set<() => void>();
  child.onData((data) => {
    raw += data;
    screen.write(data, () => {
      for (const look of waiting) look();
    });
  });
  const lines = (): string => {
    const { buffer } = screen;
    const out: string[] = [];
    for (let y = 0; y < buffer.active.length; y++)
      out.push(buffer.active.getLine(y)?.translateToString(true) ?? '');
    return out.join('\n').trimEnd();
  };
  const exit = new Promise<number>((resolve) =>
    child.onExit(({ exitCode, signal }) => {
      const code = signal ? 128 + signal : exitCode;
      // the last output may come after the news of the exit: it is over once nothing came for a while
      let last = -1;
      const settle = (): void => {
        if (raw.length === last) return void screen.write('', () => resolve(code));
        last = raw.length;
        setTimeout(settle, 100);
      };
      settle();
    }),
  );
  return {
    home,
    pid: child.pid,
    raw: () => raw,
    screen: lines,
    press: (...typed) => {
      for (const key of typed) child.write(key);
    },
    sees: (text) =>
      new Promise((resolve, reject) => {
        const timer = setTimeout(() => {
          waiting.delete(look);
          reject(new Error(`never saw ${String(text)} on:\n${lines()}`));
        }, 20_000);
        const look = (): void => {
          const now = lines();
          if (typeof text === 'string' ? !now.includes(text) : !text.test(now)) return;
          clearTimeout(timer);
          waiting.delete(look);
          resolve(now);
        };
        waiting.add(look);
        look();
      }),
    resize: (to, high) => {
      screen.resize(to, high);
      child.resize(to, high);
    },
    kill: (signal) => child.kill(signal),
    exit,
  };
}
