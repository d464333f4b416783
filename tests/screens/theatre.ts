import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { openShipped } from '../../src/content/disk/index.ts';
import type { Outline } from '../../src/content/outline.ts';
import type { Grade, NewEvent } from '../../src/learning/event.ts';
import { main } from '../../src/main.ts';
import { deviceName } from '../../src/store/device.ts';
import { nodeDisk } from '../../src/store/disk.ts';
import { openStore } from '../../src/store/store.ts';
import type { Suspend } from '../../src/terminal/suspend.ts';
import type { World } from '../../src/world.ts';
import { freshFolder, repository } from '../support/program.ts';
import { type Stage, stage } from '../terminal/support/stage.ts';

export const NOON = Date.UTC(2026, 0, 5, 12);
export const DAY = 86_400_000;

/** The program on a terminal in memory. */
export interface Show extends Stage {
  readonly done: Promise<number>;
}

export interface Setting {
  readonly columns: number;
  readonly rows?: number;
  readonly home?: string;
  readonly now?: number;
  readonly env?: Readonly<Record<string, string>>;
  readonly cwd?: string;
  /** stops the program from outside, as signals do */
  readonly signal?: AbortSignal;
  /** hears of it when the program is suspended */
  readonly suspend?: Suspend;
}

/** Runs the program in this process, on a terminal drawn by xterm. */
export function play(
  argv: readonly string[],
  { columns, rows = 24, home = freshFolder(), now = NOON, env = {}, ...more }: Setting,
): Show {
  const on = stage({ columns, rows, colour: 2 });
  const world: World = {
    argv,
    env: { ROADMAP_HOME: home, LANG: 'C.UTF-8', TERM: 'xterm-256color', ...env },
    stdin: on.input as unknown as NodeJS.ReadStream,
    stdout: on.context.output as unknown as NodeJS.WriteStream,
    stderr: on.context.output as unknown as NodeJS.WriteStream,
    cwd: more.cwd ?? repository,
    installed: repository,
    home: '/nonexistent',
    platform: 'linux',
    machine: { node: '22.13.0', arch: 'x64', freeBytes: () => 20e9 },
    now: () => now,
    timezone: () => 0,
    seed: 'screens',
    signal: more.signal ?? new AbortController().signal,
    ...(more.suspend === undefined ? {} : { suspend: more.suspend }),
  };
  return { ...on, done: main(world) };
}

/** The outline of the shipped roadmap as it was compiled. */
const shippedOutline = (): Outline => openShipped(join(repository, 'dist/roadmap.index')).outline;

/**
 * A data folder of somebody who has learned with the shipped roadmap for some weeks: a topic every second day, with a
 * pause of a week, reviews in between, and a few misses. The same each time.
 */
export function practised(topics: number, more: readonly NewEvent[] = []): string {
  const home = freshFolder();
  const outline = shippedOutline();
  let now = NOON;
  let draw = 0x2f6e2b1;
  const random = (): number => {
    draw = (Math.imul(draw, 1103515245) + 12345) & 0x7fffffff;
    return draw / 0x80000000;
  };
  const store = openStore({
    folder: home,
    device: deviceName(nodeDisk),
    roadmap: outline.id,
    now: () => now,
    timezone: () => 0,
    random: (length: number) => Uint8Array.from({ length }, () => Math.floor(random() * 256)),
  });
  const answer = (topic: Outline['topics'][number], at: number, grade: Grade): NewEvent => {
    const question = topic.questions[at] as (typeof topic.questions)[number];
    const took = 8_000 + Math.floor(random() * 40_000);
    return {
      kind: 'answered',
      question: question.key,
      digest: question.digest,
      grade,
      score: grade > 1 ? 1 : 0,
      chosen: [],
      took,
      of: topic.questions.length,
      sure: random() < 0.5 ? 'sure' : random() < 0.6 ? 'think' : 'guess',
    };
  };
  const learnt = outline.topics.slice(0, topics);
  for (const [i, topic] of learnt.entries()) {
    now = NOON - (learnt.length - i) * 2 * DAY - (i < learnt.length / 2 ? 7 * DAY : 0);
    const isLast = i === learnt.length - 1;
    const count = isLast ? Math.ceil(topic.questions.length / 2) : topic.questions.length;
    store.append({ kind: 'read', topic: topic.id });
    store.appendAll(Array.from({ length: count }, (_, q) => answer(topic, q, random() < 0.88 ? 3 : 1)));
    now += DAY;
    for (const before of learnt.slice(Math.max(0, i - 3), i))
      store.appendAll(
        [0, 1, 2, 3].map((q) => answer(before, q % before.questions.length, random() < 0.9 ? 3 : 1)),
      );
  }
  now = NOON - 60_000;
  store.appendAll(more);
  return home;
}

/** A data folder with a note on HTTP. */
export function withNote(): string {
  const home = practised(14);
  const notes = join(home, 'notes', 'backend');
  mkdirSync(notes, { recursive: true });
  writeFileSync(
    join(notes, 'http.md'),
    'PUT says what the thing should become, POST asks for something to happen.\n\nAsk Ana how our gateway retries.\n',
  );
  return home;
}
