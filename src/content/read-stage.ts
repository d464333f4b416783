import type { Diagnostic, Report } from './check/diagnostic.ts';
import type { Waived } from './check/rules/lint/waived.ts';
import type { TopicFacts } from './facts.ts';
import type { Topic } from './model.ts';
import type { LocatedTopic } from './parse/located.ts';
import type { LocatedRoadmapFile, LocatedStage } from './parse/stage.ts';
import type { LocatedProject } from './project/together.ts';
import type { Source } from './source.ts';

/** A topic as the rules over the whole roadmap see it. */
export interface ReadTopic extends TopicFacts {
  readonly source: Source;
  /** all of it and where it stands; null where it was let go once the facts were drawn */
  readonly located: LocatedTopic | null;
  /** what is usable of it; null when nothing is, and where it was let go */
  readonly topic: Topic | null;
}

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
  readonly topics: readonly ReadTopic[];
  readonly stages: readonly ReadStage[];
}

/** Everything that was read, usable or not: what the rules over the whole roadmap look at. */
export interface ReadRoadmap {
  readonly file: LocatedRoadmapFile | null;
  readonly stages: readonly ReadStage[];
  readonly projects: readonly LocatedProject[];
  /** ids of topics whose files are there but could not be read: that was said, and they are not missing */
  readonly unread: ReadonlySet<string>;
  /** what was found so far; rules add to it */
  readonly found: Diagnostic[];
  /** adds to it what belongs to a file */
  readonly report: (source: Source) => Report;
  /** findings that authors mean to be so, added to by the lint */
  readonly waived: Waived[];
}

/** All topics of stages, those of a stage before those of the stages in it: study order. */
export const allTopics = (stages: readonly ReadStage[]): ReadTopic[] =>
  stages.flatMap((stage) => [...stage.topics, ...allTopics(stage.stages)]);
