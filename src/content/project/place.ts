/** One step into a value: a key, an index, or every item. */
export type Way = string | number | '*';

export interface Path {
  readonly root: string;
  readonly ways: readonly Way[];
}

const whole = /^([A-Za-z][\w-]*)((?:\.[\w-]+|\[\d{1,6}\]|\[\*\]|\["[^"]*"\])*)$/;
const step = /\.([\w-]+)|\[(\d+)\]|\[(\*)\]|\["([^"]*)"\]/g;

/** Reads `body.items[0].id`, or gives null when it is no path. */
export function readPath(written: string): Path | null {
  const match = whole.exec(written);
  if (match === null) return null;
  const ways = [...(match[2] as string).matchAll(step)].map(
    ([, key, index, all, quoted]): Way =>
      index === undefined ? (key ?? all ?? (quoted as string)) : Number(index),
  );
  return { root: match[1] as string, ways };
}

/** Where in an answer, or in what a check knows, an expectation looks. */
export type Place =
  | { readonly type: 'status' | 'type' | 'text' | 'bytes' | 'time' | 'count' | 'method' | 'path' }
  | { readonly type: 'header'; readonly name: string }
  | { readonly type: 'body'; readonly ways: readonly Way[] }
  | { readonly type: 'value'; readonly path: Path };

export const simplePlaces = ['status', 'type', 'text', 'bytes', 'time', 'count', 'method', 'path'] as const;

/** Reads a place as checks.yaml writes it, or gives null when it is none. */
export function readPlace(written: string): Place | null {
  const simple = simplePlaces.find((name) => name === written);
  if (simple !== undefined) return { type: simple };
  const header = /^header\.([!#$%&'*+.^_`|~0-9A-Za-z-]+)$/.exec(written);
  if (header) return { type: 'header', name: (header[1] as string).toLowerCase() };
  const value = /^\$\{([^}]+)\}$/.exec(written);
  const path = readPath(value ? (value[1] as string) : written);
  if (path === null) return null;
  if (value) return { type: 'value', path };
  return path.root === 'body' ? { type: 'body', ways: path.ways } : null;
}

/** Every `${…}` in a text, without its braces. */
export const namesIn = (text: string): string[] =>
  [...text.matchAll(/\$\{([^}]{0,200})\}/g)].map((match) => match[1] as string);
