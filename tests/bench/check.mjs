// What `roadmap check` costs: the shipped roadmap against `node -e 0`; generated files against markdownlint-cli2, in
// turn; and how time and memory grow. Nothing is known from an earlier check unless a line says so.
// Usage: node tests/bench/check.mjs [pairs] [markdownlint-cli2 version]
import { execFileSync } from 'node:child_process';
import { appendFileSync, cpSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { writeBigRoadmap } from './support/big-roadmap.mjs';
import { freshFolder, inTurn, median, used, wall } from './support/measure.mjs';

const pairs = Number(process.argv[2] ?? 3);
const peer = process.argv[3] ?? '0.22.1';
const root = fileURLToPath(new URL('../..', import.meta.url));
const program = join(root, 'bin/roadmap.js');
const bare = ['-e', '0'];
const anyFinding = [0, 1];

/** An environment in which nothing is known of any roadmap. */
const unknown = () => ({ ...process.env, ROADMAP_HOME: freshFolder('home') });

console.log(`node ${process.version}`);

const many = Math.max(21, pairs);
const shipped = join(root, 'roadmap');
const first = inTurn(
  many,
  () => wall([program, 'check', shipped], { env: unknown() }),
  () => wall(bare),
);
console.log(`\nthe shipped roadmap, ${many} pairs, median`);
console.log(`as it was built            ${first.ratio.toFixed(2)} × node -e 0   ${first.time.toFixed(0)} ms`);
const copy = freshFolder('copy');
cpSync(shipped, copy, { recursive: true });
for (const file of readdirSync(copy, { recursive: true, withFileTypes: true }))
  if (file.isFile()) appendFileSync(join(file.parentPath, file.name), '\n');
const anew = inTurn(
  Math.ceil(many / 3),
  () => wall([program, 'check', copy], { env: unknown(), codes: anyFinding }),
  () => wall(bare),
);
console.log(`read anew                  ${anew.ratio.toFixed(2)} × node -e 0   ${anew.time.toFixed(0)} ms`);

const tools = freshFolder('peer');
execFileSync(
  'npm',
  ['install', '--no-save', '--no-audit', '--no-fund', '--prefix', tools, `markdownlint-cli2@${peer}`],
  {
    stdio: 'ignore',
  },
);
const markdownlint = join(tools, 'node_modules/markdownlint-cli2/markdownlint-cli2-bin.mjs');

console.log(`\ngenerated topics of eight questions, ${pairs} pairs with markdownlint-cli2 ${peer}, median`);
const ten = freshFolder('10000');
writeBigRoadmap(ten, 10_000);
const ratio = inTurn(
  pairs,
  () => wall([program, 'check', ten], { env: unknown(), codes: anyFinding }),
  () => wall([markdownlint, `${ten}/**/*.md`], { codes: anyFinding }),
);
console.log(
  `10,000 files               ${ratio.ratio.toFixed(2)} × its time   ${(ratio.time / 1e3).toFixed(1)} s`,
);

console.log('\nas the files grow in number');
for (const count of [1_000, 10_000, 50_000]) {
  const folder = count === 10_000 ? ten : freshFolder(String(count));
  const bytes = count === 10_000 ? 0 : writeBigRoadmap(folder, count);
  const env = unknown();
  const runs = Array.from({ length: pairs }, () =>
    used([program, 'check', folder], { env: unknown(), codes: anyFinding }),
  );
  wall([program, 'check', folder], { env, codes: anyFinding });
  const again = wall([program, 'check', folder], { env, codes: anyFinding });
  const of = (key) => median(runs.map((one) => one[key]));
  console.log(
    `${String(count).padStart(6)} files  ${(of('wall') / 1e3).toFixed(1).padStart(5)} s, ${((of('cpu') / count) * 1e3).toFixed(0)} µs of CPU a file, ${of('memory').toFixed(0)} MiB; when nothing has changed ${(again / 1e3).toFixed(1)} s`,
  );
  if (bytes > 0) rmSync(folder, { recursive: true });
}
