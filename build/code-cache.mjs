import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/**
 * Has chunks start from what V8 compiled of them before, as `src/kept-code.ts` finds it. They become functions that
 * `host`, which is loaded first, calls once: a module of Node's own for each would take longer to find. `files` are
 * texts by name, changed in place.
 */
export function startFromCode(files, chunks, host) {
  const started = (chunk) => chunk.replace(/\.js$/, '.source.js');
  for (const chunk of chunks) {
    const text = files.get(chunk).replaceAll(`require("./${host}")`, 'host');
    files.set(started(chunk), inAscii(`(function(exports,require,module,host){${text}\n})`));
    files.delete(chunk);
  }
  files.set(
    host,
    `${files.get(host)};module.exports.started=((loaded)=>(name)=>{
if(loaded[name])return loaded[name].exports;
const {Script}=require("node:vm"),filename=require("node:path").join(__dirname,name),code=module.exports.keptCode(process,filename);
const script=new Script(require("node:fs").readFileSync(filename,"latin1"),{filename,cachedData:code.found});
const made=loaded[name]={exports:{}};
script.runInThisContext()(made.exports,require,made,module.exports);
if(!code.found||script.cachedDataRejected)code.keep(()=>script.createCachedData());
return made.exports})({});`,
  );
  for (const [name, text] of files) {
    const from =
      name === host ? 'module.exports' : name.endsWith('.source.js') ? 'host' : `require("./${host}")`;
    let changed = text;
    for (const chunk of chunks)
      changed = changed.replaceAll(`require("./${chunk}")`, () => `${from}.started("${started(chunk)}")`);
    files.set(name, changed);
  }
}

/**
 * esbuild leaves other characters in regular expressions alone. They stand in none of its strings, so an escape means
 * the same; and a text of ASCII takes half of the memory, and less time to read.
 */
const inAscii = (text) =>
  text.replace(/[^\x00-\x7f]/g, (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`);

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
