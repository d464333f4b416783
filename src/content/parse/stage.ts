import type { Report } from '../check/diagnostic.ts';
import { kebab } from '../ids.ts';
import type { Source, Span } from '../source.ts';
import { readBlocks, reportForbidden } from './blocks.ts';
import { reportUnsafe } from './display.ts';
import { splitFrontMatter } from './front-matter.ts';
import type { Located } from './shape.ts';
import { roadmapFile, stageFile } from './shapes.ts';
import { type Waiver, waiver } from './waiver.ts';
import { readYaml } from './yaml.ts';
import { isWholeList } from './yaml-list.ts';

/** A stage file as read; `title` is null when it cannot be used. */
export interface LocatedStage {
  readonly source: Source;
  readonly title: string | null;
  readonly titleSpan: Span;
  readonly summary: string | null;
  readonly aliases: readonly Located<string>[];
  /** null: the file has no such key, or none that can be read */
  readonly topics: readonly Located<string>[] | null;
  /** false: of that list something could not be read, so that nothing can be said of what it lacks */
  readonly topicsWhole: boolean;
  readonly intro: string;
}

/** Reads `stage.yaml`, or `stage.md` with its introduction. */
export function readStageFile(source: Source, report: Report): LocatedStage {
  reportUnsafe(source.text, report);
  if (!source.file.endsWith('.md'))
    return assemble(source, readYaml(source.text, 0, report), null, '', report);
  const front = splitFrontMatter(source, report);
  if (front === null) return assemble(source, null, null, '', () => {});
  const blocks = readBlocks(source, front.bodyLine);
  reportForbidden(blocks, front.bodyLine, source, report);
  const intro = source.text
    .slice(source.lineStarts[front.bodyLine] ?? source.text.length)
    .replace(/\r\n?/g, '\n')
    .trim();
  return assemble(source, readYaml(front.yaml, front.yamlStart, report), front.span, intro, report);
}

function assemble(
  source: Source,
  yaml: ReturnType<typeof readYaml>,
  at: Span | null,
  intro: string,
  report: Report,
): LocatedStage {
  const span = at ?? { start: yaml?.span.start ?? 0, end: (yaml?.span.start ?? 0) + 1 };
  const keys = yaml === null ? {} : (stageFile({ ...yaml, span }, report)?.value ?? {});
  return {
    source,
    title: keys.title?.value ?? null,
    titleSpan: keys.title?.span ?? span,
    summary: keys.summary?.value ?? null,
    aliases: keys.aliases?.value ?? [],
    topics: keys.topics?.value ?? null,
    topicsWhole: yaml !== null && isWholeList(yaml, 'topics', keys.topics?.value),
    intro,
  };
}

export interface LocatedRoadmapFile {
  readonly source: Source;
  /** null when none can be read */
  readonly id: string | null;
  readonly idSpan: Span;
  readonly title: string | null;
  /** where to say what is true of the roadmap as a whole */
  readonly titleSpan: Span;
  readonly waivers: readonly Waiver[];
  readonly description: string | null;
  readonly version: string | null;
  readonly license: string | null;
}

const idLine = /^id:[ \t]+(["']?)([a-z0-9-]{1,64})\1[ \t]*(?:#.*)?$/m;

/** The id on a line of its own, which can be read where the file as a whole, or its id as YAML, cannot. */
function legibleId(text: string): string | null {
  const id = text.match(idLine)?.[2] ?? '';
  return kebab.test(id) ? id : null;
}

/** What stays of a `roadmap.yaml` that is there and cannot be read. `source`: as far as it is text. */
export const unreadRoadmapFile = (source: Source): LocatedRoadmapFile => ({
  source,
  id: legibleId(source.text),
  idSpan: { start: 0, end: 0 },
  title: null,
  titleSpan: { start: 0, end: 0 },
  waivers: [],
  description: null,
  version: null,
  license: null,
});

/** Reads `roadmap.yaml`. */
export function readRoadmapFile(source: Source, report: Report): LocatedRoadmapFile {
  reportUnsafe(source.text, report);
  const yaml = readYaml(source.text, 0, report);
  const span = { start: yaml?.span.start ?? 0, end: (yaml?.span.start ?? 0) + 1 };
  const keys = yaml === null ? {} : (roadmapFile({ ...yaml, span }, report)?.value ?? {});
  return {
    source,
    id: keys.id?.value ?? legibleId(source.text),
    idSpan: keys.id?.span ?? span,
    title: keys.title?.value ?? null,
    titleSpan: keys.title?.span ?? span,
    waivers: (keys['lint-ok']?.value ?? []).flatMap((one) => waiver(one, report) ?? []),
    description: keys.description?.value ?? null,
    version: keys.version?.value ?? null,
    license: keys.license?.value ?? null,
  };
}
