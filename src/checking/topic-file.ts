import { realpathSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import type { Checked } from '../content/check/checked.ts';
import { readFound } from '../content/disk/files.ts';
import type { Topic } from '../content/model.ts';
import { decode } from '../content/parse/decode.ts';
import { readMarkdownTopic } from '../content/parse/topic.ts';
import { readYamlTopic } from '../content/parse/yaml-topic.ts';
import { Source } from '../content/source.ts';
import { UserError } from '../errors.ts';
import { namedPath } from '../named-path.ts';
import { withSlashes } from '../ways.ts';
import { checkTarget } from './read-target.ts';
import { pathIn, roadmapAbove } from './targets.ts';

/** The file of a topic as its author works on it. */
export interface TopicFile {
  /** what could be read of the topic, whatever it lacks; null when there is nothing */
  readonly draft: Topic | null;
  /** whether learners get it */
  readonly isUsable: boolean;
  /** what is wrong with it; where it stands in a roadmap, that is also how it fits in */
  readonly checked: Checked;
}

/** Reads and checks the file of a topic. Throws UserError when it cannot be read, or is none. */
export function openTopicFile(word: string, cwd: string): TopicFile {
  const path = namedPath(cwd, word);
  const text = textOf(path, word);
  const read = path.endsWith('.yaml') ? readYamlTopic : readMarkdownTopic;
  const id = basename(path).replace(/\.(?:md|yaml)$/, '');
  // what is wrong is for the check to say
  const { draft, topic } = read(new Source(path, text), id, () => {});
  const { result, ...checked } = check(path, cwd);
  const counts = { files: 1, topics: 1, questions: draft?.questions.length ?? 0 };
  return { draft, isUsable: topic !== null, checked: { ...checked, result: { ...result, counts } } };
}

/** A file that the roadmap it stands in leaves alone, such as a draft, is checked by itself. */
function check(path: string, cwd: string): Checked {
  const folder = roadmapAbove(dirname(path));
  if (folder !== null) {
    const file = pathIn(folder, path);
    const checked = checkTarget({ kind: 'roadmap', folder, only: [file] }, cwd);
    if (checked.result.sources.has(file)) return only(checked, file);
  }
  return checkTarget({ kind: 'alone', file: path }, cwd);
}

/** The findings in one file, as if there were no others. */
function only({ result, ...checked }: Checked, file: string): Checked {
  const isHere = (one: { readonly file: string }): boolean => one.file === file;
  return {
    ...checked,
    shown: checked.shown.filter(isHere),
    elsewhere: { errors: 0, warnings: 0 },
    result: { ...result, waived: result.waived.filter(isHere) },
  };
}

const nameOne = 'Name the file of a topic, such as 01-basics/http.md.';
/** The other files of a roadmap. */
const notTopics = /\/(?:(?:stage|roadmap)\.(?:md|yaml)|projects\/[^/]+\/(?:project\.md|checks\.yaml))$/;

function textOf(path: string, word: string): string {
  const name = basename(path);
  if (notTopics.test(withSlashes(path)))
    throw new UserError(`${word} is no topic.`, { exit: 2, hint: nameOne });
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
    throw new UserError(`There is no file ${word}.`, { hint: nameOne, cause });
  }
}
