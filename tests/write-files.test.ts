import {
  chmodSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { UserError } from '../src/errors.ts';
import { writeFiles } from '../src/write-files.ts';
import { freshFolder } from './support/program.ts';

/** Everything in a folder with its text. */
const all = (folder: string): Record<string, string> =>
  Object.fromEntries(
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .sort()
      .map((path) => [
        path,
        statSync(join(folder, path)).isFile() ? readFileSync(join(folder, path), 'utf8') : 'a folder',
      ]),
  );
const listed = { before: 'old\n', text: 'new\n' };

describe('files written together', () => {
  it('are all there, with their folders, and nothing is left beside them', () => {
    const folder = freshFolder('files');
    writeFileSync(join(folder, 'list'), listed.before);
    chmodSync(join(folder, 'list'), 0o640);
    writeFiles(
      [
        { path: join(folder, 'a'), text: 'A' },
        { path: join(folder, 'b/c/d'), text: 'D' },
      ],
      { path: join(folder, 'list'), ...listed },
    );
    expect(all(folder)).toEqual({ a: 'A', b: 'a folder', 'b/c': 'a folder', 'b/c/d': 'D', list: 'new\n' });
    expect(statSync(join(folder, 'list')).mode & 0o777).toBe(0o640);
  });

  it('change the file that a link leads to, and not the link', () => {
    const folder = freshFolder('files');
    writeFileSync(join(folder, 'real'), listed.before);
    symlinkSync('real', join(folder, 'list'));
    writeFiles([], { path: join(folder, 'list'), ...listed });
    expect(all(folder)).toEqual({ list: 'new\n', real: 'new\n' });
  });

  const refusals: readonly [what: string, prepare: (folder: string) => void, said: RegExp][] = [
    ['one is there already', (folder) => writeFileSync(join(folder, 'b'), 'mine'), /b is there already/],
    [
      'a link to nowhere stands in the place of one',
      (folder) => symlinkSync('nowhere', join(folder, 'b')),
      /b is there already/,
    ],
    [
      'a file stands where a folder belongs',
      (folder) => writeFileSync(join(folder, 'c'), ''),
      /cannot be written/,
    ],
    [
      'the list was changed meanwhile',
      (folder) => writeFileSync(join(folder, 'list'), 'newer\n'),
      /list was changed meanwhile/,
    ],
    ['the list is gone', (folder) => writeFileSync(join(folder, 'other'), ''), /cannot be written \(ENOENT/],
  ];

  it.each(refusals)('are none at all when %s', (what, prepare, said) => {
    const folder = freshFolder('files');
    if (what !== 'the list is gone') writeFileSync(join(folder, 'list'), listed.before);
    prepare(folder);
    const links = what.startsWith('a link');
    const before = links ? readdirSync(folder) : all(folder);
    const files = ['a', 'b', 'c/d'].map((name) => ({ path: join(folder, name), text: name }));
    expect(() => writeFiles(files, { path: join(folder, 'list'), ...listed })).toThrow(said);
    expect(() => writeFiles(files, { path: join(folder, 'list'), ...listed })).toThrow(UserError);
    expect(links ? readdirSync(folder) : all(folder)).toEqual(before);
  });

  it('leave folders that were there', () => {
    const folder = freshFolder('files');
    mkdirSync(join(folder, 'b'));
    writeFileSync(join(folder, 'c'), '');
    const files = ['b/new/x', 'c/d'].map((name) => ({ path: join(folder, name), text: name }));
    expect(() => writeFiles(files, null)).toThrow(UserError);
    expect(all(folder)).toEqual({ b: 'a folder', c: '' });
  });
});
