import type { Report } from './check/diagnostic.ts';
import type { Waived } from './check/rules/lint/waived.ts';
import type { Memo } from './memo.ts';
import type { LocatedTopic } from './parse/located.ts';
import type { LocatedRoadmapFile, LocatedStage } from './parse/stage.ts';
import type { LocatedProject } from './project/read-project.ts';
import type { Source } from './source.ts';

/** A stage with its files, as far as they could be read. */
export interface ReadStage {
  readonly id: string;
  readonly path: string;
  readonly number: string;
  readonly file: LocatedStage;
  /** false when its folder's name gives it no place of its own among the stages */
  readonly placed: boolean;
  /** false when the order of its topics could not be read, or lacks one of them */
  readonly ordered: boolean;
  /** in study order */
  readonly topics: readonly LocatedTopic[];
  readonly stages: readonly ReadStage[];
}

/** Everything that was read, usable or not: what the rules over the whole roadmap look at. */
export interface ReadRoadmap {
  readonly file: LocatedRoadmapFile | null;
  readonly stages: readonly ReadStage[];
  readonly projects: readonly LocatedProject[];
  /** ids of topics whose files are there but could not be read: that was said, and they are not missing */
  readonly unread: ReadonlySet<string>;
  /** where to report what belongs to a file */
  readonly report: (source: Source) => Report;
  /** findings that authors mean to be so, added to by the lint */
  readonly waived: Waived[];
  /** what was found at an earlier reading, if anything is kept */
  readonly memo: Memo | null;
}

/** All topics of stages, those of a stage before those of the stages in it: study order. */
export const allTopics = (stages: readonly ReadStage[]): LocatedTopic[] =>
  stages.flatMap((stage) => [...stage.topics, ...allTopics(stage.stages)]);
