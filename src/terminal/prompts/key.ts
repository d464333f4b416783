/** A key as prompts understand it; `char` is one printed character, in lower case. */
export type Key =
  | { readonly type: 'up' | 'down' | 'enter' | 'space' | 'back' | 'escape' | 'other' }
  | { readonly type: 'char'; readonly char: string };

/** What Node's readline tells of a key; some fields are missing in its declared type. */
export interface RawKey {
  readonly name?: string;
  readonly ctrl: boolean;
  readonly shift: boolean;
  readonly meta?: boolean;
  readonly sequence?: string;
}

const named: Readonly<Record<string, Key>> = {
  up: { type: 'up' },
  down: { type: 'down' },
  return: { type: 'enter' },
  enter: { type: 'enter' },
  space: { type: 'space' },
  backspace: { type: 'back' },
  delete: { type: 'back' },
  escape: { type: 'escape' },
};

/** Reads a key; combinations with Ctrl or Alt mean nothing here, but Ctrl-P and Ctrl-N move as everywhere. */
export function toKey(raw: RawKey): Key {
  if (raw.name === 'escape') return { type: 'escape' };
  if (raw.ctrl) return { type: raw.name === 'p' ? 'up' : raw.name === 'n' ? 'down' : 'other' };
  if (raw.meta === true) return { type: 'other' };
  const known = named[raw.name ?? ''];
  if (known !== undefined) return known;
  const char = raw.sequence ?? raw.name ?? '';
  return Array.from(char).length === 1 && char >= ' '
    ? { type: 'char', char: char.toLowerCase() }
    : { type: 'other' };
}
