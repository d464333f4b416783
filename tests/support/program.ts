import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { Readable, Writable } from 'node:stream';
import { main } from '../../src/main.ts';
import type { World } from '../../src/world.ts';

export const repository = resolve(import.meta.dirname, '../..');

export interface Ran {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

export interface Setting {
  /** data folder; a fresh one unless given */
  readonly home?: string;
  readonly input?: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly cwd?: string;
  /** UTC ms */
  readonly now?: number;
  readonly seed?: string;
  /** local time minus UTC at a moment, in minutes; UTC unless given */
  readonly timezone?: (at: number) => number;
}

export const freshFolder = (name = 'home'): string => mkdtempSync(join(tmpdir(), `roadmap-${name}-`));

class Collector extends Writable {
  text = '';
  override _write(chunk: Buffer, _encoding: string, done: () => void): void {
    this.text += chunk.toString('utf8');
    done();
  }
}

/** Runs the program in this process, without a terminal, and collects what it says. */
export async function roadmap(argv: readonly string[], setting: Setting = {}): Promise<Ran> {
  const stdout = new Collector();
  const stderr = new Collector();
  const world: World = {
    argv,
    env: { ROADMAP_HOME: setting.home ?? freshFolder(), LANG: 'C.UTF-8', ...setting.env },
    stdin: Readable.from(setting.input === undefined ? [] : [setting.input]) as unknown as NodeJS.ReadStream,
    stdout: stdout as unknown as NodeJS.WriteStream,
    stderr: stderr as unknown as NodeJS.WriteStream,
    cwd: setting.cwd ?? repository,
    installed: repository,
    home: '/nonexistent',
    platform: process.platform,
    machine: { node: '22.13.0', arch: 'x64', freeBytes: () => 20e9 },
    now: () => setting.now ?? Date.UTC(2026, 0, 5, 12),
    timezone: setting.timezone ?? (() => 0),
    seed: setting.seed ?? 'seed',
    signal: new AbortController().signal,
  };
  const code = await main(world);
  return { code, out: stdout.text, err: stderr.text };
}

/** The JSON document a command printed. */
export async function json<T>(argv: readonly string[], setting: Setting = {}): Promise<T> {
  const { out, err, code } = await roadmap(argv, setting);
  if (code !== 0) throw new Error(`exit ${code}: ${err}`);
  return JSON.parse(out) as T;
}
