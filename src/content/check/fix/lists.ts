import type { YamlValue } from '../../parse/yaml-value.ts';
import { positionAt, type Source, type Span } from '../../source.ts';
import { type Edit, wholeLines } from './edit.ts';

type List = YamlValue & { readonly type: 'list' };

/** A list with the key it stands under. */
export interface Keyed {
  readonly keySpan: Span;
  readonly list: List;
}

/** Finds the list that has an item at this very place, among those in a YAML value that stand under a key. */
export function listsIn(value: YamlValue): (item: Span) => Keyed | null {
  const found = new Map<string, Keyed>();
  const at = ({ start, end }: Span): string => `${start}-${end}`;
  const look = (inner: YamlValue, keySpan: Span | null): void => {
    if (inner.type === 'map') for (const entry of inner.entries) look(entry.value, entry.keySpan);
    if (inner.type !== 'list') return;
    for (const item of inner.items) {
      if (keySpan !== null && !found.has(at(item.span))) found.set(at(item.span), { keySpan, list: inner });
      look(item, null);
    }
  };
  look(value, null);
  return (item) => found.get(at(item)) ?? null;
}

/** Takes an item out of a YAML list; null when something else stands beside it. The only item goes with its key. */
export function withoutItem({ keySpan, list }: Keyed, item: Span, source: Source): Edit | null {
  const { text } = source;
  if (list.items.length === 1) return aloneOnLines({ start: keySpan.start, end: list.span.end }, source);
  const at = text.slice(0, item.start).trimEnd().length - 1;
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
