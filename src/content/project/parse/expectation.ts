import type { Report } from '../../check/diagnostic.ts';
import { didYouMean } from '../../nearest.ts';
import type { Reader } from '../../parse/shape.ts';
import type { YamlEntry } from '../../parse/yaml-value.ts';
import type { Span } from '../../source.ts';
import {
  type Claim,
  type Expectation,
  type Operator,
  operators,
  type Template,
  valueTypes,
} from '../model.ts';
import { readPlace, simplePlaces } from '../place.ts';
import type { Names } from './names.ts';
import { template } from './template.ts';

type Ops = Claim['ops'];

/** What is expected of an answer: places, and what should stand there. */
export function expectation(names: Names): Reader<Expectation> {
  const read: Reader<Expectation> = (value, report) => {
    if (value.type === 'refused') return undefined;
    if (value.type !== 'map') {
      report(
        'yaml/wrong-type',
        value.span,
        'Here should stand places and what is expected there.',
        'Write `status: 200`, for example.',
      );
      return undefined;
    }
    const all: Claim[] = [];
    const either: Expectation[] = [];
    for (const entry of value.entries) {
      if (entry.key === 'either') for (const one of alternatives(entry, read, report)) either.push(one);
      else {
        const claim = readClaim(entry, names, report);
        if (claim !== null) all.push(claim);
      }
    }
    return { all, either };
  };
  return read;
}

function alternatives(entry: YamlEntry, read: Reader<Expectation>, report: Report): Expectation[] {
  if (entry.value.type !== 'list') {
    if (entry.value.type !== 'refused')
      report('yaml/wrong-type', entry.value.span, 'Here should stand a list of expectations.');
    return [];
  }
  return entry.value.items.flatMap((item) => read(item, report) ?? []);
}

function readClaim({ key, keySpan, value }: YamlEntry, names: Names, report: Report): Claim | null {
  names.use(key, keySpan, report);
  const place = readPlace(key);
  if (place === null) {
    report(
      'project/bad-place',
      keySpan,
      `"${key}" is no place in an answer.`,
      didYouMean(key, [...simplePlaces, 'body', 'either']) ??
        `Places are status, type, header.Name, body.key, text, bytes, time and \${name}.`,
    );
    return null;
  }
  const read = template(names);
  if (value.type !== 'map') {
    const plain = read(value, report);
    if (plain === undefined) return null;
    return { place: key, ops: Array.isArray(plain) ? { oneOf: plain } : { equals: plain } };
  }
  const ops: Partial<Record<Operator, Template>> = {};
  for (const { key: word, keySpan: at, value: argument } of value.entries) {
    if (!(operators as readonly string[]).includes(word)) {
      report(
        'yaml/unknown-value',
        at,
        `"${word}" is not one of ${operators.join(', ')}.`,
        didYouMean(word, operators) ?? 'An object as a whole is expected with `equals`.',
      );
      continue;
    }
    const op = word as Operator;
    const given = read(argument, report);
    if (given === undefined || isBadArgument(op, given, argument.span, report)) continue;
    ops[op] = given;
  }
  return { place: key, ops: ops satisfies Ops };
}

/** Reports what an operator can do nothing with; a text with names in it may become anything. */
function isBadArgument(op: Operator, given: Template, span: Span, report: Report): boolean {
  const say = (message: string, hint: string | null): true => {
    report('project/bad-argument', span, message, hint);
    return true;
  };
  switch (op) {
    case 'is':
      return (
        !(valueTypes as readonly Template[]).includes(given) &&
        say(`${JSON.stringify(given)} is no type of a value.`, `Types are ${valueTypes.join(', ')}.`)
      );
    case 'sorted':
      return (
        given !== 'ascending' &&
        given !== 'descending' &&
        say(`${JSON.stringify(given)} is no order.`, 'Write ascending or descending.')
      );
    case 'matches':
      return (
        !isPattern(given) &&
        say(
          `This is no regular expression of at most ${longestPattern} characters that JavaScript knows.`,
          'Look for brackets that are never closed.',
        )
      );
    default:
      return false;
  }
}

const longestPattern = 1_000;

function isPattern(given: Template): boolean {
  try {
    return (
      typeof given === 'string' &&
      given.length <= longestPattern &&
      new RegExp(given.replace(/\$\{[^}]{0,200}\}/g, 'x'), 'u') !== null
    );
  } catch {
    return false;
  }
}
