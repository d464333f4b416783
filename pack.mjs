// The package that is published holds no scripts and no development dependencies: `clean` (before packing) takes
// them out of package.json, `restore` (after it) puts the whole file back.
import { copyFileSync, existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';

const file = new URL('package.json', import.meta.url);
const whole = new URL('.package.json.whole', import.meta.url);

if (existsSync(whole)) renameSync(whole, file);
if (process.argv[2] === 'clean') {
  copyFileSync(file, whole);
  const { scripts, devDependencies, ...published } = JSON.parse(readFileSync(file, 'utf8'));
  writeFileSync(file, `${JSON.stringify(published, null, 2)}\n`);
}
