import { stringify } from 'yaml';
import type { Diagnostic } from '../content/check/diagnostic.ts';
import { acrossRules } from '../content/check/rules/index.ts';
import { lint } from '../content/check/rules/lint/index.ts';
import type { Entry } from '../content/entry.ts';
import { makeTree } from '../content/folder.ts';
import type { Roadmap, Stage, Topic } from '../content/model.ts';
import { decode } from '../content/parse/decode.ts';
import { kebab } from '../content/parse/shape.ts';
import { readRoadmap } from '../content/read.ts';
import { isStage } from '../content/reader.ts';
import { nameSlug, numbered } from './slug.ts';
import { withTopics } from './stage-file.ts';
import { askedBy, type Taken } from './topics.ts';
import { type NewTopic, writeTopic } from './write-topic.ts';

/** Where imported topics go, as far as the folder says. Paths are relative to the roadmap's folder, with `/`. */
export interface Target {
  /** files and folders of the roadmap; none where there is no roadmap yet */
  readonly entries: readonly Entry[];
  /** the folder named, '' for the roadmap's own */
  readonly path: string;
  /** its name, for a roadmap that has to be made */
  readonly name: string;
}

/** A file to be written: a new one, or a stage's list with what it was before. */
export interface Write {
  readonly path: string;
  readonly text: string;
  readonly replaces: string | null;
}

export interface Plan {
  /** folder of the stage, relative to the roadmap's */
  readonly stage: string;
  readonly writes: readonly Write[];
}

/** Why topics cannot go where they should, and what would help. */
export interface Refusal {
  readonly refused: string;
  readonly hint: string | null;
}

const refuse = (refused: string, hint: string | null = null): Refusal => ({ refused, hint });

/** Names and questions that are there already; those of the stage the topics go to are `present`, and not to be avoided. */
export function takenIn(target: Target): Taken {
  const { roadmap } = readRoadmap(withRoadmapFile(target.entries));
  const stage = stageOf(target);
  const folder = 'refused' in stage ? null : folderAt(target.entries, stage.path);
  const present = new Set(
    [...(folder?.files.keys() ?? [])].map((name) => name.replace(/\.(?:md|yaml)$/, '')),
  );
  const names = new Set(namesIn(roadmap).filter((name) => !present.has(name)));
  // a stage or a roadmap that is made takes its name
  if (!('refused' in stage) && !stage.exists) names.add(stageId(stage.path));
  const asked = new Map(
    topicsOf(roadmap).flatMap((topic) =>
      topic.questions.map((question) => [askedBy(question), `${topic.id}/${question.id}`] as const),
    ),
  );
  return { names, asked, present };
}

