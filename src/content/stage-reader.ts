import { isIgnored, shownPath } from './entry.ts';
import { bare, type FileReader } from './file-reader.ts';
import { type Folder, isStage, topicName } from './folder.ts';
import { idFault, isId } from './ids.ts';
import { KnownWords } from './nearest.ts';
import { type LocatedStage, readStageFile } from './parse/stage.ts';
import type { ReadStage, ReadTopic } from './read-stage.ts';
import { type LintTopic, readTopic, readTopicFront } from './read-topic.ts';
import { Source } from './source.ts';
import { sayStrangers } from './strangers.ts';

/** Greater than any number of a folder: a stage without one comes last. */
const unplaced = 10_000;

/**
 * What stays of topics, beside what the rest of the roadmap wants to know of them: all their texts, what their front
 * matter says, of which alone they are read then, or nothing.
 */
export type Keep = 'all' | 'front' | 'nothing';

/** Reads the stages of a roadmap, and their topics, from its folders. */
export class StageReader {
  /** `folder/id` of each topic whose file could not be read */
  readonly unread = new Set<string>();
  readonly #files: FileReader;
  readonly #lint: LintTopic;
  readonly #keep: Keep;

  constructor(files: FileReader, lint: LintTopic, keep: Keep) {
    this.#files = files;
    this.#lint = lint;
    this.#keep = keep;
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
    const fault = idFault(id, 'stage', 'folder');
    if (fault !== null) this.#files.say(fault.code, at, fault.message, fault.hint);
    if (match === null) {
      const long = stage.name.match(/^(\d{5,})-(.+)$/s);
      this.#files.say(
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
      this.#files.say(
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
    sayStrangers(
      this.#files,
      folder,
      known,
      folder.folders.filter((child) => !isStage(child)),
    );
    return { id, path: folder.path, number, file, ordered, topics, stages };
  }

  #stageFile(folder: Folder): LocatedStage {
    const yaml = folder.files.has('stage.yaml');
    if (yaml && folder.files.has('stage.md')) {
      this.#files.say(
        'stage/two-files',
        `${folder.path}/stage.md`,
        'This stage has both stage.yaml and stage.md.',
        'Keep one: move the keys into the front matter of stage.md, or the text out of it.',
      );
    }
    const name = yaml ? 'stage.yaml' : 'stage.md';
    const read = this.#files.read(folder, name, (source, report) => bare(readStageFile(source, report)));
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
      const fault = idFault(id, 'topic', 'file');
      if (fault !== null) this.#files.say(fault.code, at, fault.message, fault.hint);
      if (topics.has(id)) {
        this.#files.say(
          'id/duplicate',
          at,
          `The topic "${id}" is written both in Markdown and in YAML.`,
          'Keep one of the two files.',
        );
        continue;
      }
      topics.set(id, fault === null ? topic : { ...topic, topic: null });
    }
    return topics;
  }

  #topic(folder: Folder, name: string, id: string): ReadTopic | null {
    const read = this.#files.read(folder, name, (source, report) => {
      if (this.#keep === 'front') {
        const { facts, topic } = readTopicFront(source, id, report);
        return { ...facts, located: null, topic };
      }
      const { facts, located } = readTopic(source, id, report, this.#lint);
      return this.#keep === 'all'
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
      this.#files.reportIn(file.source)(
        'yaml/missing-key',
        file.titleSpan,
        'The key "topics" is missing: it gives the study order.',
        `Add \`topics: [${[...found.keys()].join(', ')}]\`.`,
      );
    } else if (!holdsMore) this.#sayEmpty(file);
    return result;
  }

  #sayEmpty(file: LocatedStage): void {
    this.#files.reportIn(file.source)(
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
    const report = this.#files.reportIn(file.source);
    const ordered = new Map<string, ReadTopic>();
    const seen = new Set<string>();
    const names = new KnownWords(found.keys());
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
          names.didYouMean(value) ?? 'Write it, or delete it from the list.',
        );
      }
      seen.add(value);
    }
    return ordered;
  }

  #sayUnlisted(topic: ReadTopic, file: LocatedStage): void {
    // a name that cannot be an id cannot be listed either, and was reported
    if (!isId(topic.id)) return;
    this.#files.reportIn(topic.source)(
      'stage/unlisted-topic',
      { start: 0, end: 0 },
      `"${topic.id}" does not stand in the \`topics\` of its stage.`,
      `Add it in ${file.source.file}, at its place in the study order.`,
      undefined,
      [{ source: file.source, span: file.titleSpan }],
    );
  }
}
