import { type Code, codes } from './check/codes.ts';
import { type Diagnostic, FaultLists, type Report } from './check/diagnostic.ts';
import { type FileEntry, isIgnored, shownPath } from './entry.ts';
import type { Folder } from './folder.ts';
import type { Known, KnownFile } from './known.ts';
import { decode } from './parse/decode.ts';
import { didYouMean, kebab, kebabOf } from './parse/shape.ts';
import {
  type LocatedRoadmapFile,
  type LocatedStage,
  readRoadmapFile,
  readStageFile,
  unreadRoadmapFile,
} from './parse/stage.ts';
import type { ReadStage, ReadTopic } from './read-stage.ts';
import { type LintTopic, readTopic, readTopicFront } from './read-topic.ts';
import { Source } from './source.ts';

export const isStage = (folder: Folder): boolean =>
  folder.files.has('stage.yaml') || folder.files.has('stage.md');
/** Greater than any number of a folder: a stage without one comes last. */
const unplaced = 10_000;
const topicName = /^(.+)\.(md|yaml)$/;

/**
 * What stays of topics, beside what the rest of the roadmap wants to know of them: all their texts, what their front
 * matter says, of which alone they are read then, or nothing.
 */
export type Keep = 'all' | 'front' | 'nothing';

export interface ReaderOptions {
  readonly lint?: LintTopic;
  /** what is known of files from before: those are not read again */
  readonly known?: Known | null;
  readonly keep?: Keep;
}

/** Reads the files of a roadmap one after another; what it finds wrong gathers in `diagnostics`. */
export class Reader {
  readonly diagnostics: Diagnostic[] = [];
  readonly sources = new Map<string, Source>();
  /** `folder/id` of each topic whose file could not be read */
  readonly unread = new Set<string>();
  readonly #faults = new FaultLists(this.diagnostics);
  readonly #options: Required<ReaderOptions>;

  constructor({ lint = null, known = null, keep = 'all' }: ReaderOptions = {}) {
    this.#options = { lint, known, keep };
  }

  /** Null when there is none; one that cannot be read says as much of itself as is legible. */
  roadmapFile(root: Folder): LocatedRoadmapFile | null {
    const name = 'roadmap.yaml';
    const read = this.read(root, name, (source, report) => bare(readRoadmapFile(source, report)));
    if (read !== null) return { ...read.facts, source: read.source };
    if (root.files.has(name)) return unreadRoadmapFile(this.sources.get(name) ?? new Source(name, ''));
    this.say(
      'roadmap/missing-file',
      name,
      'There is no roadmap.yaml in this folder.',
      'Name the folder of a roadmap, or write roadmap.yaml with format, id and title.',
    );
    return null;
  }

