import { type Document, isAlias, isMap, isScalar, isSeq, type Node, type Pair, parseDocument } from 'yaml';
import type { Report } from '../check/diagnostic.ts';
import type { Span } from '../source.ts';
import { yamlDepth } from './yaml-depth.ts';

/** What YAML holds, with the place of everything. Nothing else of YAML is let through. */
export type YamlValue =
  | { readonly type: 'map'; readonly span: Span; readonly entries: readonly YamlEntry[] }
  | { readonly type: 'list'; readonly span: Span; readonly items: readonly YamlValue[] }
  | { readonly type: 'text'; readonly span: Span; readonly value: string }
  | {
      readonly type: 'number' | 'boolean' | 'date';
      readonly span: Span;
      readonly written: string;
      readonly value: number | boolean | string;
    }
  | { readonly type: 'null'; readonly span: Span };

export interface YamlEntry {
  readonly key: string;
  readonly keySpan: Span;
  readonly value: YamlValue;
}

const maxDepth = 50;
// YAML 1.1 timestamps and base-60 numbers: text to YAML 1.2, something else to many readers
const dateLike = /^\d{4}-\d{1,2}-\d{1,2}(?:[Tt\s].*)?$/;
const base60 = /^[-+]?\d+(?::[0-5]?\d)+(?:\.\d*)?$/;

/**
 * Reads one YAML mapping. `offset` is where `text` begins in the file. Reports every syntax error, and
 * anchors, aliases, merge keys, tags and nesting over 50; gives null when there is nothing to go on.
 */
export function readYaml(text: string, offset: number, report: Report): (YamlValue & { type: 'map' }) | null {
  const place = (start: number, end: number): Span => ({
    start: offset + start,
    end: offset + Math.max(start, end),
  });
  const document = parse(text, place, report);
  if (document === null) return null;
  const broken = document.errors.length > 0;
  for (const error of document.errors) {
    const [start, end] = error.pos;
    if (error.code === 'TAG_RESOLVE_FAILED') continue; // said where tags are refused
    const message = firstSentence(error.message);
    if (error.code === 'DUPLICATE_KEY')
      report(
        'yaml/duplicate-key',
        place(start, end),
        'This key stands here a second time.',
        'Keep one of the two.',
      );
    else
      report(
        'yaml/syntax',
        place(start, Math.max(end, start + 1)),
        `This is not valid YAML: ${message}.`,
        hintFor(message),
      );
  }
  const converter = new Converter(place, report);
  const root = document.contents;
  if (root === null) {
    if (!broken)
      report(
        'yaml/not-a-mapping',
        place(0, 0),
        'Here should stand `key: value` lines, but there is nothing.',
        'Begin with `title: …`.',
      );
    return null;
  }
  const value = converter.convert(root, 0);
  if (value === null) return null;
  if (value.type !== 'map') {
    if (!broken)
      report(
        'yaml/not-a-mapping',
        value.span,
        'Here should stand `key: value` lines.',
        'Begin with `title: …`.',
      );
    return null;
  }
  return value;
}

function parse(text: string, place: (s: number, e: number) => Span, report: Report): Document | null {
  if (yamlDepth(text, maxDepth) > maxDepth) {
    report(
      'yaml/too-deep',
      place(0, 0),
      `This YAML is nested more than ${maxDepth} levels deep.`,
      'Write it flatter.',
    );
    return null;
  }
  const directive = text.match(/^%.*$/m);
  if (directive?.index !== undefined && !/^---/m.test(text.slice(0, directive.index))) {
    report(
      'yaml/syntax',
      place(directive.index, directive.index + directive[0].length),
      'YAML directives (`%…`) are refused.',
      'Delete the line.',
    );
    return null;
  }
  // only with this log level does a second document count as an error
  return parseDocument(text, { prettyErrors: false, merge: false, logLevel: 'error', version: '1.2' });
}

class Converter {
  readonly #place: (start: number, end: number) => Span;
  readonly #report: Report;
  #deepSaid = false;

  constructor(place: (start: number, end: number) => Span, report: Report) {
    this.#place = place;
    this.#report = report;
  }

