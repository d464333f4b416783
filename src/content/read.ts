import { type Diagnostic, tidy } from './check/diagnostic.ts';
import { acrossRules, type Rule } from './check/rules/index.ts';
import type { Lint } from './check/rules/lint/index.ts';
import type { Waived } from './check/rules/lint/waived.ts';
import type { Entry } from './entry.ts';
import { bare, FileReader } from './file-reader.ts';
import { type Folder, isStage, makeTree } from './folder.ts';
import { kebab } from './ids.ts';
import type { Known } from './known.ts';
import type { Roadmap, Stage, StageId, Topic } from './model.ts';
import { type LocatedRoadmapFile, readRoadmapFile, unreadRoadmapFile } from './parse/stage.ts';
import { isProjects, readProjects } from './project/read-projects.ts';
import { allTopics, type ReadRoadmap, type ReadStage } from './read-stage.ts';
import { Source } from './source.ts';
import { type Keep, StageReader } from './stage-reader.ts';
import { sayStrangers } from './strangers.ts';
import { withoutCircles } from './without-circles.ts';

export interface ReadResult {
  /** null when there is no roadmap to speak of, or its texts were not to be kept; else what is usable of it */
  readonly roadmap: Roadmap | null;
  /** the files of its topics, in study order */
  readonly files: readonly string[];
  readonly diagnostics: readonly Diagnostic[];
  /** findings of the lint that a `lint-ok` keeps out of them */
  readonly waived: readonly Waived[];
  /** the text of each file that could be read, for showing places in it */
  readonly sources: ReadonlyMap<string, Source>;
  readonly counts: { readonly files: number; readonly topics: number; readonly questions: number };
}

export interface ReadOptions {
  /** rules over the whole roadmap; without them it is held to what learning needs */
  readonly rules?: readonly Rule[];
  /** how well it teaches, which is for whoever writes it */
  readonly lint?: Lint | null;
  /** what is known of files from before: those are not read again */
  readonly known?: Known | null;
  /** `nothing`: no roadmap is given; `front`: one whose topics have neither lesson nor questions */
  readonly keep?: Keep;
}

/**
 * Reads and checks a whole roadmap from its files. Never throws, never stops at the first fault; files that are `unread`
 * are read one at a time.
 */
export function readRoadmap(
  entries: readonly Entry[],
  { rules = acrossRules, lint = null, known = null, keep = 'all' }: ReadOptions = {},
): ReadResult {
  const reader = new FileReader(known, keep === 'all');
  const stageReader = new StageReader(reader, lint?.topic ?? null, keep);
  const tree = makeTree(entries);
  const file = readRoadmapYaml(tree, reader);
  const stages = stageReader.stagesOf(tree, '');
  sayStrangers(
    reader,
    tree,
    new Set(['roadmap.yaml']),
    tree.folders.filter((folder) => !isStage(folder) && !isProjects(folder)),
  );
  const projects = readProjects(tree, reader);
  const read: ReadRoadmap = {
    file,
    stages,
    projects,
    unread: new Set([...stageReader.unread].map((path) => path.slice(path.lastIndexOf('/') + 1))),
    found: reader.diagnostics,
    report: (source) => reader.reportIn(source),
    waived: [],
  };
  const topics = allTopics(stages);
  if (file !== null) for (const rule of [...rules, ...(lint === null ? [] : [lint.roadmap])]) rule(read);
  if (file !== null && topics.length === 0 && !reader.diagnostics.some((d) => d.severity === 'error'))
    reader.say(
      'roadmap/empty',
      'roadmap.yaml',
      'This roadmap has no topics.',
      'Add a folder such as 01-basics with a stage.yaml and a topic.',
    );
  reader.close();
  const diagnostics = tidy(reader.diagnostics);
  const isCircular = diagnostics.some(({ code }) => code === 'topic/cyclic-prerequisite');
  const files: string[] = [];
  return {
    files,
    roadmap:
      keep !== 'nothing' && file !== null
        ? {
            id: file.id,
            title: file.title ?? file.id ?? 'Roadmap without a title',
            description: file.description,
            version: file.version,
            license: file.license,
            stages: isCircular ? withoutCircles(usable(stages, files)) : usable(stages, files),
            projects: projects
              .flatMap(({ project }) => project ?? [])
              .sort((a, b) => a.level - b.level || (a.id < b.id ? -1 : 1)),
          }
        : null,
    diagnostics,
    waived: read.waived,
    sources: reader.sources,
    counts: {
      files: reader.sources.size,
      topics: topics.length,
      questions: topics.reduce((sum, topic) => sum + topic.questions.length, 0),
    },
  };
}

/** Null when there is none; one that cannot be read says as much of itself as is legible. */
function readRoadmapYaml(root: Folder, files: FileReader): LocatedRoadmapFile | null {
  const name = 'roadmap.yaml';
  const read = files.read(root, name, (source, report) => bare(readRoadmapFile(source, report)));
  if (read !== null) return { ...read.facts, source: read.source };
  if (root.files.has(name)) return unreadRoadmapFile(files.sources.get(name) ?? new Source(name, ''));
  files.say(
    'roadmap/missing-file',
    name,
    'There is no roadmap.yaml in this folder.',
    'Name the folder of a roadmap, or write roadmap.yaml with format, id and title.',
  );
  return null;
}

/**
 * What can be learned of stages, of which one without a title is called by its id; the files of their topics go to
 * `files`.
 */
function usable(stages: readonly ReadStage[], files: string[], seen = new Set<string>()): Stage[] {
  return stages
    .filter((stage) => kebab.test(stage.id))
    .map((stage) => ({
      id: stage.id as StageId,
      number: stage.number,
      title: stage.file.title ?? stage.id,
      summary: stage.file.summary,
      aliases: stage.file.aliases.map((alias) => alias.value),
      intro: stage.file.intro,
      topics: stage.topics.flatMap(({ topic, source }): Topic[] => {
        if (topic === null || seen.has(topic.id)) return [];
        seen.add(topic.id);
        files.push(source.file);
        return [topic];
      }),
      stages: usable(stage.stages, files, seen),
    }));
}
