import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { replaceFile } from '../../src/checking/replace-file.ts';
import { derivedId } from '../../src/content/fold.ts';
import { writeRoadmap } from '../content/support/folders.ts';
import { base, markdownTopic } from '../content/support/sample.ts';
import { freshFolder, roadmap } from '../support/program.ts';

const md = '01-basics/http.md';
const why = '\n> Whoever knows how a request travels can tell the one from the other.\n';
const id = derivedId('Which one?' as never);
const untidy = markdownTopic(`### Which one? \n\n- [✓] a\n- [ ] b\n${why}`);
const tidy = markdownTopic(`### Which one? {#${id}}\n\n- [x] a\n- [ ] b\n${why}`);
const bytesOf = (folder: string, path = md): string => readFileSync(join(folder, path), 'utf8');

describe('check --fix', () => {
  it('writes what it repaired, says so, and counts what is left', async () => {
    const folder = writeRoadmap({ [md]: untidy.replace('minutes: 5', 'minutes: 500000') });
    const { code, out } = await roadmap(['check', '--fix', '.'], { cwd: folder });
    expect(out).toContain(`Repaired:
  01-basics/http.md:13  [✓] is written [x]. (question/bad-box)
  01-basics/http.md:11  This question is called ${id}. (question/no-id)
  01-basics/http.md:11  A line ends without spaces.
`);
    expect([code, out]).toEqual([1, expect.stringContaining('yaml/out-of-range')]);
    expect(bytesOf(folder)).toBe(tidy.replace('minutes: 5', 'minutes: 500000'));
    const again = await roadmap(['check', '--fix', '.', '--json'], { cwd: folder });
    expect(JSON.parse(again.out)).toMatchObject({ fixed: [], refused: [], unwritten: [], errors: 1 });
  });

  it('keeps line ends, the byte-order mark, the mode, and links as links', async () => {
    const windows = Buffer.from(`\ufeff${untidy.replaceAll('\n', '\r\n')}`);
    const folder = writeRoadmap({ [md]: null, '_texts/http.md': windows });
    symlinkSync('../_texts/http.md', join(folder, md));
    chmodSync(join(folder, '_texts/http.md'), 0o640);
    await roadmap(['check', '--fix', folder]);
    expect(bytesOf(folder)).toBe(`\ufeff${tidy.replaceAll('\n', '\r\n')}`);
    expect(lstatSync(join(folder, md)).isSymbolicLink()).toBe(true);
    expect(statSync(join(folder, '_texts/http.md')).mode & 0o777).toBe(0o640);
    expect(readdirSync(join(folder, '_texts'))).toEqual(['http.md']);
  });

  it('writes nothing where nothing is to be repaired', async () => {
    const folder = writeRoadmap();
    const before = statSync(join(folder, md), { bigint: true });
    await roadmap(['check', '--fix', folder]);
    const after = statSync(join(folder, md), { bigint: true });
    expect([after.ino, after.mtimeNs, after.ctimeNs]).toEqual([before.ino, before.mtimeNs, before.ctimeNs]);
  });

  it('repairs only the files it was told', async () => {
    const folder = writeRoadmap({
      [md]: untidy,
      '01-basics/dns.md': untidy.replace('HTTP', 'DNS').replace('Which one', 'Which other one'),
      '01-basics/stage.yaml': 'title: B\ntopics: [http, dns]\n',
    });
    await roadmap(['check', '--fix', join(folder, md)]);
    expect(bytesOf(folder)).toBe(tidy);
    expect(bytesOf(folder, '01-basics/dns.md')).toContain('[✓]');
  });

  it('repairs a file that stands in no roadmap', async () => {
    const folder = freshFolder('lone');
    writeFileSync(join(folder, 'http.md'), untidy);
    await roadmap(['check', '--fix', 'http.md'], { cwd: folder });
    expect(bytesOf(folder, 'http.md')).toBe(tidy);
  });

  it('shows with --dry-run a patch that git can apply, and writes nothing', async () => {
    const folder = writeRoadmap({
      [md]: untidy,
      '01-basics/stage.yaml': 'title: Basics\ntopics: [http, http]',
    });
    const { out, err, code } = await roadmap(['check', '--fix', '--dry-run', '.'], { cwd: folder });
    expect(bytesOf(folder)).toBe(untidy);
    expect([code, err]).toEqual([
      0,
      expect.stringMatching(/^5 repairs would be made\. Then: 3 files, .*0 errors/),
    ]);
    writeFileSync(join(folder, '_patch'), out);
    execFileSync('git', ['init', '-q'], { cwd: folder });
    execFileSync('git', ['apply', '_patch'], { cwd: folder });
    expect([bytesOf(folder), bytesOf(folder, '01-basics/stage.yaml')]).toEqual([
      tidy,
      'title: Basics\ntopics: [http]\n',
    ]);
    const json = JSON.parse(
      (await roadmap(['check', '--fix', '--dry-run', '.', '--json'], { cwd: folder })).out,
    );
    expect(json).toMatchObject({ patch: '', fixed: [] });
  });

  it('shows a patch of the whole file where more than a thousand lines change, which git can apply as well', async () => {
    const lines = Array.from({ length: 1_100 }, (_, i) => `Line ${i}. `).join('\n\n');
    const long = untidy.replace('## Quiz', `${lines}\n\n## Quiz`).trimEnd();
    const folder = writeRoadmap({ [md]: long });
    const { out } = await roadmap(['check', '--fix', '--dry-run', '.'], { cwd: folder });
    expect(out.match(/^@@ .*$/gm)).toEqual([expect.stringMatching(/^@@ -1,\d{4} \+1,\d{4} @@$/)]);
    writeFileSync(join(folder, '_patch'), out);
    execFileSync('git', ['init', '-q'], { cwd: folder });
    execFileSync('git', ['apply', '_patch'], { cwd: folder });
    const applied = bytesOf(folder);
    writeFileSync(join(folder, md), long);
    await roadmap(['check', '--fix', '.'], { cwd: folder });
    expect(applied).toBe(bytesOf(folder));
    expect(applied).not.toMatch(/ \n/);
  });
});

