import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { answer, writeJournal } from '../support/journal.ts';
import { freshFolder, roadmap } from '../support/program.ts';
import { commandsOn } from './commands.ts';
import type { Folder } from './folder.ts';
import { faultsOf } from './sound.ts';
import { strange } from './strange.ts';

/** Files of strange topics, and a few others, that commands are given by name. */
function filesOf(folder: Folder): string[] {
  const inner = readdirSync(folder.path, { recursive: true, withFileTypes: true });
  const files = inner
    .filter((one) => one.name.length > 0 && !one.isDirectory())
    .map((one) => join(one.parentPath, one.name));
  return files.sort().filter((file) => !file.includes('01-basics'));
}

describe.each(Object.entries(strange))('%s', (_, make) => {
  it('lets nothing through, in any command', async () => {
    const folder = make();
    const files = filesOf(folder);
    const home = freshFolder();
    // later than the files, so that what was compiled of them is kept
    const now = Date.now() + 60_000;
    writeJournal(home, 'sample', [answer('http/reads', now - 9e9, 1), answer('raw/one', now - 9e9, 1)]);
    const env = { ROADMAP_DIR: folder.path, FORCE_COLOR: '1' };
    const faults: string[] = [];
    const ids = ['raw', 'escaped', 'constructor', 'http-again', '../01-basics/http'];
    for (const [i, topic] of ids.entries())
      for (const command of commandsOn(
        folder.path,
        topic,
        files[i % files.length] ?? '',
        freshFolder('to'),
      )) {
        const start = performance.now();
        const ran = await roadmap(command.argv, { home, env, now, ...command });
        for (const fault of faultsOf(ran)) faults.push(`${command.argv.join(' ')}: ${fault}`);
        if (performance.now() - start > 1000)
          faults.push(`SLOW ${command.argv.join(' ')} ${performance.now() - start}`);
      }
    expect(faults).toEqual([]);
    expect(existsSync(folder.at('PWNED'))).toBe(false);
    expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
    const ran = await roadmap(['answer', 'http/reads', 'GET', '--json'], { home, env, now });
    expect(JSON.parse(ran.out)).toMatchObject({ correct: true });
  });
});
