import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type Content, openFolder } from '../../../src/content/disk/index.ts';
import { openSearchIndex } from '../../../src/content/search/open-index.ts';
import { freshFolder, repository } from '../../support/program.ts';
import { found, shipped } from './support.ts';

const later = (): number => Date.now() + 60_000;

/** A copy of the small roadmap, and a folder to keep what is compiled of it. */
function own() {
  const folder = freshFolder('own');
  cpSync(join(repository, 'tests/support/small'), folder, { recursive: true });
  const cache = freshFolder('cache');
  return {
    cache,
    open: (): Content => openFolder(folder, cache, later()),
    write: (text: string): void => {
      const file = join(folder, '01-basics/words.md');
      writeFileSync(file, readFileSync(file, 'utf8').replace('Words mean things.', text));
      utimesSync(file, new Date(), new Date(Date.now() - 30_000));
    },
    kept: (): string => join(cache, readdirSync(cache).find((name) => name.endsWith('.search')) ?? 'none'),
  };
}

describe('the search index of one’s own roadmap', () => {
  it('is made by the first search, kept, and made anew when a file changes', async () => {
    const { open, kept, write } = own();
    const first = open();
    expect(existsSync(kept())).toBe(false);
    expect(await found('mean things', first)).toContain('words');
    const { mtimeMs } = statSync(kept());
    expect(statSync(kept()).mode & 0o777).toBe(0o600);
    expect(await found('mean things', open())).toContain('words');
    expect(statSync(kept()).mtimeMs).toBe(mtimeMs);
    write('Zebras mean stripes.');
    expect(await found('zebras', open())).toEqual(['words']);
    expect(await found('zebras', open())).toEqual(['words']);
  });

  it('is not kept for files that may still be changing', async () => {
    const { cache } = own();
    const content = openFolder(join(repository, 'tests/support/small'), cache, 0);
    expect(await found('mean things', content)).toContain('words');
    expect(readdirSync(cache)).toEqual([]);
  });

  it('works where it cannot be kept', async () => {
    const { open, cache } = own();
    const content = open();
    mkdirSync(join(cache, `${readdirSync(cache)[0]?.replace(/index$/, 'search')}`));
    expect(await found('mean things', content)).toContain('words');
  });

  it.each([
    ['empty', () => ''],
    ['of another kind', () => 'roadmap-index 2                \n{}'],
    ['of another version', (old: string) => old.replace('{"v":2,', '{"v":0,')],
    ['of other files', (old: string) => `${old.slice(0, -1)}!`],
    ['cut in its head', (old: string) => old.slice(0, 300)],
    ['cut behind its head', (old: string) => old.slice(0, -1)],
  ])('is made anew when what is kept is %s', async (_, change) => {
    const { open, kept } = own();
    await openSearchIndex(open());
    const old = readFileSync(kept(), 'latin1');
    expect(change(old)).not.toBe(old);
    writeFileSync(kept(), change(old), 'latin1');
    expect(await found('mean things', open())).toContain('words');
    expect(readFileSync(kept(), 'latin1')).toBe(old);
  });

  it('says what to delete when it is damaged behind its head', async () => {
    const { open, kept } = own();
    await openSearchIndex(open());
    const old = readFileSync(kept(), 'latin1');
    expect(old).toContain('\nyes\t[');
    writeFileSync(kept(), old.replaceAll('\t[', '\t{'), 'latin1');
    await expect(found('yes', open())).rejects.toThrow(/search index is damaged/);
    await expect(found('yes', open())).rejects.toMatchObject({ hint: expect.stringContaining(kept()) });
  });
});

it('that of the shipped roadmap stands beside it, and is never written to', async () => {
  const content = shipped();
  expect(content.searchFile).toBe(join(repository, 'dist/roadmap.search'));
  const bytes = readFileSync(content.searchFile as string);
  expect(bytes.toString('latin1', 0, 14)).toBe('roadmap-search');
  const elsewhere = { ...content, searchFile: join(freshFolder(), 'missing.search') };
  expect(await found('jwt', elsewhere)).toEqual(await found('jwt', content));
  expect(existsSync(elsewhere.searchFile)).toBe(false);
});
