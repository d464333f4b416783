// Whole-process wall time of commands as ratios to `node -e 0`, run in turn, so that a machine that is slow for a
// while is slow for both. Prints the medians. Usage: node tests/bench/startup.mjs [pairs]
import { spawnSync } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const pairs = Number(process.argv[2] ?? 31);
const program = fileURLToPath(new URL('../../bin/roadmap.js', import.meta.url));
const home = mkdtempSync(join(tmpdir(), 'roadmap-bench-'));
const env = { ...process.env, ROADMAP_HOME: home };

const cases = [
  ['--version'],
  ['next'],
  ['status'],
  ['list'],
  ['show', 'http'],
  ['search', 'connection', 'pool'],
  ['search', 'kubernets'],
  ['__complete', 'show', 'ht'],
  ['quiz', 'databases', '--json'],
  ['answer', 'http/clerk-and-payroll', '403'],
  ['check'],
];

const time = (argv) => {
  const start = process.hrtime.bigint();
  const { status } = spawnSync(process.execPath, argv, { stdio: 'ignore', env });
  if (status !== 0) throw new Error(`node ${argv.join(' ')} exits ${status}`);
  return Number(process.hrtime.bigint() - start) / 1e6;
};
const median = (numbers) => [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)];

console.log(`node ${process.version}, ${pairs} pairs each, median`);
for (const argv of cases) {
  const command = [program, ...argv];
  time(command);
  const ratios = [];
  const walls = [];
  for (let i = 0; i < pairs; i++) {
    const bare = time(['-e', '0']);
    const wall = time(command);
    ratios.push(wall / bare);
    walls.push(wall);
  }
  console.log(
    `${argv.join(' ').padEnd(40)} ${median(ratios).toFixed(2)} × node -e 0   ${median(walls).toFixed(0)} ms`,
  );
}
