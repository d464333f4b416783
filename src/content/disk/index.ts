import { UserError } from '../../errors.ts';
import {
  type CompiledHead,
  indexKind,
  indexVersion,
  type StoredTopic,
  shippedFingerprint,
  unpackQuestions,
} from '../index-format.ts';
import type { TopicId } from '../model.ts';
import type { Outline, OutlineQuestion, OutlineTopic, TopicBody } from '../outline.ts';
import type { Project } from '../project/model.ts';
import { cachePath } from './cache-path.ts';
import { compile, Later } from './compiler.ts';
import { type Found, walk } from './files.ts';
import type { IndexParts } from './pack-index.ts';
import { isMadeFrom, openPacked, type Packed, unpack } from './packed.ts';
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

/** Gives an index with this topic of the outline in it, or null when its file cannot be used any more. */
type More = (index: Packed<CompiledHead>, topic: number) => Packed<CompiledHead> | null;

function contentOf(
  opened: Packed<CompiledHead>,
  fingerprint: string,
  searchFile: string | null,
  more: More = () => null,
): Content {
  const parts = new Parts(opened, more);
  const outline = opened.head.outline as IndexParts['outline'];
  const { projects } = outline;
  return {
    outline: {
      ...outline,
      topics: outline.topics.map((topic) => new CompiledTopic(topic, parts)),
      get errors() {
        return parts.errors;
      },
    },
    fingerprint,
    searchFile,
    body: (topic) => parts.body<TopicBody>(topic),
    project: (id) => parts.project<Project>(projects.findIndex((project) => project.id === id)),
  };
}

/** The parts of an index, read when they are wanted; what it lacks is compiled then. */
class Parts {
  readonly #more: More;
  #index: Packed<CompiledHead>;
  /** where each topic stands in the outline */
  #places: ReadonlyMap<TopicId, number> | null = null;
  #questions: { readonly text: string; readonly starts: Uint32Array } | null = null;

  constructor(index: Packed<CompiledHead>, more: More) {
    this.#index = index;
    this.#more = more;
  }

