import { splitFrontMatter } from '../../parse/front-matter.ts';
import type { LocatedTopic } from '../../parse/located.ts';
import {
  type LocatedRoadmapFile,
  type LocatedStage,
  readRoadmapFile,
  readStageFile,
} from '../../parse/stage.ts';
import { readMarkdownTopic } from '../../parse/topic.ts';
import { readYaml } from '../../parse/yaml.ts';
import { readYamlTopic } from '../../parse/yaml-topic.ts';
import type { YamlValue } from '../../parse/yaml-value.ts';
import type { Source } from '../../source.ts';
import type { Code } from '../codes.ts';

/** A file read by itself: what it means, and what is wrong with it. */
export type FileReading = { readonly faults: ReadonlyMap<Code, number> } & (
  | { readonly kind: 'topic'; readonly file: LocatedTopic }
  | { readonly kind: 'stage'; readonly file: LocatedStage }
  | { readonly kind: 'roadmap'; readonly file: LocatedRoadmapFile }
);

export const kindOf = ({ file }: Source): FileReading['kind'] => {
  const name = file.slice(file.lastIndexOf('/') + 1);
  if (name === 'roadmap.yaml') return 'roadmap';
  return name === 'stage.yaml' || name === 'stage.md' ? 'stage' : 'topic';
};

/** Reads a file for what its name says it is. */
export function readFile(source: Source): FileReading {
  const faults = new Map<Code, number>();
  const report = (code: Code): void => void faults.set(code, (faults.get(code) ?? 0) + 1);
  const kind = kindOf(source);
  switch (kind) {
    case 'roadmap':
      return { kind, faults, file: readRoadmapFile(source, report) };
    case 'stage':
      return { kind, faults, file: readStageFile(source, report) };
    case 'topic': {
      const name = source.file.slice(source.file.lastIndexOf('/') + 1);
      const read = name.endsWith('.md') ? readMarkdownTopic : readYamlTopic;
      return { kind, faults, file: read(source, name.replace(/\.(?:md|yaml)$/, ''), report) };
    }
  }
}

export type FileKeys = YamlValue & { readonly type: 'map' };

/** The keys of a file with their places: its front matter, or all of it; null where they cannot be read. */
export function readKeys(source: Source): FileKeys | null {
  const quiet = (): void => {};
  if (!source.file.endsWith('.md')) return readYaml(source.text, 0, quiet);
  const front = splitFrontMatter(source, quiet);
  return front === null ? null : readYaml(front.yaml, front.yamlStart, quiet);
}
