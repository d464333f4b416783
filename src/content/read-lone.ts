import { type Diagnostic, reporter, tidy } from './check/diagnostic.ts';
import { acrossRules } from './check/rules/index.ts';
import { lint } from './check/rules/lint/index.ts';
import type { Waived } from './check/rules/lint/waived.ts';
import type { Topic } from './model.ts';
import { readMarkdownTopic } from './parse/topic.ts';
import { readYamlTopic } from './parse/yaml-topic.ts';
import type { ReadRoadmap, ReadStage } from './read-stage.ts';
import { makeSource, type Source } from './source.ts';

export interface LoneTopic {
  /** what could be read of it; null when there is nothing */
  readonly draft: Topic | null;
  /** whether learners get it */
  readonly isUsable: boolean;
  readonly diagnostics: readonly Diagnostic[];
  readonly waived: readonly Waived[];
}

/** Reads and lints a topic by itself, without the roadmap that would know its prerequisites. Pure; never throws. */
export function readLone(source: Source, id: string): LoneTopic {
  const found: Diagnostic[] = [];
  const read = source.file.endsWith('.yaml') ? readYamlTopic : readMarkdownTopic;
  const topic = read(source, id, reporter(source, found));
  const alone: ReadRoadmap = {
    file: null,
    stages: [{ ...emptyStage, topics: [topic] }],
    projects: [],
    unread: new Set(topic.prerequisites.map(({ value }) => value)),
    report: (of) => reporter(of, found),
    waived: [],
  };
  for (const rule of [...acrossRules, lint]) rule(alone);
  const isUsable = topic.topic !== null;
  return { draft: topic.draft, isUsable, diagnostics: tidy(found), waived: alone.waived };
}

const emptyStage: ReadStage = {
  id: '',
  path: '',
  number: '1',
  placed: true,
  ordered: true,
  topics: [],
  stages: [],
  file: {
    source: makeSource('', ''),
    title: null,
    titleSpan: { start: 0, end: 0 },
    summary: null,
    aliases: [],
    topics: null,
    topicsWhole: false,
    intro: '',
  },
};
