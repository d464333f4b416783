import type { Report } from '../../check/diagnostic.ts';
import type { Markdown } from '../../model.ts';
import { type Block, inlineOf, readBlocks, reportForbidden, tokenSpan } from '../../parse/blocks.ts';
import { reportUnsafe } from '../../parse/display.ts';
import { splitFrontMatter } from '../../parse/front-matter.ts';
import {
  flag,
  integer,
  type Located,
  listOf,
  object,
  optional,
  type Reader,
  required,
  text,
} from '../../parse/shape.ts';
import { id } from '../../parse/words.ts';
import { readYaml } from '../../parse/yaml.ts';
import type { Source, Span } from '../../source.ts';
import { mapOf } from './template.ts';
import { nameHint, valueHint } from './variable.ts';

export interface Hint {
  readonly id: string;
  readonly span: Span;
  readonly text: Markdown;
}

export interface ReadBrief {
  /** null when too little is there to use it */
  readonly keys: {
    readonly title: string;
    readonly summary: string;
    readonly level: number;
    readonly env: Readonly<Record<string, string>>;
    readonly upstream: boolean;
  } | null;
  readonly topics: readonly Located<string>[];
  /** the text without its hints */
  readonly brief: Markdown;
  readonly hints: readonly Hint[];
  /** false when hints may have gone unread */
  readonly whole: boolean;
}

const nothing: ReadBrief = { keys: null, topics: [], brief: '', hints: [], whole: false };

/** Reads `project.md`. */
export function readBrief(source: Source, report: Report): ReadBrief {
  reportUnsafe(source.text, report);
  const front = splitFrontMatter(source, report);
  if (front === null) return nothing;
  const yaml = readYaml(front.yaml, front.yamlStart, report);
  const keys = yaml === null ? {} : (frontKeys({ ...yaml, span: front.span }, report)?.value ?? {});
  const { title, summary, level } = keys;
  const blocks = readBlocks(source, front.bodyLine);
  const whole = reportForbidden(blocks, front.bodyLine, source, report);
  const sections = sectionsOf(blocks);
  const contract = sections.find(({ name }) => name === 'contract');
  if (contract === undefined && whole)
    report(
      'project/no-contract',
      front.span,
      'This project has no section `## Contract`.',
      'Say there, request by request, what the server has to answer.',
    );
  const hints = sections.find(({ name }) => name === 'hints');
  return {
    keys:
      title && summary && level
        ? {
            title: title.value,
            summary: summary.value,
            level: level.value,
            env: Object.fromEntries(
              Object.entries(keys.env ?? {}).map(([name, value]) => [name, value.value]),
            ),
            upstream: keys.upstream?.value ?? false,
          }
        : null,
    topics: keys.topics?.value ?? [],
    brief: briefOf(source, front.bodyLine, hints),
    hints: hints === undefined ? [] : hintsIn(hints.blocks, front.bodyLine, source),
    whole,
  };
}

const readText = text();
const variableValue: Reader<Located<string>> = (value, report) => {
  const found = readText(value, report);
  const hint = found === undefined ? null : valueHint(found.value);
  if (found === undefined || hint === null) return found;
  report('project/bad-variable', found.span, 'This cannot be the value of a variable.', hint);
  return undefined;
};

const frontKeys = object({
  title: required('its name', text()),
  summary: required('one sentence', text()),
  level: required('1 to 5', integer(1, 5)),
  topics: required('ids of the topics it practises', listOf(id())),
  env: optional(
    'variables the server is started with',
    mapOf(variableValue, ({ key, keySpan }, report) => {
      const hint = nameHint(key);
      if (hint !== null)
        report('project/bad-variable', keySpan, `"${key}" cannot be a variable of a project.`, hint);
      return hint === null;
    }),
  ),
  upstream: optional('true: the checker plays a second server', flag()),
});

interface Section {
  readonly name: string;
  readonly from: number;
  /** the line behind it */
  readonly to: number;
  readonly blocks: readonly Block[];
}

/** The sections under headings of the second level. */
function sectionsOf(blocks: readonly Block[]): Section[] {
  const starts = blocks.flatMap((block, i) => (isHeading(block, 'h2') ? [i] : []));
  return starts.map((start, i) => {
    const inner = blocks.slice(start + 1, starts[i + 1]);
    const head = blocks[start] as Block;
    return {
      name: (inlineOf(head)?.content ?? '').trim().toLowerCase(),
      from: head.from,
      to: blocks[starts[i + 1] ?? -1]?.from ?? Number.POSITIVE_INFINITY,
      blocks: inner,
    };
  });
}

const isHeading = (block: Block, tag: string): boolean =>
  block.open.type === 'heading_open' && block.open.tag === tag;

function hintsIn(blocks: readonly Block[], line: number, source: Source): Hint[] {
  const starts = blocks.flatMap((block, i) => (isHeading(block, 'h3') ? [i] : []));
  return starts.map((start, i) => {
    const head = blocks[start] as Block;
    const last = blocks[(starts[i + 1] ?? blocks.length) - 1] as Block;
    return {
      id: (inlineOf(head)?.content ?? '').trim(),
      span: tokenSpan(head.open, line, source),
      text: linesOf(source, head.to, last.to),
    };
  });
}

function briefOf(source: Source, line: number, hints: Section | undefined): Markdown {
  const end = source.lineStarts.length;
  if (hints === undefined) return linesOf(source, line, end);
  const after = Number.isFinite(hints.to) ? linesOf(source, hints.to, end) : '';
  return [linesOf(source, line, hints.from), after].filter((part) => part !== '').join('\n\n');
}

/** The lines [from, to) as text. */
const linesOf = (source: Source, from: number, to: number): string =>
  source.text
    .slice(source.lineStarts[from] ?? source.text.length, source.lineStarts[to] ?? source.text.length)
    .replace(/\r\n?/g, '\n')
    .trim();
