import type { Theme } from './theme.ts';

/**
 * A bar of `width` columns, filled by `fraction` (0–1; anything else is brought into it). It is empty only
 * at nothing and full only at everything. Say the number beside it: a bar is not read aloud.
 */
export function bar(
  fraction: number,
  width: number,
  theme: Pick<Theme, 'symbols' | 'accent' | 'dim'>,
): string {
  const room = Math.max(0, Math.floor(width));
  const part = Number.isNaN(fraction) ? 0 : Math.min(1, Math.max(0, fraction));
  let filled = Math.round(part * room);
  if (part < 1 && filled === room) filled = room - 1;
  if (part > 0 && filled === 0) filled = 1;
  filled = Math.min(room, Math.max(0, filled));
  const { full, empty } = theme.symbols;
  const rest = empty.repeat(room - filled);
  return (filled > 0 ? theme.accent(full.repeat(filled)) : '') + (rest === '' ? '' : theme.dim(rest));
}
