import { existsSync, mkdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { makeFolder } from '../src/make-folder.ts';
import { freshFolder } from './support/program.ts';

describe('a folder', () => {
  it('is made with those it stands in, each as private as it was wished', () => {
    const inside = freshFolder('made');
    makeFolder(join(inside, 'a/b/c'), 0o700);
    for (const path of ['a', 'a/b', 'a/b/c']) expect(statSync(join(inside, path)).mode & 0o777).toBe(0o700);
  });

  it.each(['there', 'new/.', 'there/../there'])(
    'that is there when it is to be made is left as it is: %s',
    (name) => {
      const inside = freshFolder('made');
      mkdirSync(join(inside, 'there'));
      makeFolder(`${inside}/${name}`, 0o700);
      expect(existsSync(`${inside}/${name}`)).toBe(true);
    },
  );

  it.each([
    ['stands where a file is', 'file', 'EEXIST'],
    ['stands in a file', 'file/folder', 'ENOTDIR'],
    ['has a name too long, in one that is made for it', `new/${'x'.repeat(300)}`, 'ENAMETOOLONG'],
    ['can neither be found nor made', '/proc/nowhere/folder', 'ENOENT'],
  ])('that %s cannot be made, and the reason is given', (_what, name, code) => {
    const inside = freshFolder('made');
    writeFileSync(join(inside, 'file'), '');
    const path = name.startsWith('/') ? name : join(inside, name);
    expect(() => makeFolder(path, 0o700)).toThrow(expect.objectContaining({ code }));
  });
});
