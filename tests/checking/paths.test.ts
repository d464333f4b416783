import { mkdirSync, mkdtempSync, renameSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { codes } from '../../src/content/check/codes.ts';
import { writeRoadmap } from '../content/support/folders.ts';
import { base, markdownTopic } from '../content/support/sample.ts';
import { type Ran, roadmap, type Setting } from '../support/program.ts';

const md = '01-basics/http.md';
const why = '\n> Whoever knows how a request travels can tell the one from the other.\n';
const bad = markdownTopic(`### Which? {#which}\n\n- [v] a\n- [ ] b\n${why}`);
const noId = markdownTopic(`### Which one? \n\nAnswer: \`a\`\n${why}`).replace('HTTP', 'DNS');

/** Two roadmaps beside each other; the first has an error in http.md and a warning in dns.md. */
function courses(): string {
  const folder = mkdtempSync(join(tmpdir(), 'roadmap-paths-'));
  const put = (from: string, to: string): void => renameSync(from, join(folder, to));
  put(
    writeRoadmap({
      [md]: bad,
      '01-basics/dns.md': noId,
      '01-basics/stage.yaml': 'title: B\ntopics: [http, dns]\n',
    }),
    'one',
  );
  put(writeRoadmap({ [md]: bad }), 'two');
  writeFileSync(join(folder, 'notes.md'), 'Notes.\n');
  return folder;
}
const places = ({ out }: Ran): string[] =>
  (JSON.parse(out).diagnostics as { path: string; code: string }[])
    .filter(({ code }) => /no-id|bad-box|front-matter|unlisted|duplicate|unexpected/.test(code))
    .map(({ path, code }) => `${path} ${code}`);
const check = async (cwd: string, argv: readonly string[], more: Setting = {}): Promise<string[]> =>
  places(await roadmap(['check', ...argv, '--json'], { cwd, ...more }));

describe('what check is told to check', () => {
  const folder = courses();
  const ofOne = ['one/01-basics/dns.md question/no-id', 'one/01-basics/http.md question/bad-box'];
  const ofTwo = ['two/01-basics/http.md question/bad-box'];

  it.each<[string, string[], string[]]>([
    ['a roadmap', ['one'], ofOne],
    ['a roadmap, with a slash behind it', ['one/'], ofOne],
    ['several', ['one', 'two'], [...ofOne, ...ofTwo]],
    ['one of them twice', ['one', './one'], ofOne],
    ['a folder with roadmaps in it', ['.'], [...ofOne, ...ofTwo]],
    ['a pattern of folders', ['*'], [...ofOne, ...ofTwo, 'notes.md front-matter/missing']],
    ['a file', ['one/01-basics/dns.md'], ofOne.slice(0, 1)],
    ['a pattern of files', ['**/http.md'], [...ofOne.slice(1), ...ofTwo]],
    ['braces', ['one/01-basics/{dns,nothing}.md'], ofOne.slice(0, 1)],
    ['a folder in a roadmap', ['two/01-basics'], ofTwo],
    ['a file and all', ['one/01-basics/dns.md', 'one'], ofOne],
    [
      'files of two roadmaps',
      ['two/01-basics/http.md', 'one/01-basics/dns.md'],
      [...ofTwo, ...ofOne.slice(0, 1)],
    ],
    ['a file without a fault', ['one/roadmap.yaml'], []],
    ['a file that stands in no roadmap', ['notes.md'], ['notes.md front-matter/missing']],
  ])('%s', async (_, argv, wanted) => expect(await check(folder, argv)).toEqual(wanted));

  it('is the folder one stands in, in the roadmap around it', async () => {
    const inside = join(folder, 'one/01-basics');
    expect(await check(inside, ['.'])).toEqual(ofOne.map((place) => place.replace('one/', '../')));
  });

  it('reports what stands in other files because of a named one, and counts the rest', async () => {
    const other = writeRoadmap({
      '01-basics/tls.md': markdownTopic('', 'aliases: [http]\n').replace('HTTP', 'TLS'),
      '01-basics/stage.yaml': 'title: B\ntopics: [http]\n',
    });
    expect(await check(other, ['01-basics/stage.yaml'])).toEqual(['01-basics/tls.md stage/unlisted-topic']);
    expect(await check(other, ['01-basics/http.md'])).toEqual(['01-basics/tls.md id/duplicate']);
    const { out, code } = await roadmap(['check', '01-basics/stage.yaml'], { cwd: other });
    expect([code, out]).toEqual([1, expect.stringContaining('in files that were not asked for')]);
    expect((await roadmap(['check', 'roadmap.yaml'], { cwd: other })).code).toBe(0);
  });

  it('may be a file that a link leads to', async () => {
    const own = writeRoadmap({ [md]: bad });
    const elsewhere = mkdtempSync(join(tmpdir(), 'roadmap-link-'));
    symlinkSync(own, join(elsewhere, 'linked'));
    expect(await check(elsewhere, ['linked/01-basics/http.md'])).toEqual([
      'linked/01-basics/http.md question/bad-box',
    ]);
  });

  it.each([
    ['there/is/nothing', 'There is no file or folder'],
    ['nothing-*', 'Nothing fits the pattern'],
  ])('has to be there: %s', async (path, said) => {
    const { code, err } = await roadmap(['check', path], { cwd: folder });
    expect([code, err]).toEqual([1, expect.stringContaining(said)]);
  });

  it('says of several roadmaps how much they hold together', async () => {
    const { out } = await roadmap(['check', 'one', 'two'], { cwd: folder });
    expect(out).toMatch(
      /7 files, 3 topics, 3 questions: 2 errors, \d+ warnings\. --fix may repair 3 of them\.\n$/,
    );
  });
});

describe('check --stdin-name', () => {
  const folder = courses();
  const stdin = (name: string, input: string): Promise<string[]> =>
    check(folder, ['--stdin-name', name], { input });

  it('takes standard input for the text of a file in its roadmap', async () => {
    expect(await stdin('one/01-basics/dns.md', 'Nothing.\n')).toEqual([
      'one/01-basics/dns.md front-matter/missing',
    ]);
    expect(await stdin('two/01-basics/http.md', base[md] as string)).toEqual([]);
  });

  it('knows of the others in it', async () => {
    const { out } = await roadmap(['check', '--stdin-name', 'one/01-basics/dns.md', '--json'], {
      cwd: folder,
      input: noId.replace('minutes: 5', 'minutes: 5\nprerequisites: [htttp]'),
    });
    expect(JSON.parse(out).diagnostics).toContainEqual(
      expect.objectContaining({
        code: 'topic/unknown-prerequisite',
        hint: 'Did you mean "http" (01-basics/http.md)?',
      }),
    );
  });

  it('takes a file that is not there yet', async () => {
    const found = await stdin('one/01-basics/new.md', bad);
    expect(found).toContain('one/01-basics/new.md question/bad-box');
    expect(found).toContain('one/01-basics/new.md stage/unlisted-topic');
  });

  it('checks by itself what stands in no roadmap, and asks nothing of it that only the rest could tell', async () => {
    expect(await stdin('elsewhere/http.md', bad)).toEqual(['elsewhere/http.md question/bad-box']);
    const { out } = await roadmap(['check', '--stdin-name', 'x/http.md', '--json'], {
      cwd: folder,
      input: (base[md] as string).replace('minutes: 5', 'minutes: 5\nprerequisites: [dns]'),
    });
    expect(JSON.parse(out)).toMatchObject({ errors: 0 });
    for (const name of ['x/stage.yaml', 'x/stage.md', 'x/roadmap.yaml']) {
      const text = name.endsWith('roadmap.yaml') ? base['roadmap.yaml'] : 'title: B\ntopics: [http]\n';
      const input = name.endsWith('.md') ? `---\n${text}---\n` : (text as string);
      const ran = await roadmap(['check', '--stdin-name', name], { cwd: folder, input });
      expect([name, ran.code, ran.out]).toEqual([name, 0, expect.stringContaining('no errors, no warnings')]);
    }
  });

  it.each([
    [['--stdin-name', 'a.md', 'one'], 'Leave the paths out'],
    [['--stdin-name', 'a.md', '--fix'], 'standard input is none'],
    [['--stdin-name', 'a.md', '--since', 'HEAD'], 'standard input is none'],
    [['--stdin-name', 'a.md', '--watch'], 'does nothing else'],
    [['--watch', '--fix'], 'does nothing else'],
    [['--watch', '--json'], 'does nothing else'],
    [['--watch', 'notes.md'], 'stands in none'],
    [['--dry-run'], 'Add --fix'],
    [['--explain', 'question/no-keys'], 'Did you mean "question/no-key"?'],
    [['--explain', 'no-id'], 'Did you mean "question/no-id"?'],
    [['--explain', 'xyzzy'], 'There is no code "xyzzy"'],
    [['--explain', '\u001b[2J'], 'There is no code'],
    [['--max-warnings', 'x'], 'whole number'],
    [['--format', 'sarfi'], 'pretty, json, github, sarif'],
  ])('says what cannot be meant together: %j', async (argv, said) => {
    mkdirSync(join(folder, 'x'), { recursive: true });
    const { code, out, err } = await roadmap(['check', ...argv], { cwd: folder });
    expect([code, out, err]).toEqual([2, '', expect.stringContaining(said)]);
    expect(err).not.toContain('\u001b');
  });

  it('explains every code, in ASCII where nothing else is safe', async () => {
    for (const code of Object.keys(codes)) {
      const { out, code: exit } = await roadmap(['check', '--explain', code], { env: { LC_ALL: 'C' } });
      expect([exit, out.startsWith(`${code}  `)]).toEqual([0, true]);
      expect(out).toMatch(/^[\n\x20-\x7e]*$/);
    }
  });

  it('explains a code as JSON, too', async () => {
    const { out } = await roadmap(['check', '--explain', 'question/no-id', '--json']);
    expect(JSON.parse(out)).toMatchObject({
      code: 'question/no-id',
      severity: 'warning',
      fixable: true,
      waivable: false,
    });
  });
});
