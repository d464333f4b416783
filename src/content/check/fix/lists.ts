import type { YamlValue } from '../../parse/yaml-value.ts';
import { positionAt, type Source, type Span } from '../../source.ts';
import { type Edit, wholeLines } from './edit.ts';

type List = YamlValue & { readonly type: 'list' };
interface Keyed {
  readonly keySpan: Span;
  readonly list: List;
}

/** The list in a YAML value that has an item at this very place, with the key it stands under. */
export function listWith(value: YamlValue, item: Span, keySpan: Span | null = null): Keyed | null {
  if (value.type === 'list') {
    const here = value.items.some(({ span }) => span.start === item.start && span.end === item.end);
    if (here && keySpan !== null) return { keySpan, list: value };
    return first(value.items.map((inner) => () => listWith(inner, item, null)));
  }
  if (value.type !== 'map') return null;
  return first(value.entries.map((entry) => () => listWith(entry.value, item, entry.keySpan)));
}

function first<T>(makers: readonly (() => T | null)[]): T | null {
  for (const make of makers) {
    const made = make();
    if (made !== null) return made;
  }
  return null;
}

/** Takes an item out of a YAML list; null when something else stands beside it. The only item goes with its key. */
export function withoutItem({ keySpan, list }: Keyed, item: Span, source: Source): Edit | null {
  const { text } = source;
  if (list.items.length === 1) return aloneOnLines({ start: keySpan.start, end: list.span.end }, source);
  const before = text.slice(0, item.start).match(/[\s]*$/)?.[0].length ?? 0;
  const at = item.start - before - 1;
  if (text[at] === ',') return { start: at, end: item.end, text: '' };
  if (text[at] === '[') {
    const rest = text.slice(item.end).match(/^\s*,\s*/)?.[0];
    return rest === undefined ? null : { start: item.start, end: item.end + rest.length, text: '' };
  }
  return text[at] === '-' ? aloneOnLines({ start: at, end: item.end }, source) : null;
}

/** Deletes the lines of a range; null when anything else stands on them. */
export function aloneOnLines(span: Span, source: Source): Edit | null {
  const last = Math.max(span.start, span.end - 1);
  const { start, end } = wholeLines(
    source,
    positionAt(source, span.start).line - 1,
    positionAt(source, last).line,
  );
  const around = source.text.slice(start, span.start) + source.text.slice(Math.max(span.end, last), end);
  return around.trim() === '' ? { start, end, text: '' } : null;
}
