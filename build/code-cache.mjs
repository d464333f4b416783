import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/**
 * Has a chunk start from what V8 compiled of it when the program was built, which saves a start an eighth of its time.
 * V8 takes that from the very Node that made it only, so its file is named after it; any other Node compiles the text,
 * as ever. `files` are texts by name, changed in place.
 */
export function startFromCode(files, chunk) {
  const source = chunk.replace(/\.js$/, '.source.js');
  files.set(source, files.get(chunk));
  files.set(
    chunk,
    `const {readFileSync}=require("node:fs"),{join}=require("node:path"),{Script}=require("node:vm");
const filename=join(__dirname,"${source}");
let cachedData;
try{cachedData=readFileSync([filename,process.version,process.platform,process.arch,"code"].join("."))}catch{}
const script=new Script("(function(exports,require,module){"+readFileSync(filename,"utf8")+"\\n})",{filename,cachedData});
script.runInThisContext()(exports,require,module);
`,
  );
}

/** Commands that are run for V8 to compile what they need; after the first a learner has something behind them. */
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
];

/** Makes the code for this Node, by running the built program on a topic of the roadmap that ships. */
export function makeCode(installed, topic) {
  const home = mkdtempSync(join(installed, 'dist', 'home-'));
  const { status } = spawnSync(
    process.execPath,
    [fileURLToPath(new URL('run-and-keep.mjs', import.meta.url)), installed, JSON.stringify(usual(topic))],
    { stdio: ['ignore', 'ignore', 'inherit'], env: { ...process.env, ROADMAP_HOME: home, ROADMAP_DIR: '' } },
  );
  rmSync(home, { recursive: true, force: true });
  if (status !== 0) throw new Error('the built program does not run');
}
