// `next` on a roadmap of one's own with 5,000 topics and 40,000 questions: the first start, which compiles it, against
// merely reading the files and splitting front matter, lesson and questions; every later one against `node -e 0`.
// Usage: npm run bench:large [-- pairs]
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { writeBigRoadmap } from './support/big-roadmap.mjs';
import { freshFolder, inTurn, used, wall } from './support/measure.mjs';

const pairs = Number(process.argv[2] ?? 5);
const root = fileURLToPath(new URL('../..', import.meta.url));
const program = join(root, 'bin/roadmap.js');
const folder = freshFolder('large');
writeBigRoadmap(folder, 5_000);

const split = join(freshFolder('split'), 'split.cjs');
writeFileSync(
  split,
  `const { readdirSync, readFileSync } = require('node:fs');
const matter = require(${JSON.stringify(join(root, 'node_modules/gray-matter'))});
let questions = 0;
for (const file of readdirSync(${JSON.stringify(folder)}, { recursive: true }))
  if (file.endsWith('.md')) {
    const text = readFileSync(require('node:path').join(${JSON.stringify(folder)}, file), 'utf8');
    questions += matter(text, {}).content.split(/^### /m).length - 1;
  }
if (questions !== 40_000) throw new Error(String(questions));`,
);

const next = (home) => [
  [program, 'next', '--roadmap', folder],
  { env: { ...process.env, ROADMAP_HOME: home } },
];
const known = freshFolder('home');
wall(...next(known));
console.log(`node ${process.version}, 5,000 topics, 40,000 questions, ${pairs} pairs, median`);
const first = inTurn(
  pairs,
  () => wall(...next(freshFolder('home'))),
  () => wall([split]),
);
console.log(
  `first next   ${first.ratio.toFixed(2)} × reading and splitting   ${(first.time / 1e3).toFixed(2)} s (at most 3)`,
);
const later = inTurn(
  pairs * 4 + 1,
  () => wall(...next(known)),
  () => wall(['-e', '0']),
);
console.log(`later next   ${later.ratio.toFixed(2)} × node -e 0   ${later.time.toFixed(0)} ms (at most 2.5)`);
console.log(
  `memory       ${used(...next(freshFolder('home'))).memory.toFixed(0)} MiB at first, ${used(...next(known)).memory.toFixed(0)} MiB later`,
);
rmSync(folder, { recursive: true });