  stagesOf(folder: Folder, prefix: string): ReadStage[] {
    const stages = folder.folders.filter(isStage);
    const taken = new Map<number, string>();
    const numbered = stages.map((stage) => ({ folder: stage, ...this.#place(stage, taken) }));
    numbered.sort((a, b) => a.number - b.number || (a.folder.name < b.folder.name ? -1 : 1));
    // one without a number comes after the others, and is counted on from there
    let last = 0;
    return numbered.map(({ folder: stage, id, number, placed }) => {
      last = number < unplaced ? number : last + 1;
      return { ...this.#stage(stage, id, `${prefix}${last}`), placed };
    });
  }

  /** The number and id in a folder's name. */
  #place(stage: Folder, taken: Map<number, string>): { id: string; number: number; placed: boolean } {
    const match = stage.name.match(/^(\d{1,4})-(.*)$/s);
    const id = match?.[2] ?? stage.name;
    const at = `${stage.path}/${stage.files.has('stage.yaml') ? 'stage.yaml' : 'stage.md'}`;
    if (!kebab.test(id) || id.length > 64)
      this.say(
        kebab.test(id) ? 'id/too-long' : 'id/malformed',
        at,
        `The folder's name gives this stage the id "${shownPath(id)}", which cannot be an id.`,
        idHint(id, 'Rename the folder'),
      );
    if (match === null) {
      const long = stage.name.match(/^(\d{5,})-(.+)$/s);
      this.say(
        'stage/no-number',
        at,
        long === null
          ? `The folder "${shownPath(stage.name)}" has no number, so this stage has no place among the others.`
          : `The number of the folder "${shownPath(stage.name)}" has ${long[1]?.length} digits, and at most four are read.`,
        `Rename it, for example 01-${shownPath(long?.[2] ?? stage.name)}.`,
      );
      return { id, number: unplaced, placed: false };
    }
    const number = Number(match[1]);
    const other = taken.get(number);
    if (other !== undefined)
      this.say(
        'stage/duplicate-number',
        at,
        `The number ${match[1]} is taken by "${shownPath(other)}".`,
        'Give each stage a number of its own.',
      );
    taken.set(number, stage.name);
    return { id, number, placed: other === undefined };
  }

  #stage(folder: Folder, id: string, number: string): Omit<ReadStage, 'placed'> {
    const file = this.#stageFile(folder);
    const found = this.#topicsOf(folder);
    const stages = this.stagesOf(folder, `${number}.`);
    const { topics, ordered } = this.#inOrder(file, found, this.#holdsMore(folder));
    const known = new Set([
      'stage.yaml',
      'stage.md',
      ...[...found.values()].map((topic) => topic.source.file.slice(topic.source.file.lastIndexOf('/') + 1)),
    ]);
    this.strangers(
      folder,
      known,
      folder.folders.filter((child) => !isStage(child)),
    );
    return { id, path: folder.path, number, file, ordered, topics, stages };
  }

  #stageFile(folder: Folder): LocatedStage {
    const yaml = folder.files.has('stage.yaml');
    if (yaml && folder.files.has('stage.md')) {
      this.say(
        'stage/two-files',
        `${folder.path}/stage.md`,
        'This stage has both stage.yaml and stage.md.',
        'Keep one: move the keys into the front matter of stage.md, or the text out of it.',
      );
    }
    const name = yaml ? 'stage.yaml' : 'stage.md';
    const read = this.read(folder, name, (source, report) => bare(readStageFile(source, report)));
    if (read !== null) return { ...read.facts, source: read.source };
    const empty = new Source(`${folder.path}/${name}`, '');
    return {
      source: empty,
      title: null,
      titleSpan: { start: 0, end: 0 },
      summary: null,
      aliases: [],
      topics: null,
      topicsWhole: false,
      intro: '',
    };
  }

  #topicsOf(folder: Folder): Map<string, ReadTopic> {
    const topics = new Map<string, ReadTopic>();
    for (const name of [...folder.files.keys()].sort()) {
      const match = name.match(topicName);
      if (
        !match ||
        isIgnored(name) ||
        name === 'stage.md' ||
        name === 'stage.yaml' ||
        (folder.path === '' && name === 'roadmap.yaml')
      )
        continue;
      const id = match[1] as string;
      const at = `${folder.path}/${name}`;
      const topic = this.#topic(folder, name, id);
      if (topic === null) {
        this.unread.add(`${folder.path}/${id}`);
        continue;
      }
      const isNamed = kebab.test(id) && id.length <= 64;
      if (!isNamed) {
        this.say(
          kebab.test(id) ? 'id/too-long' : 'id/malformed',
          at,
          `The file's name gives this topic the id "${shownPath(id)}", which cannot be an id.`,
          idHint(id, 'Rename the file'),
        );
      }
      if (topics.has(id)) {
        this.say(
          'id/duplicate',
          at,
          `The topic "${id}" is written both in Markdown and in YAML.`,
          'Keep one of the two files.',
        );
        continue;
      }
      topics.set(id, isNamed ? topic : { ...topic, topic: null });
    }
    return topics;
  }

