import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/**
 * Has a chunk start from what V8 compiled of it before, as `src/kept-code.ts` finds it. `files` are texts by name,
 * changed in place.
 */
export function startFromCode(files, chunk) {
  const source = chunk.replace(/\.js$/, '.source.js');
  files.set(source, files.get(chunk));
  files.set(
    chunk,
    `const {Script}=require("node:vm"),filename=require("node:path").join(__dirname,"${source}"),code=require("./main.js").keptCode(process,filename);
const script=new Script("(function(exports,require,module){"+require("node:fs").readFileSync(filename,"utf8")+"\\n})",{filename,cachedData:code.found});
script.runInThisContext()(exports,require,module);
if(!code.found||script.cachedDataRejected)code.keep(()=>script.createCachedData());
`,
  );
}

/** Commands that are run for V8 to compile what they need, the last on a terminal; after the first a learner has something behind them. */
const usual = ({ id, questions: [question] }) => [
  ['answer', question.key, '-'],
  [],
  ['--help'],
  ['next'],
  ['status'],
  ['list'],
  ['show', id],
  ['search', id],
  ['quiz', id, '--json'],
  ['__complete', 'show', ''],
  ['quiz', id],
];

/** Makes the code that ships for a Node, by running the built program on a topic of the roadmap that ships. */
export function makeCode(installed, topic, node = process.execPath) {
  const home = mkdtempSync(join(installed, 'dist', 'home-'));
  const { status } = spawnSync(
    node,
    [fileURLToPath(new URL('run-and-keep.mjs', import.meta.url)), installed, JSON.stringify(usual(topic))],
    { stdio: ['ignore', 'ignore', 'inherit'], env: { ...process.env, ROADMAP_HOME: home, ROADMAP_DIR: '' } },
  );
  rmSync(home, { recursive: true, force: true });
  if (status !== 0) throw new Error(`the built program does not run on ${node}`);
}
