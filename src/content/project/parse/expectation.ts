import type { Report } from '../../check/diagnostic.ts';
import { didYouMean } from '../../nearest.ts';
import type { Reader } from '../../parse/shape.ts';
import type { YamlEntry, YamlValue } from '../../parse/yaml-value.ts';
import { type Claim, type Expectation, type Operator, operators, type Template } from '../model.ts';
import { readPlace, simplePlaces } from '../place.ts';
import { faultOf } from './argument.ts';
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
    if (value.entries.length === 0)
      report(
        'project/empty',
        value.span,
        'Nothing is expected here.',
        'Write `status: 200`, for example, or leave it out.',
      );
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
  if (entry.value.items.length === 0)
    report(
      'project/empty',
      entry.value.span,
      'Here should stand several expectations, one of which has to hold.',
      'Write `either: [{status: 200}, {status: 204}]`, for example.',
    );
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
  if (value.type !== 'map') {
    const plain = template(names)(value, report);
    if (plain === undefined) return null;
    if (Array.isArray(plain) && plain.length === 0)
      report(
        'project/bad-argument',
        value.span,
        'No value is in this list, and one of them should stand there.',
        'Write the values; an empty list is expected with `equals: []`.',
      );
    return { place: key, ops: Array.isArray(plain) ? { oneOf: plain } : { equals: plain } };
  }
  return { place: key, ops: readOps(value, names, report) };
}

/** What should hold of one place, or of a length: at least one thing. */
function readOps(value: YamlValue & { type: 'map' }, names: Names, report: Report): Ops {
  const read = template(names);
  const ops: Partial<Record<Operator, Template>> = {};
  if (value.entries.length === 0)
    report(
      'project/empty',
      value.span,
      'Nothing is expected here.',
      'Write what should hold, `{atLeast: 1}` for example; an empty object is expected with `equals: {}`.',
    );
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
    if (op === 'length' && argument.type === 'map') {
      ops[op] = readOps(argument, names, report) as Template;
      continue;
    }
    const given = read(argument, report);
    if (given === undefined) continue;
    const fault = faultOf(op, given);
    if (fault === null) ops[op] = given;
    else report('project/bad-argument', argument.span, fault.message, fault.hint);
  }
  return ops;
}
