import { readFileSync } from 'node:fs';
import { basename, dirname, resolve } from 'node:path';
import type { App } from '../app.ts';
import { checkAlone } from '../content/check/alone.ts';
import { type Checked, concerning } from '../content/check/checked.ts';
import type { Since } from '../content/check/since/since.ts';
import { Checker } from '../content/disk/checker.ts';
import type { Kept } from '../content/disk/kept.ts';
import { UserError } from '../errors.ts';
import { prefixOf } from './places.ts';
import { pathIn, roadmapAbove, type Target } from './targets.ts';

const mostBytes = 1024 * 1024;

export interface CheckTargetOptions {
  /** what it is compared with; null for nothing */
  readonly since?: Since | null;
  /** whether the roadmap itself is wanted in the result */
  readonly keep?: boolean;
  /** where what is found is kept for the next time; without it nothing is */
  readonly kept?: (folder: string) => Kept | null;
}

/** Checks what was asked for. Throws UserError when it cannot be read. */
export function checkTarget(
  target: Target,
  cwd: string,
  { since = null, keep = false, kept }: CheckTargetOptions = {},
): Checked {
  if (target.kind === 'alone') return alone(target.file, readFileSync(target.file), cwd);
  const { folder, only } = target;
  const where = { folder, prefix: prefixOf(cwd, folder) };
  if (since !== null || keep) {
    const checker = new Checker(folder, { more: since === null ? [] : [since.rule], keep: true });
    return concerning(where, checker.check(), only);
  }
  const known = kept?.(folder) ?? null;
  const result = new Checker(folder, { known }).check();
  known?.save();
  return concerning(where, result, only);
}

function alone(file: string, bytes: Uint8Array, cwd: string): Checked {
  const folder = dirname(file);
  const name = basename(file);
  return concerning({ folder, prefix: prefixOf(cwd, folder) }, checkAlone(name, bytes), null);
}

/** Checks standard input as the text of a file, which need not exist: in the roadmap it stands in, else by itself. */
export async function checkInput(name: string, { world }: App): Promise<Checked> {
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of world.stdin) {
    parts.push(Buffer.from(part as Uint8Array | string));
    size += parts.at(-1)?.length ?? 0;
    if (size > mostBytes)
      throw new UserError('Standard input is larger than 1 MB.', { hint: 'Split the topic.' });
  }
  const bytes = Buffer.concat(parts);
  const file = resolve(world.cwd, name);
  const folder = roadmapAbove(dirname(file));
  if (folder === null) return alone(file, bytes, world.cwd);
  const path = pathIn(folder, file);
  const result = new Checker(folder).check(new Map([[path, bytes]]));
  return concerning({ folder, prefix: prefixOf(world.cwd, folder) }, result, [path]);
}
