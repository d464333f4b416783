/** `a`, `a and b`, `a, b and c`: a list as one says it. */
export function spoken(items: readonly string[], word: 'and' | 'or' = 'and'): string {
  if (items.length < 2) return items.join('');
  return `${items.slice(0, -1).join(', ')} ${word} ${items.at(-1)}`;
}

/** `a–d` for neighbours, else each by name. */
export function span(keys: readonly string[]): string {
  const [first, last] = [keys[0], keys.at(-1)];
  if (first === undefined || last === undefined) return '';
  return keys.length > 2 ? `${first}–${last}` : keys.join(' or ');
}

/** The first that stands twice, if any. */
export function repeated(keys: readonly string[]): string | undefined {
  return keys.find((key, i) => keys.indexOf(key) !== i);
}
