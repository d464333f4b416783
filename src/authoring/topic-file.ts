import { realpathSync } from 'node:fs';
import { basename, dirname, relative, resolve, sep } from 'node:path';
import { checkFolder } from '../content/check/run-check.ts';
import { readFound } from '../content/files.ts';
import { decode } from '../content/parse/decode.ts';
import { type LoneTopic, readLone } from '../content/read-lone.ts';
import { makeSource, type Source } from '../content/source.ts';
import { UserError } from '../errors.ts';
import { pathFrom, upward } from './places.ts';

/** A topic's file as its author works on it; where it stands in a roadmap, its faults are also how it fits in. */
export interface TopicFile extends LoneTopic {
  /** its text; the file is called as one would type it */
  readonly source: Source;
}

/** Reads the file of a topic. Throws UserError when it cannot be read, or is none. */
export function openTopicFile(word: string, cwd: string): TopicFile {
  const path = resolve(cwd, word);
  const source = makeSource(pathFrom(cwd, path).split(sep).join('/'), textOf(path, word));
  const lone = readLone(source, basename(path).replace(/\.(?:md|yaml)$/, ''));
  const { diagnostics, waived } = inRoadmap(path) ?? lone;
  const called = <T extends { readonly file: string }>(one: T): T => ({ ...one, file: source.file });
  return { ...lone, diagnostics: diagnostics.map(called), waived: waived.map(called), source };
}

const nameOne = 'Name the file of a topic, such as 01-basics/http.md.';
/** The other files of a roadmap. */
const notTopics = /\/(?:(?:stage|roadmap)\.(?:md|yaml)|projects\/[^/]+\/(?:project\.md|checks\.yaml))$/;

function textOf(path: string, word: string): string {
  const name = basename(path);
  if (notTopics.test(path.split(sep).join('/')))
    throw new UserError(`${word} is no topic.`, {
      exit: 2,
      hint: nameOne,
    });
  if (!/\.(?:md|yaml)$/.test(name))
    throw new UserError(`${word} is no topic: topics are files that end in .md or .yaml.`, {
      exit: 2,
      hint: name.endsWith('.yml') ? 'Name it .yaml.' : nameOne,
    });
  const real = realOf(path, word);
  const [entry] = readFound(dirname(real), [{ kind: 'file', path: basename(real), size: 0, changed: 0 }]);
  if (entry?.kind !== 'file')
    throw new UserError(`${word} cannot be read. ${entry?.kind === 'refused' ? entry.message : ''}`.trim(), {
      hint: nameOne,
    });
  const decoded = decode(entry.bytes);
  if ('text' in decoded) return decoded.text;
  throw new UserError(`${word} is not UTF-8: see byte ${decoded.badByte + 1}.`, {
    hint: 'Save it as UTF-8.',
  });
}

function realOf(path: string, word: string): string {
  try {
    return realpathSync(path);
  } catch (cause) {
    throw new UserError(`There is no file ${word}.`, {
      hint: nameOne,
      cause,
    });
  }
}

/** What the check of its roadmap finds in it; null where it is part of none. */
function inRoadmap(path: string): Pick<LoneTopic, 'diagnostics' | 'waived'> | null {
  const folder = upward(dirname(path), 'roadmap.yaml');
  if (folder === null) return null;
  const file = relative(folder, path).split(sep).join('/');
  const { sources, diagnostics, waived } = checkFolder(folder);
  const own = <T extends { readonly file: string }>(list: readonly T[]): T[] =>
    list.filter((one) => one.file === file);
  return sources.has(file) ? { diagnostics: own(diagnostics), waived: own(waived) } : null;
}
