import type { Entry } from '../entry.ts';
import { type ReadResult, readRoadmap } from '../read.ts';
import { Source } from '../source.ts';
import type { Code } from './codes.ts';
import { lint } from './rules/lint/index.ts';

/** What only the rest of a roadmap could tell. */
const ofTheRest: ReadonlySet<Code> = new Set<Code>([
  'roadmap/empty',
  'stage/empty',
  'stage/unknown-topic',
  'topic/unknown-prerequisite',
]);

/** Checks one file that stands in no roadmap. `path` is how it is called, with `/`. */
export function checkAlone(path: string, bytes: Uint8Array): ReadResult {
  // a draft that its author keeps out of the roadmap is checked as what it is to become
  const name = path.slice(path.lastIndexOf('/') + 1).replace(/^[._]+(?=[^._])/, '');
  const at = name === 'roadmap.yaml' ? name : `01-alone/${name}`;
  const around: Readonly<Record<string, string>> = {
    'roadmap.yaml': 'format: 1\nid: alone\ntitle: Alone\n',
    '01-alone/stage.yaml': `title: Alone\ntopics: [${name.replace(/\.(?:md|yaml)$/, '')}]\n`,
  };
  const isStage = name === 'stage.yaml' || name === 'stage.md';
  const entries: Entry[] = Object.entries(around)
    .filter(([other]) => other !== at && !(isStage && other !== 'roadmap.yaml'))
    .filter(([other]) => at !== 'roadmap.yaml' || other === at)
    .map(([other, text]) => ({ kind: 'file', path: other, bytes: new TextEncoder().encode(text) }));
  const read = readRoadmap([...entries, { kind: 'file', path: at, bytes }], { lint });
  const source = read.sources.get(at);
  return {
    ...read,
    diagnostics: read.diagnostics
      .filter((d) => d.file === at && !ofTheRest.has(d.code))
      .map((d) => ({ ...d, file: path, related: [] })),
    waived: read.waived.filter(({ file }) => file === at).map((one) => ({ ...one, file: path })),
    sources: new Map(source === undefined ? [] : [[path, new Source(path, source.text)]]),
    counts: { ...read.counts, files: 1 },
  };
}
