import { UserError } from '../../errors.ts';
import { type CompiledHead, indexKind, indexVersion, unpackQuestions } from '../index-format.ts';
import type { TopicId } from '../model.ts';
import type { Outline, OutlineQuestion, OutlineTopic, TopicBody } from '../outline.ts';
import type { Project } from '../project/model.ts';
import { cachePath } from './cache-path.ts';
import type { Found } from './files.ts';
import { hash } from './hash.ts';
import { openPacked, type Packed, unpack } from './packed.ts';
import { writeWhole } from './write-whole.ts';

/** A compiled roadmap: the outline at hand, lessons and questions one topic at a time. */
export interface Content {
  readonly outline: Outline;
  /** what it was compiled from */
  readonly fingerprint: string;
  /** where its search index is kept, or null when it cannot be kept; see `search/open-index.ts` */
  readonly searchFile: string | null;
  /** Throws UserError when the index has been damaged or removed meanwhile. */
  body(topic: TopicId): TopicBody;
  /** Throws UserError when the index has been damaged or removed meanwhile. */
  project(id: string): Project;
}

const staleAfter = 2_000;

const openIndex = (file: string) => openPacked<CompiledHead>(file, indexKind, indexVersion);

/** The search index stands beside the index. */
const searchFileOf = (index: string): string => index.replace(/index$/, 'search');

function contentOf({ head, read }: Packed<CompiledHead>, searchFile: string | null): Content {
  const outline = head.outline as Outline;
  const { topics, projects } = outline;
  addQuestions(topics, head.questions, read);
  const part = <T>(at: number): T => {
    const place = head.bodies[at];
    try {
      if (at < 0 || place === undefined) throw new Error('there is no such part');
      return JSON.parse(read(place[0], place[1])) as T;
    } catch (cause) {
      throw unreadable(cause);
    }
  };
  const at = new Map(topics.map((topic, i) => [topic.id, i]));
  return {
    outline,
    fingerprint: head.fingerprint,
    searchFile,
    body: (topic) => part<TopicBody>(at.get(topic) ?? -1),
    project: (id) => {
      const i = projects.findIndex((project) => project.id === id);
      return part<Project>(i < 0 ? -1 : topics.length + i);
    },
  };
}

const unreadable = (cause: unknown): UserError =>
  new UserError('The compiled roadmap cannot be read.', {
    hint: 'Run the command again; if that does not help, reinstall roadmap.',
    cause,
  });

/** Gives each topic its questions, made when they are first looked at. */
function addQuestions(
  topics: readonly OutlineTopic[],
  { at, lengths }: CompiledHead['questions'],
  read: Packed<unknown>['read'],
): void {
  let whole: string | null = null;
  let start = 0;
  topics.forEach((topic, i) => {
    const from = start;
    start += lengths[i] ?? 0;
    const to = start;
    const define = (property: PropertyDescriptor): OutlineTopic =>
      Object.defineProperty(topic, 'questions', { ...property, enumerable: true, configurable: true });
    define({
      get(): OutlineQuestion[] {
        try {
          whole ??= read(at[0], at[1]);
          const questions = unpackQuestions(topic.id, whole.slice(from, to));
          define({ value: questions });
          return questions;
        } catch (cause) {
          throw unreadable(cause);
        }
      },
    });
  });
}

/** The roadmap that ships, compiled when the program was built. */
export function openShipped(file: string): Content {
  const opened = openIndex(file);
  if (opened === null)
    throw new UserError(`The roadmap that belongs to this program is missing or damaged (${file}).`, {
      hint: 'Reinstall roadmap-tutor.',
    });
  return contentOf(opened, searchFileOf(file));
}

/**
 * A roadmap of one's own: compiled, and kept in `cacheFolder` under its path until a file's name, size or time
 * changes. `now` is UTC ms. Throws UserError when the folder holds no usable roadmap.
 */
export async function openFolder(folder: string, cacheFolder: string | null, now: number): Promise<Content> {
  const { walk } = await import('./files.ts');
  const found = walk(folder);
  const fingerprint = fingerprintOf(found);
  const cache = cacheFolder === null ? null : cachePath(cacheFolder, folder, 'index');
  const cached = cache === null ? null : openIndex(cache);
  const searchFile = cache === null ? null : searchFileOf(cache);
  if (cached?.head.fingerprint === fingerprint) return contentOf(cached, searchFile);
  const { compile } = await import('./compile.ts');
  const bytes = compile(folder, found, fingerprint);
  if (bytes === null)
    throw new UserError(`${folder} holds no roadmap that can be used.`, {
      hint: `Run: roadmap check ${folder}`,
    });
  // a file changed a moment ago may change again without its time or size showing it
  const settled = found.every((item) => item.kind !== 'file' || item.changed < now - staleAfter);
  if (cache !== null && settled) {
    try {
      writeWhole(cache, [bytes]);
    } catch {
      // the cache only saves time: a full or read-only disk costs a compile at the next start
    }
  }
  return contentOf(unpack(bytes, indexKind), settled ? searchFile : null);
}

function fingerprintOf(found: readonly Found[]): string {
  const parts = found.map((item) =>
    item.kind === 'file' ? `${item.path}\0${item.size}\0${item.changed}` : `${item.path}\0${item.kind}`,
  );
  return hash([`${indexVersion} ${process.env.ROADMAP_BUILD ?? ''}`, ...parts].join('\n'));
}
