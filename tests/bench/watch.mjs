// How long `check --watch` takes from a change of one lesson to the new report, on a copy of the shipped roadmap: what it
// says itself, and what passes until it is printed. Prints medians. Usage: node tests/bench/watch.mjs [changes]
import { spawn } from 'node:child_process';
import { appendFileSync, cpSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const changes = Number(process.argv[2] ?? 15);
const root = fileURLToPath(new URL('../..', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'roadmap-bench-'));
cpSync(join(root, 'roadmap'), folder, { recursive: true });

const child = spawn(process.execPath, [join(root, 'bin/roadmap.js'), 'check', '--watch', folder], {
  env: { ...process.env, ROADMAP_HOME: join(folder, '_home') },
  stdio: ['ignore', 'pipe', 'inherit'],
});
let out = '';
let heard = () => {};
child.stdout.on('data', (chunk) => {
  out += chunk;
  if (/checked in \d+ ms/.test(out)) heard();
});
const report = async () => {
  if (!/checked in \d+ ms/.test(out))
    await new Promise((resolve) => {
      heard = resolve;
    });
  const took = Number(out.match(/checked in (\d+) ms/)[1]);
  out = '';
  return took;
};
const median = (numbers) => [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)];

const first = await report();
const checked = [];
const passed = [];
for (let i = 0; i < changes; i++) {
  await new Promise((resolve) => setTimeout(resolve, 300));
  const start = performance.now();
  appendFileSync(join(folder, '01-internet/http.md'), '\n');
  checked.push(await report());
  passed.push(performance.now() - start);
}
child.kill();
console.log(`node ${process.version}, ${changes} changes, median`);
console.log(`first check                ${first} ms`);
console.log(`check after a change       ${median(checked)} ms`);
console.log(`from change to report      ${median(passed).toFixed(0)} ms`);
