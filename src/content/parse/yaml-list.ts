import type { YamlValue } from './yaml-value.ts';

/** Whether all that a mapping lists under a key was read; a key that is not there lists nothing. */
export function isWholeList(
  map: YamlValue & { type: 'map' },
  key: string,
  read: readonly unknown[] | undefined,
): boolean {
  const value = map.entries.find((entry) => entry.key === key)?.value;
  if (value === undefined || value.type === 'null') return true;
  return value.type === 'list' && value.items.length === read?.length;
}
