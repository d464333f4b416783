import type { Operator, ValueType } from '../content/project/model.ts';
import { fits } from './pattern.ts';
import { isBytes, isEqual, isLike, isList, isObject, shown, textOf, type Value } from './value.ts';

/** Whether a value is as an operator says; `now` is UTC ms. */
type Test = (value: Value, wanted: Value, now: number) => boolean;

const rfc3339 = /^\d{4}-\d\d-\d\d[Tt ]\d\d:\d\d:\d\d(?:\.\d+)?(?:[Zz]|[+-]\d\d:\d\d)$/;
const timeOf = (value: Value): number =>
  typeof value === 'string' && rfc3339.test(value) ? Date.parse(value.replace(' ', 'T')) : Number.NaN;

const types: Readonly<Record<ValueType, (value: Value) => boolean>> = {
  string: (value) => typeof value === 'string',
  number: (value) => typeof value === 'number',
  integer: (value) => Number.isInteger(value),
  boolean: (value) => typeof value === 'boolean',
  object: isObject,
  array: isList,
  null: (value) => value === null,
  time: (value) => !Number.isNaN(timeOf(value)),
};

const listOf = (value: Value): readonly Value[] => (isList(value) ? value : [value]);
const isEmpty = (value: Value): boolean =>
  (typeof value === 'string' || isList(value) || isBytes(value)) && value.length === 0;

const tests: Readonly<Record<Exclude<Operator, 'present'>, Test>> = {
  equals: isEqual,
  not: (value, wanted) => !isEqual(value, wanted),
  oneOf: (value, wanted) => listOf(wanted).some((one) => isEqual(value, one)),
  is: (value, wanted) => types[textOf(wanted) as ValueType](value),
  contains: (value, wanted) => typeof value === 'string' && value.includes(textOf(wanted)),
  lacks: (value, wanted) => !textOf(value).includes(textOf(wanted)),
  starts: (value, wanted) => typeof value === 'string' && value.startsWith(textOf(wanted)),
  ends: (value, wanted) => typeof value === 'string' && value.endsWith(textOf(wanted)),
  matches: (value, wanted) => typeof value === 'string' && fits(value, textOf(wanted)),
  length: (value, wanted, now) => {
    const length = lengthOf(value);
    if (length === null) return false;
    if (!isObject(wanted)) return isEqual(length, wanted);
    return Object.entries(wanted).every(([op, argument]) => holds(op as Operator, length, argument, now));
  },
  atLeast: (value, wanted) => typeof value === 'number' && value >= Number(wanted),
  atMost: (value, wanted) => typeof value === 'number' && value <= Number(wanted),
  includes: (value, wanted) =>
    isList(value) && listOf(wanted).every((one) => value.some((item) => isLike(item, one))),
  excludes: (value, wanted) =>
    isList(value) && !listOf(wanted).some((one) => value.some((item) => isLike(item, one))),
  sameItems: (value, wanted) => isList(value) && isList(wanted) && isSameBag(value, wanted),
  reverseOf: (value, wanted) => isList(wanted) && isEqual(value, [...wanted].reverse()),
  distinct: (value) => isList(value) && new Set(value.map(textOf)).size === value.length,
  same: (value) => isList(value) && value.every((item) => isEqual(item, value[0] as Value)),
  tally: (value, wanted) => isList(value) && isEqual(tallyOf(value), wanted),
  sorted: (value, wanted) => isList(value) && isSorted(value, wanted === 'descending'),
  recent: (value, wanted, now) => Math.abs(timeOf(value) - now) <= Number(wanted) * 1000,
  empty: (value, wanted) => isEmpty(value) === wanted,
  lacksKey: (value, wanted) =>
    !holdsKey(value, new Set(listOf(wanted).map((key) => textOf(key).toLowerCase()))),
};

/** Whether the operator holds of a value that is there. */
export function holds(op: Operator, value: Value, wanted: Value, now: number): boolean {
  if (op === 'present') return (value !== null) === wanted;
  return tests[op](value, wanted, now);
}

/** Whether it holds where nothing is there. */
export const holdsOfNothing = (op: Operator, wanted: Value): boolean =>
  op === 'present' ? wanted === false : op === 'lacks' || op === 'not' || op === 'lacksKey';

function lengthOf(value: Value): number | null {
  if (typeof value === 'string') return [...value].length;
  return isList(value) || isBytes(value) ? value.length : null;
}

function isSameBag(a: readonly Value[], b: readonly Value[]): boolean {
  const left = a.map(textOf).sort();
  const right = b.map(textOf).sort();
  return isEqual(left, right);
}

function tallyOf(list: readonly Value[]): { readonly [key: string]: number } {
  const counts: Record<string, number> = {};
  for (const item of list) counts[textOf(item)] = (counts[textOf(item)] ?? 0) + 1;
  return counts;
}

function isSorted(list: readonly Value[], descending: boolean): boolean {
  const ranks = list.map((item) => (Number.isNaN(timeOf(item)) ? item : timeOf(item)));
  return ranks.every((rank, i) => {
    const before = ranks[i - 1];
    if (before === undefined || before === null || rank === null) return true;
    return descending ? before >= rank : before <= rank;
  });
}

function holdsKey(value: Value, keys: ReadonlySet<string>): boolean {
  if (isList(value)) return value.some((item) => holdsKey(item, keys));
  if (!isObject(value)) return false;
  return Object.entries(value).some(([key, item]) => keys.has(key.toLowerCase()) || holdsKey(item, keys));
}

const phrases: Readonly<Record<Operator, (wanted: string, value: Value) => string>> = {
  equals: (w) => `is ${w}`,
  not: (w) => `is not ${w}`,
  oneOf: (_, v) =>
    `is ${listOf(v)
      .map((one) => shown(one))
      .join(' or ')}`,
  is: (_, v) => `is of type ${textOf(v)}`,
  present: (_, v) => (v === true ? 'is there' : 'is not there'),
  contains: (w) => `contains ${w}`,
  lacks: (w) => `does not contain ${w}`,
  starts: (w) => `begins with ${w}`,
  ends: (w) => `ends with ${w}`,
  matches: (_, v) => `fits the pattern ${textOf(v)}`,
  length: (w, v) => (isObject(v) ? `has a length that ${conditions(v)}` : `has the length ${w}`),
  atLeast: (w) => `is at least ${w}`,
  atMost: (w) => `is at most ${w}`,
  includes: (w) => `includes ${w}`,
  excludes: (w) => `does not include ${w}`,
  sameItems: (w) => `holds exactly ${w}, in any order`,
  reverseOf: (w) => `is ${w} backwards`,
  distinct: () => 'holds nothing twice',
  same: () => 'holds the same each time',
  tally: (_, v) =>
    `holds ${Object.entries(isObject(v) ? v : {})
      .map(([item, n]) => `${textOf(n)} × ${item}`)
      .join(' and ')}, and nothing else`,
  sorted: (_, v) => `is in ${textOf(v)} order`,
  recent: (w) => `is a time in RFC 3339 form within ${w} s of now`,
  empty: (_, v) => (v === true ? 'is empty' : 'is not empty'),
  lacksKey: (_, v) => `has no key ${listOf(v).map(textOf).join(', ')}`,
};

const conditions = (ops: { readonly [key: string]: Value }): string =>
  Object.entries(ops)
    .map(([op, wanted]) => phrase(op as Operator, wanted))
    .join(' and ');

/** What an operator expects, in words that follow the name of a place. */
export const phrase = (op: Operator, wanted: Value): string => phrases[op](shown(wanted), wanted);
