import { readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { checkAlone } from '../content/check/alone.ts';
import { type Checked, concerning } from '../content/check/checked.ts';
import { type Fixed, type FixResult, fixRoadmap, usualFixers } from '../content/check/fix/fix.ts';
import type { Since } from '../content/check/since/since.ts';
import { Checker } from '../content/disk/checker.ts';
import type { ReadResult } from '../content/read.ts';
import { prefixOf } from './places.ts';
import { replaceFile } from './replace-file.ts';
import type { Target } from './targets.ts';

/** A file's bytes before and after its repair. */
export interface Change {
  /** from where one stands */
  readonly path: string;
  readonly full: string;
  readonly before: Uint8Array;
  readonly after: Uint8Array;
}

/** Repairs worked out, and nothing written yet. */
export interface Planned {
  readonly checked: Checked;
  /** what stands before a file's path */
  readonly prefix: string;
  readonly fixed: readonly Fixed[];
  readonly refused: readonly Fixed[];
  readonly changes: readonly Change[];
  /** checks what is on the disk now */
  readonly again: () => Checked;
}

const bom = Buffer.from([0xef, 0xbb, 0xbf]);
const hasBom = (bytes: Uint8Array): boolean => Buffer.compare(bytes.subarray(0, 3), bom) === 0;

/** Works out repairs of what was asked for. */
export function planFixes(target: Target, cwd: string, since: Since | null = null): Planned {
  if (target.kind === 'alone') return planAlone(target.file, cwd, readFileSync(target.file));
  const { folder, only } = target;
  const where = { folder, prefix: prefixOf(cwd, folder) };
  const checker = new Checker(folder, { more: since === null ? [] : [since.rule], keep: true });
  const isWanted = (file: string): boolean =>
    only === null || only.some((path) => file === path || file.startsWith(`${path}/`));
  const original = new Map<string, Uint8Array>();
  const check = (instead: ReadonlyMap<string, string>): ReadResult => {
    for (const path of instead.keys())
      if (!original.has(path)) original.set(path, checker.bytesOf(path) ?? Buffer.alloc(0));
    return checker.check(encoded(instead));
  };
  // a former id is written behind an id, which a heading may only have once it is repaired
  const plan = fixRoadmap(check, isWanted, [...usualFixers, ...(since === null ? [] : [since.fixer])]);
  return planned(plan, where, only, original, () => checker.check());
}

/** Works out repairs of one file that stands in no roadmap. */
function planAlone(file: string, cwd: string, bytes: Uint8Array): Planned {
  const folder = dirname(file);
  const name = basename(file);
  const where = { folder, prefix: prefixOf(cwd, folder) };
  const plan = fixRoadmap(
    (instead) => checkAlone(name, encoded(instead).get(name) ?? bytes),
    () => true,
  );
  return planned(plan, where, null, new Map([[name, bytes]]), () => checkAlone(name, readFileSync(file)));
}

const encoded = (texts: ReadonlyMap<string, string>): Map<string, Uint8Array> =>
  new Map([...texts].map(([path, text]) => [path, Buffer.from(text)]));

function planned(
  { result, texts, fixed, refused }: FixResult,
  where: Pick<Checked, 'folder' | 'prefix'>,
  only: readonly string[] | null,
  original: ReadonlyMap<string, Uint8Array>,
  read: () => ReadResult,
): Planned {
  const changes = [...texts].map(([path, text]): Change => {
    const before = original.get(path) ?? Buffer.alloc(0);
    const after = Buffer.concat([hasBom(before) ? bom : Buffer.alloc(0), Buffer.from(text)]);
    return { path: where.prefix + path, full: join(where.folder, path), before, after };
  });
  return {
    checked: concerning(where, result, only),
    prefix: where.prefix,
    fixed,
    refused,
    changes,
    again: () => concerning(where, read(), only),
  };
}

/** What was done in the end. */
export interface Written {
  readonly checked: Checked;
  /** repairs with the paths from where one stands */
  readonly fixed: readonly Fixed[];
  readonly refused: readonly Fixed[];
  /** files that could not be written, each with the reason */
  readonly unwritten: readonly { readonly path: string; readonly why: string }[];
}

/** Writes what was worked out, and reads the roadmap again as it is now. */
export function writeFixes(plan: Planned): Written {
  const unwritten = plan.changes.flatMap(({ path, full, before, after }) => {
    const why = replaceFile(full, before, after);
    return why === null ? [] : [{ path, why }];
  });
  const lost = new Set(unwritten.map(({ path }) => path));
  const done = withPrefix(plan.fixed, plan.prefix).filter(({ file }) => !lost.has(file));
  return {
    checked: plan.again(),
    fixed: done,
    refused: withPrefix(plan.refused, plan.prefix),
    unwritten,
  };
}

export const withPrefix = (list: readonly Fixed[], prefix: string): Fixed[] =>
  list.map((one) => ({ ...one, file: prefix + one.file }));