  body<T>(topic: TopicId): T {
    return readable(() => this.#part(this.#placeOf(topic)));
  }

  project<T>(at: number): T {
    return readable(() => this.#part(at < 0 ? at : this.#topics.length + at));
  }

  questions(topic: TopicId): OutlineQuestion[] {
    return readable(() => {
      const place = this.#placeOf(topic);
      const { at, lengths } = this.#index.head.questions;
      this.#questions ??= { text: this.#index.read(...at), starts: startsOf(lengths) };
      const start = this.#questions.starts[place] as number;
      return unpackQuestions(topic, this.#questions.text.slice(start, start + (lengths[place] as number)));
    });
  }

  /** errors in what was read so far */
  get errors(): number {
    return (this.#index.head.outline as IndexParts['outline']).errors;
  }

  get #topics(): readonly StoredTopic[] {
    return (this.#index.head.outline as IndexParts['outline']).topics;
  }

  #part<T>(at: number): T {
    const place = this.#index.head.bodies[at];
    if (!place) throw new Error('there is no such part');
    return JSON.parse(this.#index.read(...place)) as T;
  }

  /** The place of a topic, compiled if it was not yet. */
  #placeOf(topic: TopicId): number {
    this.#places ??= new Map(this.#topics.map(({ id }, at) => [id, at]));
    const place = this.#places.get(topic);
    if (place === undefined) throw new Error('there is no such topic');
    if (this.#index.head.bodies[place] !== null) return place;
    const more = this.#more(this.#index, place);
    if (more === null) throw new Error('the file of this topic cannot be used any more');
    this.#index = more;
    this.#places = null;
    this.#questions = null;
    return this.#placeOf(topic);
  }
}

/** For each topic where its questions begin among those of all. */
function startsOf(lengths: CompiledHead['questions']['lengths']): Uint32Array {
  const starts = new Uint32Array(lengths.length);
  for (let i = 1; i < lengths.length; i++) starts[i] = (starts[i - 1] ?? 0) + (lengths[i - 1] ?? 0);
  return starts;
}

/** What `read` gives; throws UserError when that fails. */
function readable<T>(read: () => T): T {
  try {
    return read();
  } catch (cause) {
    throw unreadable(cause);
  }
}

const unreadable = (cause: unknown): UserError =>
  new UserError('The compiled roadmap cannot be read.', {
    hint: 'Run the command again; if that does not help, reinstall roadmap.',
    cause,
  });

/** A topic whose questions are made when they are first looked at. Thousands of them are made at every start. */
class CompiledTopic implements OutlineTopic {
  readonly id: OutlineTopic['id'];
  readonly stage: OutlineTopic['stage'];
  readonly title: string;
  readonly summary: string;
  readonly prerequisites: OutlineTopic['prerequisites'];
  readonly aliases: readonly string[];
  readonly tags: readonly string[];
  readonly minutes: number;
  readonly optional: boolean;
  readonly was: OutlineTopic['was'];
  readonly moved: boolean;
  readonly #questionCount: number | null;
  readonly #parts: Parts;
  #questions: readonly OutlineQuestion[] | null = null;

  constructor(topic: StoredTopic, parts: Parts) {
    this.id = topic.id;
    this.stage = topic.stage;
    this.title = topic.title;
    this.summary = topic.summary;
    this.prerequisites = topic.prerequisites;
    this.aliases = topic.aliases;
    this.tags = topic.tags;
    this.minutes = topic.minutes;
    this.optional = topic.optional;
    this.was = topic.was;
    this.moved = topic.moved;
    this.#questionCount = topic.questionCount;
    this.#parts = parts;
  }

  get questionCount(): number {
    return this.#questionCount ?? this.questions.length;
  }

  get questions(): readonly OutlineQuestion[] {
    this.#questions ??= this.#parts.questions(this.id);
    return this.#questions;
  }
}

/** The roadmap that ships, compiled when the program was built. */
export function openShipped(file: string): Content {
  const opened = openIndex(file);
  if (opened === null)
    throw new UserError(`The roadmap that belongs to this program is missing or damaged (${file}).`, {
      hint: 'Reinstall roadmap-tutor.',
    });
  return contentOf(opened, shippedFingerprint, searchFileOf(file));
}

/** Beyond so many files, topics are compiled when they are wanted: all of them would take longer than a second. */
const manyFiles = 500;

/**
 * A roadmap of one's own: compiled, and kept in `cacheFolder` under its path until a file's name, size or time
 * changes. `now` is UTC ms. Throws UserError when the folder holds no roadmap.
 */
export function openFolder(folder: string, cacheFolder: string | null, now: number): Content {
  const found = walk(folder);
  const fingerprint = fingerprintOf(found);
  const cache = cacheFolder === null ? null : cachePath(cacheFolder, folder, 'index');
  const cached = cache === null ? null : openIndex(cache);
  const searchFile = cache === null ? null : searchFileOf(cache);
  // a file changed a moment ago may change again without its time or size showing it
  const settled = found.every((item) => item.kind !== 'file' || item.changed < now - staleAfter);
  const keep = (bytes: Buffer): void => {
    if (cache === null || !settled) return;
    try {
      writeWhole(cache, [bytes]);
    } catch {
      // the cache only saves time: a full or read-only disk costs a compile at the next start
    }
  };
  let later: Later | undefined;
  const more: More = (index, topic) => {
    later ??= new Later(folder, found, keep);
    return later.with(index, topic);
  };
  if (cached !== null && isMadeFrom(cached, fingerprint))
    return contentOf(cached, fingerprint, searchFile, more);
  const compiled = compile(folder, found, fingerprint, found.length > manyFiles ? 'front' : 'all');
  if (compiled === null)
    throw new UserError(`${folder} holds no roadmap: there is no roadmap.yaml in it.`, {
      hint: 'Name the folder of a roadmap, or begin one with: roadmap new roadmap <id>',
    });
  if (compiled.isLasting) keep(compiled.bytes);
  return contentOf(unpack(compiled.bytes, indexKind), fingerprint, settled ? searchFile : null, more);
}

/** What stands in a folder, as text: hashing it would take longer than comparing it. */
function fingerprintOf(found: readonly Found[]): string {
  const parts = found.map((item) =>
    item.kind === 'file' ? `${item.path}\0${item.size}\0${item.changed}` : `${item.path}\0${item.kind}`,
  );
  return [process.env.ROADMAP_BUILD ?? '', ...parts].join('\n');
}
