import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { open } from '../pty/terminal.ts';
import { freshFolder, json, repository, roadmap } from '../support/program.ts';

const small = join(repository, 'tests/support/small');
const env = { ROADMAP_DIR: small };
const search = (...words: string[]) => roadmap(['search', ...words], { env });

interface SearchJson {
  readonly query: string;
  readonly total: number;
  readonly results: readonly { type: string; topic: { id: string }; score: number; line: string }[];
  readonly near: readonly string[];
}

describe('search', () => {
  it('says where it stands, how one stands with it, and what opens it', async () => {
    expect(await search('weight')).toEqual({
      code: 0,
      out: 'All kinds · What there is\n  A lesson with `code` and **weight**.\n  stage 1, ready: roadmap show kinds\n',
      err: '',
    });
    expect((await search('hash')).out).toBe(
      'All kinds · question kinds/typed-word\n  What does a commit **hash** identify?\n  stage 1, ready: roadmap quiz kinds\n',
    );
    expect((await search('yaml')).out).toContain('A topic in **YAML**\n');
  });

  it('says the same as JSON, in the documented shape', async () => {
    expect(await json(['search', 'What', 'there', '--json'], { env })).toMatchObject({ query: 'What there' });
    expect(await json(['search', 'weight', '--json'], { env })).toEqual({
      query: 'weight',
      total: 1,
      results: [
        {
          type: 'lesson',
          topic: { id: 'kinds', title: 'All kinds', stage: 'basics', number: '1', state: 'ready' },
          heading: 'What there is',
          line: 'A lesson with `code` and weight.',
          score: expect.any(Number),
        },
      ],
      near: [],
    });
    expect(await json(['search', 'commit', 'hash', '--json'], { env })).toMatchObject({
      results: [
        {
          type: 'question',
          question: 'kinds/typed-word',
          stem: 'What does a commit hash identify?',
          line: 'What does a commit hash identify?',
        },
      ],
    });
    expect(await json(['search', 'words', '--json'], { env })).toMatchObject({
      results: [{ heading: null, topic: { id: 'words' }, line: 'What words mean' }],
    });
  });

  it('shows the best ten unless told how many, and how many more there are', async () => {
    const shipped = async (...more: string[]) => json<SearchJson>(['search', 'token', '--json', ...more]);
    const { total, results } = await shipped();
    expect([results.length, total > 50]).toEqual([10, true]);
    expect((await shipped('-n', '3')).results).toEqual(results.slice(0, 3));
    const scores = (await shipped('-n', String(total))).results.map(({ score }) => score);
    expect(scores).toEqual([...scores].sort((a, b) => b - a));
    expect(scores).toHaveLength(total);
    expect((await roadmap(['search', 'token', '-n', '3'])).out).toMatch(
      new RegExp(`\\n\\n${total - 3} more matches; see all with: -n ${total}\\n$`),
    );
  });

  it('says what it took a word for, and what it could not find', async () => {
    expect(await search('wieght')).toMatchObject({
      code: 0,
      out: expect.stringContaining('**weight**'),
      err: 'Nothing has "wieght"; taken for "weight".\n',
    });
    expect((await search('weight', 'zebras')).err).toBe('Nothing has "zebras"; these have the rest.\n');
    expect((await search('weight', 'hash')).err).toBe('Nothing has all of these words; these have some.\n');
  });

  it('exits 0 and says so when there is nothing, with what is near', async () => {
    expect(await search('zebras')).toEqual({
      code: 0,
      out: '',
      err: 'No lesson or question has "zebras".\n',
    });
    expect((await search('wxyght')).err).toBe('No lesson or question has "wxyght". Did you mean "weight"?\n');
    expect(await json(['search', 'wxyght', '--json'], { env })).toEqual({
      query: 'wxyght',
      total: 0,
      results: [],
      near: ['weight'],
    });
  });

  it('wants a word', async () => {
    expect(await search('...')).toMatchObject({
      code: 2,
      out: '',
      err: expect.stringContaining('holds no word'),
    });
    expect(await search()).toMatchObject({ code: 2, err: expect.stringContaining('roadmap search --help') });
  });

  it('shows what stands in files, and never obeys it', async () => {
    const folder = freshFolder('own');
    cpSync(small, folder, { recursive: true });
    const file = join(folder, '01-basics/words.md');
    writeFileSync(
      file,
      readFileSync(file, 'utf8').replace('Words mean things.', 'Zebras &#27;[31mrun\u001b[2J &#x202e; away.'),
    );
    const said = await roadmap(['search', 'zebras'], { env: { ROADMAP_DIR: folder } });
    expect(said.out).toMatch(/\*\*Zebras\*\* .*run.* away\./);
    expect(said.out).not.toMatch(/[\u001b\u202e]/);
    const unknown = await search('\u001b[31mqqqqqqqq\u202e');
    expect(unknown.err).not.toMatch(/[\u001b\u202e]/);
  });

  it('cuts a long line around what was found', async () => {
    const folder = freshFolder('own');
    cpSync(small, folder, { recursive: true });
    const file = join(folder, '01-basics/words.md');
    const long = `${'before '.repeat(60)}zebras ${'after '.repeat(60)}end`;
    writeFileSync(file, readFileSync(file, 'utf8').replace('Words mean things.', long));
    const { out } = await roadmap(['search', 'zebras'], { env: { ROADMAP_DIR: folder } });
    const line = out.split('\n')[1] ?? '';
    expect(line).toMatch(/^ {2}…(?:before )+\*\*zebras\*\*(?: after)+…$/);
    expect(line.length).toBeLessThan(215);
  });

  it('shows what a question asks, too, where the words stand below that', async () => {
    const folder = freshFolder('own');
    cpSync(small, folder, { recursive: true });
    const file = join(folder, '01-basics/words.md');
    const text = readFileSync(file, 'utf8');
    writeFileSync(
      file,
      text.replace('{#yes concept=words}\n', '{#yes concept=words}\n\n```text\nzebra\n```\n'),
    );
    const env = { ROADMAP_DIR: folder };
    expect((await roadmap(['search', 'zebra'], { env })).out).toBe(
      'Words · question words/yes\n  What does "yes" mean?\n  **zebra**\n  stage 1, locked: roadmap quiz words\n',
    );
    expect(await json(['search', 'zebra', '--json'], { env })).toMatchObject({
      results: [{ stem: 'What does "yes" mean?', line: 'zebra' }],
    });
  });

  it('finds its own roadmap’s words only', async () => {
    expect((await search('kubernetes')).out).toBe('');
    expect((await roadmap(['search', 'kubernetes'])).out).toContain('roadmap show kubernetes');
  });
});

describe('search in a terminal', { retry: 1 }, () => {
  it.each([
    ['80 columns', 80, {}],
    ['40 columns in ASCII', 40, { LANG: 'C', LC_ALL: 'C', NO_COLOR: '1' }],
  ])('fits %s', async (_, columns, more) => {
    const term = open(['search', 'connection', 'pool', 'zzzzz'], {
      columns,
      rows: 200,
      env: { ROADMAP_DIR: '', ...more },
    });
    expect(await term.exit).toBe(0);
    for (const line of term.screen().split('\n')) expect(line.length).toBeLessThan(columns);
    expect(term.screen()).toMatch(/roadmap show\s+connection-pooling/);
    expect(term.screen()).toMatch(/^Nothing has "zzzzz"; these have the\s+rest\.\n/);
    if (columns === 40) expect(term.raw()).not.toMatch(/[^\x00-\x7f]|\x1b\[[0-9;]*m/);
    // bold, not by colour alone
    else expect(term.raw()).toMatch(/\x1b\[[0-9;]*m\x1b\[1m(?:pool|connection)s?/);
  });
});