const stageId = (path: string): string => path.replace(/^.*\//, '').replace(/^\d+-/, '');

const namesIn = (roadmap: Roadmap | null): readonly string[] => (roadmap?.stages ?? []).flatMap(namesOf);

const namesOf = (stage: Stage): string[] => [
  stage.id,
  ...stage.aliases,
  ...stage.topics.flatMap((topic) => [topic.id, ...topic.aliases, ...topic.was]),
  ...stage.stages.flatMap(namesOf),
];

const topicsOf = (roadmap: Roadmap | null): readonly Topic[] => {
  const inside = (stage: Stage): Topic[] => [...stage.topics, ...stage.stages.flatMap(inside)];
  return (roadmap?.stages ?? []).flatMap(inside);
};

/** The files that make `topics` part of the roadmap, or the reason why they cannot be. */
export function plan(topics: readonly NewTopic[], target: Target): Plan | Refusal {
  const stage = stageOf(target);
  if ('refused' in stage) return stage;
  const folder = folderAt(target.entries, stage.path);
  const ids = topics.map((topic) => topic.id);
  const list = listOf(stage, folder, ids);
  if ('refused' in list) return list;
  const files = topics.map((topic) => ({
    path: `${stage.path === '' ? '' : `${stage.path}/`}${topic.id}.md`,
    text: writeTopic(topic),
    replaces: null,
  }));
  const writes: Write[] = [...rootFile(target, stage), ...files, list];
  const fault = faultOf(target.entries, writes);
  return fault === null ? { stage: stage.path, writes } : fault;
}

interface StagePlace {
  readonly path: string;
  /** the stage is there already */
  readonly exists: boolean;
  /** makes the roadmap, too */
  readonly makesRoadmap: boolean;
}

const importedId = 'imported';

function stageOf({ entries, path }: Target): StagePlace | Refusal {
  const hasRoot = entries.some((entry) => entry.path === 'roadmap.yaml');
  const folder = folderAt(entries, path);
  if (folder !== null && isStage(folder)) return { path, exists: true, makesRoadmap: false };
  if (path !== '') return newStage(entries, path);
  if (!hasRoot && entries.length > 0)
    return refuse(
      'This folder holds other files and no roadmap.',
      'Name the folder of a roadmap, a stage in it, or a folder that is empty or not there yet.',
    );
  const imported = folder?.folders.find((inner) => isStage(inner) && /^\d{1,4}-imported$/.test(inner.name));
  if (imported) return { path: imported.name, exists: true, makesRoadmap: false };
  const numbers = (folder?.folders ?? []).map((inner) => Number(inner.name.match(/^(\d{1,4})-/)?.[1] ?? 0));
  const number = Math.max(0, ...numbers) + 1;
  if (number > 9999)
    return refuse('There is no number left for another stage.', 'Name a stage to add the topics to.');
  const id = numbered(importedId, new Set(namesIn(readRoadmap(withRoadmapFile(entries)).roadmap)));
  return { path: `${String(number).padStart(2, '0')}-${id}`, exists: false, makesRoadmap: !hasRoot };
}

/** A stage that is not there yet, in a roadmap that is. */
function newStage(entries: readonly Entry[], path: string): StagePlace | Refusal {
  const slash = path.lastIndexOf('/');
  const [above, name] = [path.slice(0, Math.max(0, slash)), path.slice(slash + 1)];
  const parent = folderAt(entries, above);
  const [, number, id = ''] = name.match(/^(\d{1,4})-(.+)$/) ?? [];
  const siblings = (parent?.folders ?? []).filter((folder) => folder.name !== name);
  const numbers = siblings.map((folder) => Number(folder.name.match(/^(\d{1,4})-/)?.[1] ?? 0));
  const free = String(Math.max(0, ...numbers) + 1).padStart(2, '0');
  if (number === undefined || !kebab.test(id) || id.length > 64)
    return refuse(
      'The folder of a stage is named by a number, a hyphen and an id.',
      `For example: ${above === '' ? '' : `${above}/`}${free}-${nameSlug(name, importedId)}`,
    );
  if (parent === null || (above !== '' && !isStage(parent)))
    return refuse(
      'The folder it should stand in is no stage.',
      'Name a stage that is there, or a new one in the roadmap itself.',
    );
  if (numbers.includes(Number(number)))
    return refuse(
      `The number ${number} belongs to another stage.`,
      `Free is: ${above === '' ? '' : `${above}/`}${free}-${id}`,
    );
  if (namesIn(readRoadmap(withRoadmapFile(entries)).roadmap).includes(id))
    return refuse(`The name "${id}" belongs to another stage or topic.`, 'Choose another one.');
  return { path, exists: false, makesRoadmap: false };
}

type FolderThere = ReturnType<typeof makeTree>;

function folderAt(entries: readonly Entry[], path: string): FolderThere | null {
  let at: FolderThere | undefined = makeTree(entries);
  for (const name of path.split('/').filter((part) => part !== ''))
    at = at?.folders.find((folder) => folder.name === name);
  return at ?? null;
}

/** The stage's file with the new topics in its list. */
function listOf(stage: StagePlace, folder: FolderThere | null, ids: readonly string[]): Write | Refusal {
  const at = (name: string): string => (stage.path === '' ? name : `${stage.path}/${name}`);
  if (!stage.exists) {
    const id = stageId(stage.path);
    const title = id[0]?.toUpperCase() + id.slice(1).replaceAll('-', ' ');
    return { path: at('stage.yaml'), text: stringify({ title, topics: ids }), replaces: null };
  }
  for (const id of ids)
    for (const name of [`${id}.md`, `${id}.yaml`])
      if (folder?.files.has(name))
        return refuse(
          `${at(name)} is there already, and nothing is written over it.`,
          'Rename the file you import, or import it to another stage.',
        );
  const name = folder?.files.has('stage.yaml') ? 'stage.yaml' : 'stage.md';
  const entry = folder?.files.get(name);
  const decoded = entry?.kind === 'file' ? decode(entry.bytes) : null;
  if (decoded === null || !('text' in decoded))
    return refuse(`${at(name)} cannot be read.`, 'See what is wrong with: roadmap check');
  const text = withTopics(name, decoded.text, ids);
  return text === null
    ? refuse(
        `${at(name)} has faults, so topics cannot be added to its list.`,
        'See what is wrong with: roadmap check',
      )
    : { path: at(name), text, replaces: decoded.text };
}

function rootFile({ name }: Target, stage: StagePlace): readonly Write[] {
  if (!stage.makesRoadmap) return [];
  const id = nameSlug(name, importedId);
  const title = name.replace(/[-_\s]+/g, ' ').trim() || 'Imported';
  const text = stringify(
    { format: 1, id, title: title[0]?.toUpperCase() + title.slice(1) },
    { lineWidth: 0 },
  );
  return [{ path: 'roadmap.yaml', text, replaces: null }];
}

/** A stage on its own is read as part of a roadmap, so that its names and questions are known. */
const withRoadmapFile = (entries: readonly Entry[]): readonly Entry[] =>
  entries.some((entry) => entry.path === 'roadmap.yaml')
    ? entries
    : [
        ...entries,
        { kind: 'file', path: 'roadmap.yaml', bytes: bytes('format: 1\nid: none\ntitle: none\n') },
      ];

/** The first error a check would find in what is written, and did not find there before. */
function faultOf(entries: readonly Entry[], writes: readonly Write[]): Refusal | null {
  const written = new Set(writes.map(({ path }) => path));
  const after: Entry[] = [
    ...entries.filter((entry) => !written.has(entry.path)),
    ...writes.map(({ path, text }): Entry => ({ kind: 'file', path, bytes: bytes(text) })),
  ];
  const before = new Set(errorsIn(entries).map(said));
  const fault = errorsIn(after).find((d) => written.has(d.file) && !before.has(said(d)));
  return fault
    ? refuse(`${fault.file}:${fault.line} would not pass the check: ${fault.message}`, fault.hint)
    : null;
}

const errorsIn = (entries: readonly Entry[]): readonly Diagnostic[] =>
  readRoadmap(withRoadmapFile(entries), [...acrossRules, lint]).diagnostics.filter(
    (d) => d.severity === 'error',
  );
const said = ({ file, code, message }: Diagnostic): string => `${file} ${code} ${message}`;

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