describe('a file that cannot be replaced', () => {
  const start = (): { path: string; before: Buffer } => {
    const folder = freshFolder('replace');
    const path = join(folder, 'a.md');
    writeFileSync(path, 'old');
    return { path, before: Buffer.from('old') };
  };

  it('is left alone when it was changed meanwhile', () => {
    const { path, before } = start();
    writeFileSync(path, 'other');
    expect(replaceFile(path, before, Buffer.from('new'))).toBe('it was changed meanwhile');
    expect(readFileSync(path, 'utf8')).toBe('other');
  });

  it('is said to be gone', () => {
    const { before } = start();
    expect(replaceFile('/nonexistent/a.md', before, before)).toBe('it is gone');
  });

  it('stays whole when its new text cannot be written, and nothing is left beside it', () => {
    const { path, before } = start();
    mkdirSync(join(path, '..', `.a.md.${process.pid}.tmp`));
    expect(replaceFile(path, before, Buffer.from('new'))).toMatch(/^it cannot be written \(E/);
    expect(readFileSync(path, 'utf8')).toBe('old');
  });

  it('is named with the reason, and makes the exit code 1', async () => {
    const folder = writeRoadmap({ [md]: untidy });
    const draft = join(folder, '01-basics', `.http.md.${process.pid}.tmp`);
    mkdirSync(draft);
    const { code, out } = await roadmap(['check', '--fix', '.'], { cwd: folder });
    expect([code, out]).toEqual([
      1,
      expect.stringContaining('01-basics/http.md was not repaired: it cannot be written'),
    ]);
    expect(out).not.toContain('Repaired:');
    expect(existsSync(join(folder, md))).toBe(true);
    expect(bytesOf(folder, '01-basics/stage.yaml')).toBe(base['01-basics/stage.yaml']);
  });
});
