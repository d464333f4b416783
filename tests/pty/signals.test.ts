import { join } from 'node:path';
import { describe, it } from 'vitest';
import { repository } from '../support/program.ts';
import { kinds, prompts } from './prompts.ts';
import { keys, openProgram } from './terminal.ts';
import { leave, waysOut } from './ways-out.ts';

// every prompt, each left in two ways here, every way at several prompts; `npm run signals` takes all ways at all prompts
const chosen = Object.entries(prompts).flatMap(([name, prompt], i) =>
  [waysOut[i % waysOut.length], waysOut[(i + 1 + (i % 4)) % waysOut.length]].map((way) => ({
    name,
    prompt,
    way,
  })),
);

describe('a prompt leaves the terminal as it was, the code that is due, and every answer', {
  retry: 1,
}, () => {
  it.each(chosen)('$name, $way', async ({ prompt, way }) => {
    if (way !== undefined) await leave(prompt, way);
  });
});

describe('a prompt that is suspended', () => {
  it('gives the terminal back, is drawn below when it goes on, and ends as ever', async () => {
    // with job control, as in a shell one types in: without it nobody could continue what was suspended
    const script =
      'set -m; roadmap quiz one; echo "stopped=$?"; stty -a | grep -o " echo "; fg >/dev/null; echo "left=$?"; sleep 60';
    const term = openProgram(
      '/bin/bash',
      ['-c', `roadmap() { '${process.execPath}' '${join(repository, 'bin/roadmap.js')}' "$@"; }; ${script}`],
      { cwd: kinds(), env: { ROADMAP_DIR: kinds() } },
    );
    await term.sees(/Question 1 of 2[\s\S]*stop$/);
    term.press('\x1a');
    await term.sees(
      /I don’t know[\s\S]*stopped=148\s+ echo\s+Question 1 of 2[\s\S]*▸[\s\S]*I don’t know[\s\S]*stop$/,
    );
    term.press(keys.ctrlC);
    await term.sees(/Stopped before the first answer\.[\s\S]*left=130$/);
    term.kill('SIGKILL');
  });
});
