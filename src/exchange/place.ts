import type { Entry } from '../content/entry.ts';
import { isStage, makeTree } from '../content/folder.ts';
import { isId } from '../content/ids.ts';
import type { Roadmap, Stage } from '../content/model.ts';
import { readRoadmap } from '../content/read.ts';
import { nameSlug, numbered } from './slug.ts';

/** Where imported topics go, as far as the folder says. Paths are relative to the roadmap's folder, with `/`. */
export interface Target {
  /** files and folders of the roadmap; none where there is no roadmap yet */
  readonly entries: readonly Entry[];
  /** the folder named, '' for the roadmap's own */
  readonly path: string;
  /** its name, for a roadmap that has to be made */
  readonly name: string;
}

/** Why topics cannot go where they should, and what would help. */
export interface Refusal {
  readonly refused: string;
  readonly hint: string | null;
}

export const refuse = (refused: string, hint: string | null = null): Refusal => ({ refused, hint });

/** The stage that topics go to. */
export interface StagePlace {
  readonly path: string;
  /** the stage is there already */
  readonly exists: boolean;
  /** makes the roadmap, too */
  readonly makesRoadmap: boolean;
}

/** Id of a stage, or of a roadmap, whose folder gives none. */
export const importedId = 'imported';

/** Finds the stage in the folder named, or the place of one that is to be made. */
export function stageOf({ entries, path }: Target): StagePlace | Refusal {
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
  if (number === undefined || !isId(id))
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

export type FolderThere = ReturnType<typeof makeTree>;

/** A folder among the entries, or null. */
export function folderAt(entries: readonly Entry[], path: string): FolderThere | null {
  let at: FolderThere | undefined = makeTree(entries);
  for (const name of path.split('/').filter((part) => part !== ''))
    at = at?.folders.find((folder) => folder.name === name);
  return at ?? null;
}

/** The id in the name of a stage's folder. */
export const stageId = (path: string): string => path.replace(/^.*\//, '').replace(/^\d+-/, '');

/** Every name that stands for a stage or topic. */
export const namesIn = (roadmap: Roadmap | null): readonly string[] =>
  (roadmap?.stages ?? []).flatMap(namesOf);

const namesOf = (stage: Stage): string[] => [
  stage.id,
  ...stage.aliases,
  ...stage.topics.flatMap((topic) => [topic.id, ...topic.aliases, ...topic.was]),
  ...stage.stages.flatMap(namesOf),
];

/** A stage on its own is read as part of a roadmap, so that its names and questions are known. */
export const withRoadmapFile = (entries: readonly Entry[]): readonly Entry[] =>
  entries.some((entry) => entry.path === 'roadmap.yaml')
    ? entries
    : [
        ...entries,
        { kind: 'file', path: 'roadmap.yaml', bytes: bytes('format: 1\nid: none\ntitle: none\n') },
      ];

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
