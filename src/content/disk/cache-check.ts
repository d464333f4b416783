import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { type CompiledHead, indexKind, indexVersion } from '../index-format.ts';
import { type SearchHead, searchKind, searchVersion } from '../search/format.ts';
import { isSoundKept } from './kept.ts';
import { openPacked } from './packed.ts';

/** What `cache/` holds: how many files of ours, and the paths of those that no longer say what they said. */
export interface CacheFound {
  readonly files: number;
  readonly unsound: readonly string[];
}

const readers: Readonly<Record<string, (path: string) => boolean>> = {
  check: isSoundKept,
  index: (path) => {
    const opened = openPacked<CompiledHead>(path, indexKind, indexVersion);
    for (const place of opened?.head.bodies ?? []) if (place) JSON.parse(opened?.read(...place) ?? '');
    return opened !== null;
  },
  search: (path) => {
    const opened = openPacked<SearchHead>(path, searchKind, searchVersion);
    if (opened === null) return false;
    const { head, read } = opened;
    const lines = Object.values(head.letters).flatMap((place) =>
      read(...place)
        .split('\n')
        .slice(1),
    );
    for (const line of lines) JSON.parse(line.slice(line.indexOf('\t') + 1));
    read(
      head.texts,
      head.sizes.reduce((sum, size) => sum + size, 0),
    );
    return true;
  },
};

/** Reads every file of a cache folder to its end. Never throws; a folder that is not there holds nothing. */
export function checkCache(folder: string): CacheFound {
  const files = namesIn(folder).filter((name) => Object.hasOwn(readers, kindOf(name)));
  const unsound = files.filter((name) => !isSound(join(folder, name), kindOf(name)));
  return { files: files.length, unsound: unsound.map((name) => join(folder, name)) };
}

const kindOf = (name: string): string => name.slice(name.lastIndexOf('.') + 1);

function isSound(path: string, kind: string): boolean {
  try {
    return readers[kind]?.(path) === true;
  } catch {
    return false;
  }
}

function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}
