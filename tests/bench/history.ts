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
writeJournal(home, outline.id, events);

const time = (argv: readonly string[]): number => {
  const begun = process.hrtime.bigint();
  const { status } = spawnSync(process.execPath, argv, { stdio: 'ignore', env });
  if (status !== 0) throw new Error(`node ${argv.join(' ')} exits ${status}`);
  return Number(process.hrtime.bigint() - begun) / 1e6;
};
const median = (numbers: readonly number[]): number =>
  [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)] as number;

console.log(`node ${process.version}, ${answers} answers`);
// the first one writes the snapshot
time([program, 'answer', questions[0]?.key ?? '', '-']);
for (const argv of [['status'], ['stats'], ['stats', '--json'], ['plan', '--by', '+1m']]) {
  // in turn, so that a machine that is slow for a while is slow for both
  const pairs = Array.from({ length: 11 }, () => ({
    bare: time(['-e', '0']),
    wall: time([program, ...argv]),
  }));
  const ratio = median(pairs.map(({ bare, wall }) => wall / bare));
  const wall = median(pairs.map((pair) => pair.wall));
  console.log(`${argv.join(' ').padEnd(16)} ${ratio.toFixed(1)} × node -e 0   ${wall.toFixed(0)} ms`);
}
rmSync(home, { recursive: true });
