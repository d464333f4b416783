import { posix, win32 } from 'node:path';
import { describe, expect, it } from 'vitest';
import { isBelow, isInside, shortWay, wayTo, withSlashes } from '../src/ways.ts';

describe('a path', () => {
  it.each([
    ['/a/b', '/a/b/c/d.md', posix, 'c/d.md'],
    ['/a/b', '/a/b', posix, ''],
    ['C:\\a\\b', 'C:\\a\\b\\c\\d.md', win32, 'c/d.md'],
    ['C:\\a\\b', 'c:\\A\\B\\c', win32, 'c'],
    ['\\\\server\\share\\a', '\\\\server\\share\\a\\b\\c', win32, 'b/c'],
    ['C:\\a', 'C:\\b', win32, '../b'],
  ])('from %j to %j is written with slashes', (from, to, paths, way) => {
    expect(wayTo(from, to, paths)).toBe(way);
  });

  it('keeps what is no separator where it stands', () => {
    expect(withSlashes('a\\b/c', posix)).toBe('a\\b/c');
    expect(withSlashes('a\\b/c', win32)).toBe('a/b/c');
  });

  it.each([
    ['/a', '/a/b', posix, true, true],
    ['/a', '/a', posix, true, false],
    ['/a', '/', posix, false, false],
    ['/a', '/ab', posix, false, false],
    ['/a', '/a/..b', posix, true, true],
    ['/a/b', '/a', posix, false, false],
    ['C:\\a', 'C:\\a\\b', win32, true, true],
    ['C:\\a', 'c:\\A', win32, true, false],
    ['C:\\a', 'C:\\ab', win32, false, false],
    // the way to another drive, or to a share, is absolute
    ['C:\\a', 'D:\\a\\b', win32, false, false],
    ['C:\\a', '\\\\server\\share\\a', win32, false, false],
  ])('%j holds %j', (folder, path, paths, inside, below) => {
    expect([isInside(folder, path, paths), isBelow(folder, path, paths)]).toEqual([inside, below]);
  });

  it.each([
    ['/a/b', '/a/b', posix, ''],
    ['/a/b', '/a/b/c', posix, 'c'],
    ['/a/b', '/a/c', posix, '../c'],
    ['/a/b', '/c', posix, '/c'],
    ['/a/b', '/', posix, '/'],
    ['C:\\a\\b', 'C:\\a\\c', win32, '..\\c'],
    ['C:\\a\\b', 'C:\\c\\d', win32, 'C:\\c\\d'],
    ['C:\\a\\b', 'D:\\c', win32, 'D:\\c'],
  ])('seen from %j is %j named as short as it can be', (from, to, paths, way) => {
    expect(shortWay(from, to, paths)).toBe(way);
  });
});
