import { existsSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { open } from '../pty/terminal.ts';
import { answer, writeJournal } from '../support/journal.ts';
import { freshFolder, roadmap } from '../support/program.ts';
import { commandsOn } from './commands.ts';
import { Folder } from './folder.ts';
import { heavy, heavyChecks } from './heavy.ts';
import { faultsOf } from './sound.ts';
import { everywhere, strange, unseen } from './strange.ts';
import { briefWith } from './texts.ts';

/** Several of what nobody may see, one behind the other: `npm run hostile` takes each by itself. */
const several = (names: readonly string[]): Folder =>
  everywhere(
    ...([0, 1].map((i) => names.map((name) => unseen[name]?.[i]).join(' and ')) as [string, string]),
  );
const names = Object.keys(unseen);
const roadmaps: Readonly<Record<string, () => Folder>> = {
  'sequences and controls in every text': () => several(names.slice(0, 10)),
  'what hides and what turns around in every text': () => several(names.slice(10)),
  ...strange,
};

/** Later than the files, so that what was compiled of them is kept. */
const soon = (): number => Date.now() + 60_000;

describe.each(Object.entries(roadmaps))('a roadmap with %s', (_, make) => {
  // some ninety commands each: a machine that does other things besides must not make a failure of it
  it('is met by every command with printable text and an exit code, and the good topic works', {
    timeout: 120_000,
  }, async () => {
    const folder = make();
    const home = freshFolder();
    const now = soon();
    writeJournal(home, 'sample', [answer('http/reads', now - 9e9, 1), answer('raw/one', now - 9e9, 1)]);
    const setting = { home, now, env: { ROADMAP_DIR: folder.path, FORCE_COLOR: '1' } };
    const files = folder.files;
    const faults: string[] = [];
    const commands = ['raw', 'escaped', 'constructor'].flatMap((topic, i) => {
      const file = files[Math.floor((i * files.length) / 3)] ?? folder.at('01-basics/http.md');
      const all = commandsOn(folder.path, topic, file, freshFolder('to'));
      // the others say the same whatever the topic
      return i === 0
        ? all
        : all.filter(({ argv }) => argv.some((word) => word.includes(topic) || word === file));
    });
    expect(commands.length).toBeGreaterThan(80);
    for (const { argv, input } of commands) {
      const ran = await roadmap(argv, input === undefined ? setting : { ...setting, input });
      faults.push(...faultsOf(ran).map((fault) => `roadmap ${argv.join(' ')}: ${fault}`));
    }
    expect(faults).toEqual([]);
    expect(existsSync(folder.at('PWNED'))).toBe(false);
    expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
    const ran = await roadmap(['answer', 'http/reads', 'GET', '--json'], setting);
    expect(JSON.parse(ran.out)).toMatchObject({ correct: true });
  });
});

describe('on a terminal', () => {
  /** Colours, moves of the cursor, erasing, and the cursor hidden and shown: what prompts are drawn with. */
  const drawn = /\x1b\[(?:[0-9;]*[mABCDGHJK]|\?25[lh]|\?2004[lh])|\r|\x07/g;

  it.each([
    ['list'],
    ['show', 'escaped'],
    ['check'],
    ['quiz', 'escaped', '-n', '1'],
    ['project', 'show', 'escaped'],
  ])('roadmap %s writes nothing but text and what prompts are drawn with', async (...argv) => {
    const folder = several(['a link of the terminal', 'a cleared screen', 'an override']);
    const term = open(argv, { env: { ROADMAP_DIR: folder.path } });
    if (argv[0] === 'quiz') {
      await term.sees(/Question 1 of 1[\s\S]*stop$/);
      term.press('\x03');
    }
    const code = await term.exit;
    expect(faultsOf({ code: code === 130 ? 0 : code, out: term.raw().replace(drawn, ''), err: '' })).toEqual(
      [],
    );
    expect(term.raw()).not.toMatch(/\x1b\[2J|\x1b\]|\x1b\[31mtitle/);
  });
});

describe('what was recorded', () => {
  it('is exported to a terminal with escapes for what that would obey, and to a pipe as it is', async () => {
    const home = freshFolder();
    const digest = 'a\u009b31m\u202eb\u2028\u{e0041}';
    const event = { ...answer('http/reads', soon() - 9e9, 1), ...{ digest } };
    writeJournal(home, 'sample', [event]);
    const piped = await roadmap(['export'], { home });
    expect(piped.out).toContain(digest);
    const term = open(['export'], { home, columns: 1_000 });
    expect(await term.exit).toBe(0);
    const [line = ''] = term.raw().split('\r\n');
    expect(faultsOf({ code: 0, out: line, err: '' })).toEqual([]);
    expect(JSON.parse(line)).toEqual(JSON.parse(piped.out));
  });
});

describe('a file that is full of something', () => {
  const worst = [
    'a lesson of lists on lines',
    'a lesson of headings',
    'a lesson of references to ESC',
    'a lesson of HTML blocks',
    'a lesson of fences',
    'a lesson of nested links',
    'a lesson of paragraphs of each mark',
    'definitions and uses of links',
    'questions',
    'the same question',
    'one question of many equal answers',
    'front matter of anchors',
    'YAML of one key',
    'YAML of questions',
    'YAML of escaped marks',
    'YAML of tags',
    'YAML of tabs',
    'YAML of bad values',
    'a block of YAML of tags',
  ];

  /** Milliseconds of the processor that a command takes: the clock would count what else the machine does. */
  const cost = async (folder: Folder, argv: readonly string[]): Promise<number> => {
    const before = process.cpuUsage();
    const ran = await roadmap(argv, { env: { ROADMAP_DIR: folder.path } });
    const { user, system } = process.cpuUsage(before);
    expect(faultsOf(ran)).toEqual([]);
    return (user + system) / 1000;
  };

  it.each([...worst, ...Object.keys(heavyChecks).map((name) => `checks: ${name}`)])('%s', async (name) => {
    const folder = new Folder();
    const checks = heavyChecks[name.replace('checks: ', '')];
    if (checks === undefined) {
      folder.lists(['heavy']);
      folder.topic(...(heavy[name] as (typeof heavy)[string])());
    } else {
      folder.put('projects/heavy/project.md', briefWith(''));
      folder.put('projects/heavy/checks.yaml', checks());
    }
    expect(await cost(folder, ['check', '--format', 'json'])).toBeLessThan(2_000);
    expect(await cost(folder, ['next', '--json'])).toBeLessThan(2_000);
  });
});
