import { isAlias, isMap, isScalar, isSeq, type Node, type Pair, type Scalar } from 'yaml';
import type { Report } from '../check/diagnostic.ts';
import type { Span } from '../source.ts';
import { reportDecoded } from './display.ts';
import { placesIn } from './yaml-places.ts';
import type { PlainValue, YamlEntry, YamlValue } from './yaml-value.ts';

// YAML 1.1 timestamps and base-60 numbers: text to YAML 1.2, something else to many readers
const dateLike = /^\d{4}-\d{1,2}-\d{1,2}(?:[Tt\s].*)?$/;
const base60 = /^[-+]?\d+(?::[0-5]?\d)+(?:\.\d*)?$/;

/** Turns the parser's nodes into values; refuses anchors, aliases, merge keys, tags and keys that are no words. */
export class YamlConverter {
  readonly #text: string;
  readonly #offset: number;
  readonly #report: Report;

  constructor(text: string, offset: number, report: Report) {
    this.#text = text;
    this.#offset = offset;
    this.#report = report;
  }

  convert(node: Node): YamlValue {
    const span = this.#span(node);
    if (isAlias(node)) {
      this.#report(
        'yaml/alias',
        span,
        `\`*${node.source}\` is a YAML alias; aliases are refused.`,
        'Write the value out.',
      );
      return { type: 'refused', span };
    }
    if ('anchor' in node && typeof node.anchor === 'string') {
      this.#report(
        'yaml/anchor',
        this.#writtenBefore(node, `&${node.anchor}`),
        `\`&${node.anchor}\` is a YAML anchor; anchors are refused.`,
        'Delete it, and write the value out where it is used.',
      );
    }
    if (typeof node.tag === 'string') {
      this.#sayTag(this.#tagBefore(node));
      return { type: 'refused', span };
    }
    if (isMap(node)) return { type: 'map', span, entries: this.#entries(node.items as Pair[], span) };
    if (isSeq(node)) {
      return { type: 'list', span, items: (node.items as Node[]).map((item) => this.convert(item)) };
    }
    return isScalar(node) ? this.#scalar(node, span) : { type: 'refused', span };
  }

  #entries(pairs: readonly Pair[], map: Span): YamlEntry[] {
    const entries: YamlEntry[] = [];
    const seen = new Set<string>();
    for (const pair of pairs) {
      const key = pair.key as Node | null;
      if (key === null || !isScalar(key) || typeof key.tag === 'string' || key.anchor !== undefined) {
        const span = key === null ? { start: map.start, end: map.start + 1 } : this.#span(key);
        this.#report('yaml/key', span, 'A key must be a plain word.', 'Write `word: value`.');
        continue;
      }
      const keySpan = this.#span(key);
      this.#checkEscapes(key, keySpan);
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
      const value: YamlValue =
        node === null ? { type: 'null', span: { start: keySpan.end, end: keySpan.end } } : this.convert(node);
      if (seen.has(name))
        this.#report(
          'yaml/duplicate-key',
          keySpan,
          'This key stands here a second time.',
          'Keep one of the two.',
        );
      else {
        const keyValue = this.#asValue(key, keySpan);
        entries.push({ key: name, keySpan, value, ...(keyValue.type === 'text' ? {} : { keyValue }) });
      }
      seen.add(name);
    }
    return entries;
  }

  #scalar(node: Scalar, span: Span): YamlValue {
    this.#checkEscapes(node, span);
    return this.#asValue(node, span);
  }

  #asValue(node: Scalar, span: Span): PlainValue {
    const { value } = node;
    const written = node.source ?? '';
    if (value === null || value === undefined) return { type: 'null', span };
    if (typeof value === 'number' || typeof value === 'boolean')
      return { type: typeof value === 'number' ? 'number' : 'boolean', span, written, value };
    const text = String(value);
    if (node.type === 'PLAIN' && dateLike.test(text)) return { type: 'date', span, written, value: text };
    if (node.type === 'PLAIN' && base60.test(text)) return { type: 'number', span, written, value: text };
    return { type: 'text', span, value: text, at: placesIn(this.#text, this.#offset, text, span) };
  }

  /** Only double quotes know escapes; what stands raw in the file is reported where it stands. */
  #checkEscapes(node: Scalar, span: Span): void {
    if (node.type !== 'QUOTE_DOUBLE' || typeof node.value !== 'string') return;
    const raw = this.#text.slice(span.start - this.#offset, span.end - this.#offset);
    reportDecoded(node.value, raw, span, this.#report);
  }

  #sayTag(span: Span): void {
    const written = this.#text.slice(span.start - this.#offset, span.end - this.#offset);
    this.#report(
      'yaml/tag',
      span,
      `\`${written}\` is a YAML tag; tags are refused.`,
      'Delete it, and quote the value if it is text.',
    );
  }

  #span(node: Node): Span {
    const range = node.range ?? [0, 0, 0];
    return { start: this.#offset + range[0], end: this.#offset + Math.max(range[0], range[1]) };
  }

  /** Properties stand before the value whose range the parser gives. */
  #writtenBefore(node: Node, written: string): Span {
    const at = this.#text.lastIndexOf(written, node.range?.[0] ?? 0);
    const start = this.#offset + at;
    return at < 0 ? this.#span(node) : { start, end: start + written.length };
  }

  #tagBefore(node: Node): Span {
    const last = this.#text.lastIndexOf('!', node.range?.[0] ?? 0);
    if (last < 0) return this.#span(node);
    // `!!str` and `!e!x` hold two marks: the tag begins at the first one of the run
    let start = last;
    while (start > 0 && !/[\s,[{]/.test(this.#text[start - 1] as string)) start--;
    const length = this.#text.slice(last).match(/^[^\s,[\]{}]*/)?.[0].length ?? 1;
    return { start: this.#offset + start, end: this.#offset + last + length };
  }
}
