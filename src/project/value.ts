import type { Json } from '../content/project/model.ts';
import type { Way } from '../content/project/place.ts';

/** What a check knows or looks at: JSON, or the bytes of a file, in lists and objects as well. */
export type Value =
  | null
  | boolean
  | number
  | string
  | Uint8Array
  | readonly Value[]
  | { readonly [key: string]: Value };

export const isList = (value: Value): value is readonly Value[] => Array.isArray(value);
export const isBytes = (value: Value): value is Uint8Array => value instanceof Uint8Array;
export const isObject = (value: Value): value is { readonly [key: string]: Value } =>
  typeof value === 'object' && value !== null && !isList(value) && !isBytes(value);

/** The part of a value a path leads to; undefined when it is not there. `*` gives a list of what is there of each item. */
export function follow(value: Value, ways: readonly Way[]): Value | undefined {
  const [way, ...rest] = ways;
  if (way === undefined) return value;
  if (way === '*') {
    if (!isList(value)) return undefined;
    return value.map((item) => follow(item, rest)).filter((item) => item !== undefined);
  }
  const inner = typeof way === 'number' ? itemAt(value, way) : keyOf(value, way);
  return inner === undefined ? undefined : follow(inner, rest);
}

const itemAt = (value: Value, index: number): Value | undefined => (isList(value) ? value[index] : undefined);
const keyOf = (value: Value, key: string): Value | undefined =>
  isObject(value) && Object.hasOwn(value, key) ? value[key] : undefined;

/** Equality of JSON values: the order of keys does not matter, numbers compare by value; bytes compare one by one. */
export function isEqual(a: Value, b: Value): boolean {
  if (isBytes(a) || isBytes(b))
    return isBytes(a) && isBytes(b) && a.length === b.length && a.every((byte, i) => byte === b[i]);
  if (isList(a) || isList(b))
    return (
      isList(a) && isList(b) && a.length === b.length && a.every((item, i) => isEqual(item, b[i] as Value))
    );
  if (isObject(a) && isObject(b)) {
    const keys = Object.keys(a);
    return (
      keys.length === Object.keys(b).length &&
      keys.every((key) => Object.hasOwn(b, key) && isEqual(a[key] as Value, b[key] as Value))
    );
  }
  return a === b;
}

/** Whether a value is like a wanted one: an object need only have the wanted keys. */
export function isLike(value: Value, wanted: Value): boolean {
  if (isObject(wanted) && isObject(value))
    return Object.entries(wanted).every(
      ([key, inner]) => Object.hasOwn(value, key) && isLike(value[key] as Value, inner),
    );
  return isEqual(value, wanted);
}

/** A value as text: texts as they are, all else as JSON; bytes as their number. */
export function textOf(value: Value): string {
  if (typeof value === 'string') return value;
  return isBytes(value) ? `${value.length} bytes` : JSON.stringify(value, bytesAsText);
}

const bytesAsText = (_key: string, item: unknown): unknown =>
  item instanceof Uint8Array ? `${item.length} bytes` : item;

/** A value as it stands in a sentence, cut at `max` characters. */
export function shown(value: Value, max = 200): string {
  return cut(isBytes(value) ? `${value.length} bytes` : JSON.stringify(value, bytesAsText), max);
}

/** At most so many characters of a text, and `…` where there are more. */
export const cut = (text: string, max: number): string =>
  text.length <= max ? text : `${text.slice(0, max)}…`;

/** A value without bytes, which JSON cannot hold. */
export const asJson = (value: Value): Json => JSON.parse(JSON.stringify(value, bytesAsText)) as Json;