  #topic(folder: Folder, name: string, id: string): ReadTopic | null {
    const { lint, keep } = this.#options;
    const read = this.read(folder, name, (source, report) => {
      if (keep === 'front') {
        const { facts, topic } = readTopicFront(source, id, report);
        return { ...facts, located: null, topic };
      }
      const { facts, located } = readTopic(source, id, report, lint);
      return keep === 'all'
        ? { ...facts, located, topic: located.topic }
        : { ...facts, located: null, topic: null };
    });
    return read === null ? null : { ...read.facts, source: read.source };
  }

  /** The topics in the order their stage gives; a topic it forgets comes last. */
  #inOrder(
    file: LocatedStage,
    found: Map<string, ReadTopic>,
    holdsMore: boolean,
  ): Pick<ReadStage, 'topics' | 'ordered'> {
    const ordered = this.#listed(file, found);
    const left = [...found.values()].filter((topic) => !ordered.has(topic.id));
    const result = { topics: [...ordered.values(), ...left], ordered: file.topicsWhole && left.length === 0 };
    if (!file.topicsWhole) return result;
    if (file.topics !== null) {
      for (const topic of left) this.#sayUnlisted(topic, file);
      if (file.topics.length === 0 && found.size === 0 && !holdsMore) this.#sayEmpty(file);
    } else if (found.size > 0) {
      this.reportIn(file.source)(
        'yaml/missing-key',
        file.titleSpan,
        'The key "topics" is missing: it gives the study order.',
        `Add \`topics: [${[...found.keys()].join(', ')}]\`.`,
      );
    } else if (!holdsMore) this.#sayEmpty(file);
    return result;
  }

  #sayEmpty(file: LocatedStage): void {
    this.reportIn(file.source)(
      'stage/empty',
      file.titleSpan,
      'This stage has neither topics nor stages.',
      'Add `topics:` and a file for each.',
    );
  }

  /** Stages, or what could not be read and may have been topics or stages. */
  #holdsMore(folder: Folder): boolean {
    return (
      folder.folders.length > 0 ||
      [...folder.files.values()].some((entry) => entry.kind === 'refused') ||
      [...folder.files.keys()].some((name) =>
        this.unread.has(`${folder.path}/${name.replace(topicName, '$1')}`),
      )
    );
  }

  #listed(file: LocatedStage, found: Map<string, ReadTopic>): Map<string, ReadTopic> {
    const report = this.reportIn(file.source);
    const ordered = new Map<string, ReadTopic>();
    const seen = new Set<string>();
    const folder = file.source.file.slice(0, file.source.file.lastIndexOf('/') + 1);
    for (const { value, span } of file.topics ?? []) {
      const topic = found.get(value);
      if (seen.has(value))
        report('stage/duplicate-topic', span, `"${value}" stands twice in this list.`, 'Delete one.');
      else if (topic) ordered.set(value, topic);
      else if (!this.unread.has(`${folder}${value}`)) {
        report(
          'stage/unknown-topic',
          span,
          `There is no file ${value}.md or ${value}.yaml in this stage.`,
          didYouMean(value, [...found.keys()]) ?? 'Write it, or delete it from the list.',
        );
      }
      seen.add(value);
    }
    return ordered;
  }

  #sayUnlisted(topic: ReadTopic, file: LocatedStage): void {
    // a name that cannot be an id cannot be listed either, and was reported
    if (!kebab.test(topic.id) || topic.id.length > 64) return;
    this.reportIn(topic.source)(
      'stage/unlisted-topic',
      { start: 0, end: 0 },
      `"${topic.id}" does not stand in the \`topics\` of its stage.`,
      `Add it in ${file.source.file}, at its place in the study order.`,
      undefined,
      [{ source: file.source, span: file.titleSpan }],
    );
  }

  /** Files and folders that are no part of a roadmap: said, and otherwise left alone. */
  strangers(folder: Folder, known: ReadonlySet<string>, folders: readonly Folder[]): void {
    for (const [name, entry] of folder.files) {
      if (entry.kind === 'refused') this.say(entry.code, entry.path, entry.message, entry.hint);
      else if (!known.has(name) && !isIgnored(name) && !this.sources.has(shownPath(entry.path))) {
        const hint = name.endsWith('.yml')
          ? 'Name it .yaml.'
          : /\.(md|yaml)$/.test(name) && folder.path === ''
            ? 'Topics stand in the folder of a stage.'
            : 'Delete it, or begin its name with _ to keep it here.';
        this.say('file/unexpected', entry.path, 'This file is no part of a roadmap and is ignored.', hint);
      }
    }
    for (const child of folders) {
      // a folder that cannot be listed stands here as a refusal, too
      if (folder.files.has(child.name)) continue;
      const topics = [...child.files.keys()].some((name) => topicName.test(name) && !isIgnored(name));
      this.say(
        'folder/unexpected',
        child.path,
        'This folder has no stage file and is ignored.',
        topics
          ? 'Add a stage.yaml with title and topics.'
          : 'Delete it, or begin its name with _ to keep it here.',
      );
    }
  }

  /**
   * What a file of this folder says, read unless it is known. Null when it is not there or cannot be read, and then that
   * was reported. Where texts are not to be kept, what `make` gives is plain data.
   */
  read<T>(
    folder: Folder,
    name: string,
    make: (source: Source, report: Report) => T,
  ): { readonly source: Source; readonly facts: T } | null {
    const entry = this.#file(folder, name);
    if (entry === null) return null;
    const file = shownPath(entry.path);
    const { known, keep } = this.#options;
    const key = known?.keyOf(file, entry.bytes) ?? '';
    const before = known?.get(key);
    const reading = before ?? this.#reading(entry, make);
    if (reading === null) return null;
    if (before === undefined) known?.set(key, reading);
    this.#add(reading.faults);
    const source = new Source(file, keep === 'all' ? textOf(entry) : this.#again(folder, name, key));
    this.sources.set(file, source);
    return { source, facts: reading.facts as T };
  }

  #reading<T>(entry: FileEntry, make: (source: Source, report: Report) => T): KnownFile | null {
    const source = this.#decoded(entry);
    if (source === null) return null;
    const faults: Diagnostic[] = [];
    const lists = new FaultLists(faults);
    const reading = { facts: make(source, lists.reportIn(source)), faults };
    lists.close();
    // a copy: a string that was cut out of the text would keep all of it in memory
    return this.#options.keep === 'all' ? reading : (JSON.parse(JSON.stringify(reading)) as KnownFile);
  }

  /** Reads the text of a file that was let go; none where the file is another one by now. */
  #again(folder: Folder, name: string, key: string): () => string {
    return () => {
      const entry = this.#file(folder, name);
      if (entry === null) return '';
      const now = this.#options.known?.keyOf(shownPath(entry.path), entry.bytes) ?? '';
      return now === key ? textOf(entry)() : '';
    };
  }

  /** One by one: there may be more of them than a call takes arguments. */
  #add(faults: readonly Diagnostic[]): void {
    for (const fault of faults) this.diagnostics.push(fault);
  }

  /** The text of a file; null when it is none, and then that was reported. */
  #decoded({ path, bytes }: FileEntry): Source | null {
    const file = shownPath(path);
    const decoded = decode(bytes);
    const source = new Source(file, 'text' in decoded ? decoded.text : decoded.before);
    this.sources.set(file, source);
    if ('text' in decoded) return source;
    const byte = bytes[decoded.badByte] as number;
    this.reportIn(source)(
      'file/not-utf8',
      { start: source.text.length, end: source.text.length },
      `The file is not UTF-8: byte 0x${byte.toString(16).padStart(2, '0')} cannot stand here.`,
      'Save it as UTF-8.',
    );
    return null;
  }

  /** The bytes of a file; null when there are none, and then its folder's strangers are told why. */
  #file(folder: Folder, name: string): FileEntry | null {
    const entry = folder.files.get(name);
    if (entry?.kind === 'file') return entry;
    if (entry?.kind !== 'unread') return null;
    const read = entry.read();
    if (read.kind === 'file') return read;
    folder.files.set(name, read);
    return null;
  }

  reportIn(source: Source): Report {
    return this.#faults.reportIn(source);
  }

  /** Says of each file how many of its faults were not told; the last thing to do. */
  close(): void {
    this.#faults.close();
  }

  say(code: Code, path: string, message: string, hint: string | null): void {
    const file = shownPath(path);
    this.diagnostics.push({
      code,
      severity: codes[code].severity,
      file,
      start: 0,
      end: 0,
      line: 1,
      column: 1,
      endLine: 1,
      endColumn: 1,
      message,
      hint,
      related: [],
    });
  }
}

/** Reads the text of what was found to be one. */
const textOf =
  ({ bytes }: FileEntry): (() => string) =>
  () =>
    (decode(bytes) as { text: string }).text;

/** What a file says, without the file. */
function bare<T extends { readonly source: Source }>({ source: _, ...facts }: T): Omit<T, 'source'> {
  return facts;
}

function idHint(id: string, action: string): string {
  const better = kebabOf(id);
  return `${action}: lower-case letters, digits and single hyphens, at most 64${better === '' ? '' : `, for example ${better}`}.`;
}