  convert(node: Node, depth: number): YamlValue | null {
    const span = this.#span(node);
    if (depth > maxDepth) {
      if (!this.#deepSaid)
        this.#report(
          'yaml/too-deep',
          span,
          `This YAML is nested more than ${maxDepth} levels deep.`,
          'Write it flatter.',
        );
      this.#deepSaid = true;
      return null;
    }
    if (isAlias(node)) {
      this.#report(
        'yaml/alias',
        span,
        `\`*${node.source}\` is a YAML alias; aliases are refused.`,
        'Write the value out.',
      );
      return null;
    }
    if ('anchor' in node && typeof node.anchor === 'string') {
      this.#report(
        'yaml/anchor',
        this.#before(node, span),
        `\`&${node.anchor}\` is a YAML anchor; anchors are refused.`,
        'Delete it, and write the value out where it is used.',
      );
    }
    if (typeof node.tag === 'string') {
      this.#report(
        'yaml/tag',
        this.#before(node, span),
        `\`${shortTag(node.tag)}\` is a YAML tag; tags are refused.`,
        'Delete it, and quote the value if it is text.',
      );
      return null;
    }
    if (isMap(node)) return { type: 'map', span, entries: this.#entries(node.items as Pair[], depth) };
    if (isSeq(node)) {
      const items = (node.items as Node[])
        .map((item) => this.convert(item, depth + 1))
        .filter((v) => v !== null);
      return { type: 'list', span, items };
    }
    return isScalar(node) ? this.#scalar(node.value, node.source ?? '', node.type, span) : null;
  }

  #entries(pairs: readonly Pair[], depth: number): YamlEntry[] {
    const entries: YamlEntry[] = [];
    for (const pair of pairs) {
      const key = pair.key as Node | null;
      if (key === null || !isScalar(key) || typeof key.tag === 'string' || key.anchor !== undefined) {
        const span = key === null ? this.#place(0, 0) : this.#span(key);
        this.#report('yaml/key', span, 'A key must be a plain word.', 'Write `word: value`.');
        continue;
      }
      const keySpan = this.#span(key);
      const name = typeof key.value === 'string' ? key.value : (key.source ?? String(key.value));
      if (name === '<<') {
        this.#report(
          'yaml/merge-key',
          keySpan,
          '`<<` is a YAML merge key; merging is refused.',
          'Write the keys out.',
        );
        continue;
      }
      const node = pair.value as Node | null;
      const value: YamlValue | null =
        node === null
          ? { type: 'null', span: { start: keySpan.end, end: keySpan.end } }
          : this.convert(node, depth + 1);
      if (value !== null) entries.push({ key: name, keySpan, value });
    }
    return entries;
  }

  #scalar(value: unknown, written: string, style: string | null | undefined, span: Span): YamlValue {
    if (value === null || value === undefined) return { type: 'null', span };
    if (typeof value === 'number' || typeof value === 'boolean')
      return { type: typeof value === 'number' ? 'number' : 'boolean', span, written, value };
    const text = String(value);
    if (style === 'PLAIN' && dateLike.test(text)) return { type: 'date', span, written, value: text };
    if (style === 'PLAIN' && base60.test(text)) return { type: 'number', span, written, value: text };
    return { type: 'text', span, value: text };
  }

  #span(node: Node): Span {
    const range = node.range ?? [0, 0, 0];
    return this.#place(range[0], range[1]);
  }

  /** Properties stand before the value whose range the parser gives. */
  #before(node: Node, span: Span): Span {
    const name = isScalar(node) || isMap(node) || isSeq(node) ? node.anchor : undefined;
    return { start: Math.max(0, span.start - ((name?.length ?? 0) + 2)), end: span.end };
  }
}

const shortTag = (tag: string): string => tag.replace('tag:yaml.org,2002:', '!!');

const firstSentence = (message: string): string =>
  (message.split('\n')[0] as string).replace(/ at line \d+.*$/, '').replace(/[.:]\s*$/, '');

function hintFor(message: string): string {
  if (/tab/i.test(message)) return 'Indent with spaces.';
  if (/nested mappings|implicit key|compact/i.test(message))
    return 'Quote a value that holds a colon: title: "Ports: what they are".';
  if (/quote/i.test(message)) return 'Close the quotation mark.';
  if (/plain value cannot start|reserved/i.test(message)) return 'Quote the value.';
  if (/indent/i.test(message)) return 'Give the keys of one mapping the same indent.';
  return 'Check indent, quotes and colons here.';
}
