// node run-and-keep.mjs <folder of the package> <commands as JSON>: runs the commands one after the other in this
// process, then writes what V8 compiled of each script beside it.
import { writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import vm from 'node:vm';

const made = [];
vm.Script = class extends vm.Script {
  constructor(text, options) {
    super(text, options);
    made.push({ script: this, filename: options.filename });
  }
};

const [, , installed, commands] = process.argv;
const { run } = createRequire(import.meta.url)(join(installed, 'dist', 'main.js'));

for (const command of JSON.parse(commands)) {
  process.argv = [process.execPath, 'roadmap', ...command];
  await run(process, installed);
  if (process.exitCode !== 0) throw new Error(`roadmap ${command.join(' ')} exits ${process.exitCode}`);
}
for (const { script, filename } of made) {
  const file = [filename, process.version, process.platform, process.arch, 'code'].join('.');
  writeFileSync(file, script.createCachedData());
}
