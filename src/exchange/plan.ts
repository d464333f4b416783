import { stringify } from 'yaml';
import type { Diagnostic } from '../content/check/diagnostic.ts';
import { lint } from '../content/check/rules/lint/index.ts';
import type { Entry } from '../content/entry.ts';
import type { Roadmap, Stage, Topic } from '../content/model.ts';
import { decode } from '../content/parse/decode.ts';
import { readRoadmap } from '../content/read.ts';
import {
  type FolderThere,
  folderAt,
  importedId,
  namesIn,
  type Refusal,
  refuse,
  type StagePlace,
  stageId,
  stageOf,
  type Target,
  withRoadmapFile,
} from './place.ts';
import { nameSlug } from './slug.ts';
import { withImported } from './stage-file.ts';
import { askedBy, type Taken } from './topics.ts';
import { type NewTopic, writeTopic } from './write-topic.ts';

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
  // the file keeps its byte-order mark
  const before = `${entry?.kind === 'file' && entry.bytes[0] === 0xef ? '\uFEFF' : ''}${decoded.text}`;
  const text = withImported(name, before, ids);
  return text === null
    ? refuse(
        `${at(name)} has faults, so topics cannot be added to its list.`,
        'See what is wrong with: roadmap check',
      )
    : { path: at(name), text, replaces: before };
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
  readRoadmap(withRoadmapFile(entries), { lint, keep: 'nothing' }).diagnostics.filter(
    (d) => d.severity === 'error',
  );
const said = ({ file, code, message }: Diagnostic): string => `${file} ${code} ${message}`;

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
