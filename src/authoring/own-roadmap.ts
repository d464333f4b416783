import { readFileSync, realpathSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { readFound, walk } from '../content/disk/files.ts';
import { makeOutline } from '../content/make-outline.ts';
import type { Outline, OutlineStage } from '../content/outline.ts';
import { readRoadmap } from '../content/read.ts';
import { select } from '../content/selector.ts';
import { UserError } from '../errors.ts';
import { wayTo } from '../ways.ts';
import { namesIn } from './names.ts';

/** A roadmap that is added to. */
export interface OwnRoadmap {
  readonly folder: string;
  readonly outline: Outline;
  /** names that are in use, with what each one is */
  readonly names: ReadonlyMap<string, string>;
  /** its folders, relative to it, with `/` */
  readonly folders: readonly string[];
}

/** Reads the roadmap in a folder, as far as it is usable. Throws UserError when it is not. */
export function openOwn(folder: string): OwnRoadmap {
  const found = walk(folder);
  const { roadmap, diagnostics } = readRoadmap(readFound(folder, found));
  if (roadmap === null)
    throw new UserError(`${folder} holds no roadmap that can be added to.`, {
      hint: 'Begin one with: roadmap new roadmap <id>',
    });
  const names = new Map(namesIn(roadmap));
  const files = found.flatMap(({ kind, path }) => (kind === 'file' ? [path] : []));
  const stages = new Set(files.flatMap((path) => path.match(/^(.*)\/stage\.(?:md|yaml)$/)?.[1] ?? []));
  for (const path of files) {
    // a topic with faults has its name all the same
    const [, folder = '', id = ''] = path.match(/^(.*)\/([^/]+)\.(?:md|yaml)$/) ?? [];
    if (stages.has(folder) && id !== 'stage' && !names.has(id)) names.set(id, `a file, ${path}`);
  }
  const errors = diagnostics.filter(({ severity }) => severity === 'error').length;
  return {
    folder,
    outline: makeOutline(roadmap, errors),
    names,
    folders: found.flatMap(({ kind, path }) => (kind === 'folder' ? [path] : [])),
  };
}

/** A stage of it, with its folder relative to the roadmap's. */
export interface OwnStage {
  readonly stage: OutlineStage;
  readonly path: string;
}

/**
 * The stage a word names: a selector, the name of its folder, or a path to it from `cwd`. Throws UserError (2) for a
 * word that names none.
 */
export function stageNamed({ folder, outline, folders }: OwnRoadmap, word: string, cwd: string): OwnStage {
  const byNumber = new Map(folders.map((path) => [numberOf(path), path] as const).reverse());
  const way = wayTo(realpathSync(folder), tryRealpath(resolve(cwd, word)));
  const bare = word
    .split(/[/\\]/)
    .map((part) => part.replace(/^\d{1,4}-(?=.)/, ''))
    .join('/');
  const selected = select(outline, folders.includes(way) ? (numberOf(way) ?? word) : word);
  const named = selected.type === 'unknown' && bare !== word ? select(outline, bare) : selected;
  if (named.type === 'stage') {
    const path = byNumber.get(named.stage.number);
    if (path !== undefined) return { stage: named.stage, path };
  }
  throw notAStage(word, named, outline);
}

function notAStage(word: string, named: ReturnType<typeof select>, outline: Outline): UserError {
  const nearest = named.type === 'unknown' ? named.nearest : null;
  const stage = outline.stages.find(({ id, aliases }) => id === nearest || aliases.includes(nearest ?? ''));
  const all = outline.stages.map(({ id }) => id);
  return new UserError(
    named.type === 'topic'
      ? `"${word}" names a topic, and a stage is wanted.`
      : `No stage is called "${word}".`,
    {
      exit: 2,
      hint:
        stage !== undefined
          ? `Did you mean "${nearest}"?`
          : all.length === 0
            ? 'Begin one with: roadmap new stage <id>'
            : `There ${all.length === 1 ? 'is' : 'are'}: ${all.slice(0, 12).join(', ')}${all.length > 12 ? ', …' : ''}.`,
    },
  );
}

/** `02-programming/01-databases` is `2.1`; null where a folder has no number. */
function numberOf(path: string): string | null {
  const numbers = path.split('/').map((name) => name.match(/^(\d{1,4})-/)?.[1]);
  return numbers.includes(undefined) ? null : numbers.map(Number).join('.');
}

function tryRealpath(path: string): string {
  try {
    return realpathSync(path);
  } catch {
    return path;
  }
}

/** The name a new stage's folder gets among its siblings: the next number, as wide as theirs. Throws UserError past 9999. */
export function nextFolder({ folders }: OwnRoadmap, parent: string, id: string): string {
  const siblings = folders
    .filter((path) => path.slice(0, Math.max(0, path.lastIndexOf('/'))) === parent)
    .flatMap((path) => path.slice(path.lastIndexOf('/') + 1).match(/^\d{1,4}(?=-)/)?.[0] ?? []);
  const next = Math.max(0, ...siblings.map(Number)) + 1;
  if (next > 9999) throw new UserError('There is no number left for another stage here.');
  return `${String(next).padStart(Math.max(2, ...siblings.map((number) => number.length)), '0')}-${id}`;
}

/** The text of a stage's file, byte-order mark included, and where it stands. Throws UserError when it cannot be read. */
export function stageFile(
  { folder }: OwnRoadmap,
  path: string,
): { readonly file: string; readonly text: string } {
  for (const name of ['stage.yaml', 'stage.md']) {
    const file = join(folder, path, name);
    try {
      return {
        file,
        text: new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(readFileSync(file)),
      };
    } catch {
      // the stage has the other one
    }
  }
  throw new UserError(`The file of the stage in ${join(folder, path)} cannot be read.`);
}
