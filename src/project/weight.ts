import { isBytes, isList, isObject, type Value } from './value.ts';

/** levels of lists and objects that a value may have: functions that call themselves go through it */
export const deepest = 200;
/** what an item costs beside its text */
const perItem = 4;

interface Weight {
  /** characters and bytes, about as many as its text would have */
  readonly size: number;
  readonly depth: number;
}

const known = new WeakMap<object, Weight>();
const tooDeep: Weight = { size: Number.POSITIVE_INFINITY, depth: Number.POSITIVE_INFINITY };

/**
 * How large a value is when all of it is written out. A part that stands in it twice counts twice, but is looked at
 * once: a value doubled forty times is weighed as fast as it was made.
 */
export function weigh(value: Value, levels = deepest): Weight {
  if (typeof value === 'string' || isBytes(value)) return { size: value.length, depth: 0 };
  if (!isList(value) && !isObject(value)) return { size: perItem, depth: 0 };
  const before = known.get(value);
  if (before !== undefined) return before;
  if (levels === 0) return tooDeep;
  let size = 0;
  let depth = 0;
  for (const item of isList(value) ? value : Object.entries(value).flat()) {
    const inner = weigh(item, levels - 1);
    size += inner.size + perItem;
    depth = Math.max(depth, inner.depth + 1);
  }
  const weight = depth > deepest ? tooDeep : { size, depth };
  known.set(value, weight);
  return weight;
}
