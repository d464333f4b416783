// node run-and-keep.mjs <folder of the package> <commands as JSON>: runs the commands one after the other in this
// process, the last of them on a terminal until it asks something, then writes what V8 compiled of each script beside it.
import { writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { PassThrough, Writable } from 'node:stream';
import vm from 'node:vm';

// each run listens for signals
process.setMaxListeners(0);
const made = [];
vm.Script = class extends vm.Script {
  constructor(text, options) {
    super(text, options);
    made.push({ script: this, filename: options.filename });
  }
};

const [, , installed, list] = process.argv;
const { main, run } = createRequire(import.meta.url)(join(installed, 'dist', 'main.js'));
const commands = JSON.parse(list);
const asking = commands.pop();

for (const command of commands) {
  process.argv = [process.execPath, 'roadmap', ...command];
  await run(process, installed);
  if (process.exitCode !== 0) throw new Error(`roadmap ${command.join(' ')} exits ${process.exitCode}`);
}
if (!(await untilAsked(asking))) throw new Error(`roadmap ${asking.join(' ')} asks nothing`);
for (const { script, filename } of made) {
  const file = [filename, process.version, process.platform, process.arch, 'code'].join('.');
  writeFileSync(file, script.createCachedData());
}
process.exitCode = 0;

/** Runs a command on a terminal that nobody sees, and leaves it when it asks. Gives whether it did. */
async function untilAsked(argv) {
  const terminal = { isTTY: true, columns: 80, rows: 40 };
  const stop = new AbortController();
  let shown = '';
  const stdin = Object.assign(new PassThrough(), { ...terminal, setRawMode: () => stdin });
  const stdout = new Writable({
    write(bytes, _encoding, done) {
      shown += bytes;
      if (shown.includes('don’t know')) stop.abort('SIGINT');
      done();
    },
  });
  const { env, platform, cwd } = process;
  await main({
    argv,
    env: { ...env, TERM: 'xterm-256color', LANG: 'C.UTF-8' },
    stdin,
    stdout: Object.assign(stdout, terminal, { end: () => stdout }),
    stderr: process.stderr,
    cwd: cwd(),
    installed,
    home: null,
    platform,
    now: () => Date.now(),
    timezone: () => 0,
    seed: 'build',
    signal: stop.signal,
  });
  return stop.signal.aborted;
}
