import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openShipped } from '../../src/content/disk/index.ts';
import type { Grade } from '../../src/learning/event.ts';
import { answer, type Dated, writeJournal } from '../support/journal.ts';
import { chanceFrom } from './learners/chance.ts';

// Commands that read a learner's whole history, with many answers behind them: whole-process times beside `node -e 0`,
// medians. Usage: npm run bench:history [-- answers]
const answers = Number(process.argv[2] ?? 100_000);
const program = join(process.cwd(), 'bin', 'roadmap.js');
const home = mkdtempSync(join(tmpdir(), 'roadmap-history-'));
const env = { ...process.env, ROADMAP_HOME: home, ROADMAP_DIR: '' };
const { outline } = openShipped(join(process.cwd(), 'dist', 'roadmap.index'));
const questions = outline.topics.flatMap((topic) =>
  topic.questions.map(({ key, digest }) => ({ key, digest, of: topic.questions.length })),
);

const chance = chanceFrom(1);
const DAYS = 730;
const start = Date.now() - DAYS * 86_400_000;
const events = Array.from({ length: answers }, (_, i): Dated => {
  const question = questions[Math.floor(chance.next() * questions.length)] as (typeof questions)[number];
  const grade: Grade = chance.next() < 0.88 ? 3 : 1;
  const at = Math.floor(start + (i * DAYS * 86_400_000) / answers);
  const more = { of: question.of, took: Math.round(chance.skewed(18_000, 0.4)), sure: 'think' as const };
  return { ...answer(question.key, at, grade, more), digest: question.digest } as Dated;
});
writeJournal(home, outline.id as string, events);

/** Whole-process wall time in ms, in a home. */
const time = (argv: readonly string[], where = home): number => {
  const begun = process.hrtime.bigint();
  const { status } = spawnSync(process.execPath, argv, {
    stdio: 'ignore',
    env: { ...env, ROADMAP_HOME: where },
  });
  // a plan that does not fit its date is no fault
  if (status !== 0 && !argv.includes('plan')) throw new Error(`node ${argv.join(' ')} exits ${status}`);
  return Number(process.hrtime.bigint() - begun) / 1e6;
};
const median = (numbers: readonly number[]): number =>
  [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)] as number;

const beginner = mkdtempSync(join(tmpdir(), 'roadmap-beginner-'));
const recording = [program, 'answer', questions[0]?.key ?? '', '-'];
/** Two commands in turn, so that a machine that is slow for a while is slow for both. */
const inTurn = (pairs: number, one: () => number, other: () => number): { ratio: number; wall: number } => {
  const both = Array.from({ length: pairs }, () => ({ other: other(), wall: one() }));
  return {
    ratio: median(both.map((pair) => pair.wall / pair.other)),
    wall: median(both.map(({ wall }) => wall)),
  };
};
const say = (what: string, { ratio, wall }: { ratio: number; wall: number }, beside: string): void =>
  console.log(`${what.padEnd(20)} ${ratio.toFixed(2)} × ${beside.padEnd(12)} ${wall.toFixed(0)} ms`);

console.log(`node ${process.version}, ${answers} answers`);
// the first one writes the snapshot
for (const where of [home, beginner]) time(recording, where);
for (const argv of [['next'], ['answer', questions[1]?.key ?? '', '-']])
  say(
    argv.join(' ').slice(0, 20),
    inTurn(
      21,
      () => time([program, ...argv]),
      () => time([program, ...argv], beginner),
    ),
    'a beginner’s',
  );
for (const argv of [['next'], ['status'], ['stats'], ['stats', '--json'], ['plan', '--by', '+1m']])
  say(
    argv.join(' '),
    inTurn(
      11,
      () => time([program, ...argv]),
      () => time(['-e', '0']),
    ),
    'node -e 0',
  );
for (const folder of [home, beginner]) rmSync(folder, { recursive: true });
