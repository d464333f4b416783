import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export const median = (numbers) => [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)];

export const freshFolder = (name) => mkdtempSync(join(tmpdir(), `roadmap-bench-${name}-`));

/** Where a process leaves what it used: asked of itself as it ends, since nobody else is told how much memory it took. */
const usage = join(freshFolder('usage'), 'usage.json');
const preload = `data:text/javascript,${encodeURIComponent(
  `import { writeFileSync } from 'node:fs';
process.on('exit', () => {
  const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage();
  writeFileSync(${JSON.stringify(usage)}, JSON.stringify({ cpu: (userCPUTime + systemCPUTime) / 1e3, memory: maxRSS / 1024 }));
});`,
)}`;

/** Runs Node with these arguments. Gives wall time in ms. Throws where its exit code is none of `codes`. */
export function wall(argv, { node = process.execPath, env = process.env, codes = [0] } = {}) {
  const start = process.hrtime.bigint();
  const { status } = spawnSync(node, argv, { stdio: ['ignore', 'pipe', 'pipe'], env });
  const took = Number(process.hrtime.bigint() - start) / 1e6;
  if (!codes.includes(status)) throw new Error(`node ${argv.join(' ')} exits ${status}`);
  return took;
}

/** The same with CPU time in ms and most memory in MiB. */
export function used(argv, options = {}) {
  const took = wall(['--import', preload, ...argv], options);
  return { wall: took, ...JSON.parse(readFileSync(usage, 'utf8')) };
}

/** Runs both in turn, `pairs` times. Gives the median of the ratios, and of the first one's times in ms. */
export function inTurn(pairs, first, second) {
  const ratios = [];
  const times = [];
  for (let i = 0; i < pairs; i++) {
    const other = second();
    const one = first();
    ratios.push(one / other);
    times.push(one);
  }
  return { ratio: median(ratios), time: median(times) };
}
