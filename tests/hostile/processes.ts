import { spawn } from 'node:child_process';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { afterAll, describe, it } from 'vitest';
import { answer, writeJournal } from '../support/journal.ts';
import { freshFolder, repository } from '../support/program.ts';
import { type Command, commandsOn } from './commands.ts';
import { Folder } from './folder.ts';
import { foreign } from './foreign.ts';
import { heavy, heavyChecks, repairable } from './heavy.ts';
import { faultsOf } from './sound.ts';
import { everywhere, strange, unseen } from './strange.ts';
import { briefWith } from './texts.ts';

/*
 * Every hostile roadmap with every command, each in a process of its own: `npm run hostile`, with `-t` and a part of a name
 * for one of them.
 */

/** CPU time in ms, memory in MB, both of the whole process, Node's own share included. */
const limits = { cpu: 2_000, memory: 200 };
const clock = 60_000;

const withChecks = (text: string): Folder => {
  const folder = new Folder();
  folder.put('projects/heavy/project.md', briefWith(''));
  folder.put('projects/heavy/checks.yaml', text);
  return folder;
};
const withTopic = (name: string, content: string): Folder => {
  const folder = new Folder();
  folder.lists(['heavy']);
  folder.topic(name, content);
  return folder;
};

const heavyTopics = { ...heavy, ...repairable };

const roadmaps: Readonly<Record<string, () => Folder>> = {
  ...Object.fromEntries(
    Object.entries(unseen).map(([name, of]) => [`${name} in every text`, () => everywhere(...of)]),
  ),
  ...strange,
  ...Object.fromEntries(
    Object.entries(heavyTopics).map(([name, make]) => [name, () => withTopic(...make())]),
  ),
  ...Object.fromEntries(
    Object.entries(heavyChecks).map(([name, make]) => [`checks: ${name}`, () => withChecks(make())]),
  ),
};

/** What reads a heavy file, each in its own way. */
const heavyWords =
  /^(?:|next|show|search|quiz|list|check|preview|import-quiz|export-quiz|project|__complete)$/;

let spawned = 0;
let worst = { cpu: 0, memory: 0 };
/** What took longer than it may while another command ran beside it, and is measured again by itself. */
const slow: { readonly command: Command; readonly folder: Folder; readonly home: string }[] = [];

/** What was wrong with how a command went, but for its time: that is put down among what is `slow`. */
async function run(command: Command, folder: Folder, home: string): Promise<string[]> {
  const { found, cpu } = await measured(command, folder, home);
  if (!(cpu < limits.cpu)) slow.push({ command, folder, home });
  return found;
}

async function measured(
  { argv, input }: Command,
  folder: Folder,
  home: string,
): Promise<{ readonly found: string[]; readonly cpu: number }> {
  const file = join(home, 'peak');
  const child = spawn(
    process.execPath,
    ['--require', join(import.meta.dirname, 'peak.cjs'), 'bin/roadmap.js', ...argv],
    {
      cwd: repository,
      timeout: clock,
      killSignal: 'SIGKILL',
      env: {
        PATH: process.env.PATH ?? '',
        LANG: 'C.UTF-8',
        FORCE_COLOR: '1',
        ROADMAP_HOME: home,
        ROADMAP_DIR: folder.path,
        PEAK_FILE: file,
      },
    },
  );
  // a command that reads nothing may be gone before it has been given anything
  child.stdin.on('error', () => {}).end(input ?? '');
  const [out, err, code] = await Promise.all([
    buffer(child.stdout),
    buffer(child.stderr),
    new Promise<number | null>((resolve, reject) => child.on('error', reject).on('close', resolve)),
  ]);
  spawned++;
  const found = faultsOf({ code, out: textOf(out), err: textOf(err) });
  const [cpu = Number.NaN, memory = Number.NaN] = existsSync(file)
    ? readFileSync(file, 'utf8').split(' ').map(Number)
    : [];
  rmSync(file, { force: true });
  if (!(memory < limits.memory)) found.push(`took ${Math.round(memory)} MB of memory`);
  worst = { cpu: Math.max(worst.cpu, cpu), memory: Math.max(worst.memory, memory) };
  return { found: found.map((fault) => `${said({ argv }, folder)}: ${fault}`), cpu };
}

const said = ({ argv }: Command, { path }: Folder): string => `ROADMAP_DIR=${path} roadmap ${argv.join(' ')}`;

/** Throws where the bytes are no UTF-8. */
const textOf = (bytes: Uint8Array): string => new TextDecoder('utf-8', { fatal: true }).decode(bytes);

describe.concurrent.each(Object.entries(roadmaps))('%s', (name, make) => {
  it('costs no command more than it should, and nothing of it is obeyed', async ({ expect }) => {
    const folder = make();
    const home = freshFolder();
    const at = Date.now() - 9e9;
    writeJournal(home, 'sample', [answer('http/reads', at, 1), answer('raw/one', at, 1)]);
    const isHeavy = name in heavyTopics || name.startsWith('checks: ');
    const file = folder.files[0] ?? folder.at('roadmap.yaml');
    const to = freshFolder('to');
    const commands = isHeavy
      ? commandsOn(folder.path, 'heavy', file, to, ['heavy']).filter(({ argv }) =>
          heavyWords.test(argv[0] ?? ''),
        )
      : commandsOn(folder.path, 'raw', file, to);
    const all = [...commands, { argv: ['answer', 'http/reads', 'GET'] }];
    const faults: string[] = [];
    for (const command of all) faults.push(...(await run(command, folder, home)));
    expect(faults).toEqual([]);
    expect(existsSync(folder.at('PWNED'))).toBe(false);
  });
});

describe.concurrent.each(Object.entries(foreign))('to be imported: %s', (_, make) => {
  it('costs no more than it should', async ({ expect }) => {
    const [name, text] = make();
    const folder = new Folder();
    folder.put(name, text);
    const argv = ['import-quiz', folder.at(name), '--to', join(freshFolder('to'), 'imported')];
    expect(await run({ argv }, folder, freshFolder())).toEqual([]);
  });
});

/** A processor that is shared gives each of two commands more time than it would take alone. */
describe('what took too long beside another', () => {
  it('takes no longer than it should by itself', async ({ expect }) => {
    const faults: string[] = [];
    for (const { command, folder, home } of slow) {
      const times: number[] = [];
      for (let i = 0; i < 3; i++) {
        const to = command.argv[command.argv.indexOf('--to') + 1];
        if (command.argv.includes('--to') && to?.startsWith(tmpdir()))
          rmSync(to, { recursive: true, force: true });
        times.push((await measured(command, folder, home)).cpu);
      }
      const median = times.sort((a, b) => a - b)[1] ?? Number.NaN;
      const line = `${said(command, folder)}: ${Math.round(median)} ms of the processor by itself`;
      console.log(line);
      if (!(median < limits.cpu)) faults.push(line);
    }
    expect(faults).toEqual([]);
  });
});

afterAll(() => {
  const { cpu, memory } = worst;
  console.log(
    `${spawned} commands; at most ${Math.round(cpu)} ms of the processor and ${Math.round(memory)} MB`,
  );
});
