import { join } from 'node:path';
import type { Outline, OutlineTopic } from '../content/outline.ts';
import { UserError } from '../errors.ts';
import { type Disk, errorCode, nodeDisk } from './disk.ts';
import { FOLDER_MODE, syncPath, whatIs, writeFile } from './files.ts';
import { explain } from './not-saved.ts';

/** What the learner wrote on topics of one roadmap, a Markdown file each: `notes/<roadmap>/<topic>.md`. */
export interface Notes {
  /** absolute path of a topic's note, whether there is one or not; one kept under a former id stays there */
  fileOf(topic: OutlineTopic): string;
  /** the note, or null when there is none or nothing was written in it. Throws UserError when it cannot be read. */
  read(topic: OutlineTopic): string | null;
  /** makes the folder for notes if it can, so that another program can write there */
  makeFolder(): void;
  /** makes the note's folder, and the note with its heading unless there is one. Throws UserError. */
  begin(topic: OutlineTopic): string;
  /** removes a note in which nothing was written. @returns whether there is one now */
  keepIfWritten(topic: OutlineTopic): boolean;
}

/** More than anybody writes, less than what a terminal takes minutes to show. */
const maxBytes = 1024 * 1024;

/** The notes under a data folder. Touches nothing before it is asked to. */
export function openNotes(folder: string, outline: Outline, disk: Disk = nodeDisk): Notes {
  const at = join(folder, 'notes', safe(outline.id ?? ''));
  const path = (id: string): string => join(at, `${safe(id)}.md`);
  const fileOf = (topic: OutlineTopic): string => {
    const own = path(topic.id);
    if (whatIs(disk, own) !== 'nothing') return own;
    // an id that another topic has today names that topic's note
    const former = topic.was.filter((id) => outline.topics.every((other) => other.id !== id)).map(path);
    return former.find((file) => whatIs(disk, file) === 'file') ?? own;
  };
  const read = (topic: OutlineTopic): string | null => {
    const text = textOf(disk, fileOf(topic));
    return text === null || isBlank(text, topic) ? null : text;
  };
  return {
    fileOf,
    read,
    makeFolder() {
      try {
        disk.mkdir(at, FOLDER_MODE);
      } catch {
        // the path is worth knowing all the same
      }
    },
    begin(topic) {
      const file = fileOf(topic);
      try {
        disk.mkdir(at, FOLDER_MODE);
        writeFile(disk, file, Buffer.from(`${headingOf(topic)}\n\n`), 'wx');
        syncPath(disk, at);
      } catch (error) {
        // a note that is there is never written over
        if (whatIs(disk, file) !== 'file') throw cannot('be kept', file, error);
      }
      return file;
    },
    keepIfWritten(topic) {
      if (read(topic) !== null) return true;
      const file = fileOf(topic);
      if (whatIs(disk, file) === 'file') disk.remove(file);
      return false;
    },
  };
}

/** A note without the heading it was begun with, for showing it under another. */
export function withoutHeading(note: string, topic: OutlineTopic): string {
  const heading = headingOf(topic);
  const text = note.trim();
  return text === heading || text.startsWith(`${heading}\n`) ? text.slice(heading.length).trim() : text;
}

const headingOf = (topic: OutlineTopic): string => `# ${topic.title}`;

const isBlank = (text: string, topic: OutlineTopic): boolean => withoutHeading(text, topic) === '';

function textOf(disk: Disk, file: string): string | null {
  try {
    const status = disk.stat(file);
    // reading a pipe would wait for ever
    if (!status.isFile()) throw new Error('it is no file');
    if (status.size > maxBytes) throw new Error('it is larger than 1 MB');
    return disk
      .readFile(file)
      .toString('utf8')
      .replace(/^\uFEFF/, '')
      .replace(/\r\n?/g, '\n');
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return null;
    throw cannot('be read', file, error);
  }
}

function cannot(what: string, file: string, error: unknown): UserError {
  const { why, hint } = explain(error);
  return new UserError(`The note ${file} cannot ${what}: ${why}.`, { hint, cause: error });
}

/** Ids are such words already; a path is made of nothing else, whatever index it was read from. */
function safe(id: string): string {
  if (/^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(id)) return id;
  throw new UserError(
    'A note is kept under the ids of its roadmap and topic: lower-case letters, digits and hyphens.',
    {
      hint: 'Run: roadmap check',
    },
  );
}
