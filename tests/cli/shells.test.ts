import { spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { keys, openProgram, type Session } from '../pty/terminal.ts';
import { freshFolder, repository } from '../support/program.ts';

const tab = '\t';
const clearLine = '\x15';

/** A folder with `roadmap` in it, as `npm link` would put it on the path. */
function linked(): string {
  const folder = freshFolder('bin');
  writeFileSync(
    join(folder, 'roadmap'),
    `#!/bin/sh\nexec '${process.execPath}' '${join(repository, 'bin/roadmap.js')}' "$@"\n`,
  );
  chmodSync(join(folder, 'roadmap'), 0o700);
  return folder;
}

const start: Readonly<Record<string, { argv: readonly string[]; install: string }>> = {
  bash: { argv: ['--norc', '--noprofile'], install: 'eval "$(roadmap completion bash)"' },
  zsh: {
    argv: ['-f'],
    install:
      'autoload -Uz compinit && compinit -u -d "$ROADMAP_HOME/dump" && eval "$(roadmap completion zsh)"',
  },
  fish: {
    argv: ['--no-config'],
    install: 'function fish_prompt; echo "> "; end; roadmap completion fish | source',
  },
};

/** The shell in a terminal, in a folder with a few others in it, completion installed. */
async function shell(name: string): Promise<{ readonly term: Session; readonly cwd: string }> {
  const { argv, install } = start[name] as (typeof start)[string];
  const cwd = freshFolder('work');
  for (const folder of ['my roadmaps', 'other']) mkdirSync(join(cwd, folder));
  const home = freshFolder();
  const term = openProgram(name, argv, {
    home,
    cwd,
    columns: 120,
    rows: 50,
    env: {
      PATH: `${linked()}:${process.env.PATH}`,
      PS1: '> ',
      HOME: home,
      XDG_CONFIG_HOME: home,
      XDG_DATA_HOME: home,
    },
  });
  await term.sees(/[>#$%] ?$/);
  term.press(`${install}; echo rea""dy`, keys.enter);
  await term.sees(/^ready/m);
  return { term, cwd };
}

const isThere = (name: string): boolean => spawnSync(name, ['-c', 'exit 0']).status === 0;

// said aloud where a shell is missing: nobody should believe that what was not run works
for (const name of Object.keys(start).filter((one) => !isThere(one)))
  process.stderr.write(`\n***\n*** ${name} is not installed: completion in ${name} is NOT TESTED\n***\n`);

describe.each(Object.keys(start))('in %s', { retry: 1, timeout: 90_000 }, (name) => {
  it.runIf(isThere(name))(
    'Tab completes commands, flags, topics, stages, questions, settings and values',
    async () => {
      const { term } = await shell(name);
      const types = async (typed: string, becomes: string): Promise<void> => {
        term.press(typed, tab);
        await term.sees(`> ${becomes}`);
        term.press(clearLine);
      };
      await types('roadmap revi', 'roadmap review');
      await types('roadmap show --js', 'roadmap show --json');
      await types('roadmap show kin', 'roadmap show kinds');
      await types('roadmap quiz kinds dee', 'roadmap quiz kinds deep');
      await types('roadmap show every', 'roadmap show every-kind');
      await types('roadmap answer kinds/typ', 'roadmap answer kinds/type');
      await types('roadmap config set plain t', 'roadmap config set plain true');
      await types('roadmap check --format=j', 'roadmap check --format=json');
      await types('roadmap completion z', 'roadmap completion zsh');
      await types('roadmap check my', String.raw`roadmap check my\ roadmaps/`);
      await types('roadmap --roadmap oth', 'roadmap --roadmap other/');
    },
  );

  it.runIf(isThere(name))(
    'Tab shows what there is, no space follows a topic of a question, and nothing is run',
    async () => {
      const { term, cwd } = await shell(name);
      term.press('roadmap show ', tab, tab);
      await term.sees('yaml-topic');
      expect(term.screen()).toMatch(/kinds[\s\S]*words/);
      term.press(clearLine, 'roadmap answer yam', tab);
      await term.sees('> roadmap answer yaml-topic/');
      term.press('sa', tab);
      await term.sees('> roadmap answer yaml-topic/same');
      term.press(clearLine, 'roadmap show $(echo PW""NED > owned) ', tab);
      await term.sees('owned)');
      term.press(clearLine, 'echo do""ne', keys.enter);
      await term.sees(/^done/m);
      expect(readdirSync(cwd).sort()).toEqual(['my roadmaps', 'other']);
    },
  );
});
