// What a start costs: whole-process wall time of commands as ratios to `node -e 0`, run in turn, so that a machine that
// is slow for a while is slow for both. Medians; memory is the most a process held.
// Usage: npm run bench [-- pairs [release of Node …]], such as `npm run bench -- 21 20 22 24 26`

import { execFileSync } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { spawn } from '@lydell/node-pty';
import { nodeOf } from '../../build/nodes.mjs';
import { inTurn, median, used, wall } from './support/measure.mjs';

const pairs = Number(process.argv[2] ?? 21);
const releases = process.argv.length > 3 ? process.argv.slice(3) : ['this'];
const program = fileURLToPath(new URL('../../bin/roadmap.js', import.meta.url));

/** Commands, each with the most it should cost on Node 20 and from 22 on; null where nothing is promised. */
const cases = [
  [['--version'], 1.2, 1.35],
  [['next'], 1.5, 1.8],
  [['status'], 1.5, 1.8],
  [['list'], 1.5, 1.8],
  [['show', 'http'], 1.5, 1.8],
  [['search', 'connection', 'pool'], 1.5, 1.8],
  [['search', 'kubernets'], 1.6, null],
  [['__complete', 'show', 'ht'], null, null],
  [['quiz', 'databases', '--json'], null, null],
  [['answer', 'http/clerk-and-payroll', '403'], null, null],
];

/** A process on a terminal. @returns ms until it shows what is waited for, or until it ends */
const onTerminal = (node, argv, env, awaited) =>
  new Promise((resolve) => {
    const start = process.hrtime.bigint();
    const took = () => Number(process.hrtime.bigint() - start) / 1e6;
    const child = spawn(node, argv, { cols: 80, rows: 40, env, name: 'xterm-256color' });
    let shown = '';
    let time = null;
    child.onData((data) => {
      shown += data;
      if (time !== null || awaited === null || !shown.includes(awaited)) return;
      time = took();
      child.write('\x03');
    });
    child.onExit(() => {
      if (time === null && awaited !== null) throw new Error(`never saw ${awaited}`);
      resolve(time ?? took());
    });
  });

for (const release of releases) {
  const node = nodeOf(release);
  const version = execFileSync(node, ['--version'], { encoding: 'utf8' }).trim();
  const isOld = version.startsWith('v20.');
  const env = { ...process.env, ROADMAP_HOME: mkdtempSync(join(tmpdir(), 'roadmap-bench-')) };
  const line = (name, ratio, figure, most) =>
    console.log(
      `${name.padEnd(40)} ${ratio.toFixed(2)} × node -e 0   ${figure.padEnd(9)}${most === null ? '' : ` (at most ${most})`}`,
    );
  console.log(`\nnode ${version}, ${pairs} pairs each, median`);
  for (const [argv, old, recent] of cases) {
    const run = () => wall([program, ...argv], { node, env });
    run();
    const { ratio, time } = inTurn(pairs, run, () => wall(['-e', '0'], { node, env }));
    line(argv.join(' '), ratio, `${time.toFixed(0)} ms`, isOld ? old : recent);
  }
  const ratios = [];
  const times = [];
  for (let i = 0; i < pairs; i++) {
    const bare = await onTerminal(node, ['-e', '0'], env, null);
    const prompt = await onTerminal(node, [program, 'quiz', 'databases'], env, 'I don’t know');
    ratios.push(prompt / bare);
    times.push(prompt);
  }
  line(
    'quiz databases, its first question',
    median(ratios),
    `${median(times).toFixed(0)} ms`,
    isOld ? 2.2 : 3,
  );
  const memory = (argv) => median(Array.from({ length: 5 }, () => used(argv, { node, env }).memory));
  const next = memory([program, 'next']);
  line('next, memory', next / memory(['-e', '0']), `${next.toFixed(0)} MiB`, 1.5);
}
