import type { Line } from './scan.ts';

/** Orders by id, as all events are ordered. */
export const byId = (a: { readonly id: string }, b: { readonly id: string }): number =>
  a.id < b.id ? -1 : Number(a.id > b.id);

/** Each id once, in order. Of two lines under one id the lesser stays, in whichever order they are met. */
export function union<L extends Line>(lines: readonly L[]): readonly L[] {
  const kept = new Map<string, L>();
  for (const entry of lines) {
    const other = kept.get(entry.id);
    if (other === undefined || entry.line < other.line) kept.set(entry.id, entry);
  }
  return [...kept.values()].sort(byId);
}
