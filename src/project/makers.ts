import { hmac } from '@noble/hashes/hmac';
import { sha256 } from '@noble/hashes/sha256';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils';
import { largestValue, mostLines } from '../content/project/limits.ts';
import type { Maker, MakerName, Template } from '../content/project/model.ts';
import { BadAnswer } from './bad-answer.ts';
import { CheckerFault } from './checker-fault.ts';
import type { Dice } from './dice.ts';
import { likeness } from './likeness.ts';
import type { Scope } from './scope.ts';
import { tampered, unsigned } from './token.ts';
import { asJson, isBytes, isList, isObject, shown, textOf, type Value } from './value.ts';

const words = [
  'cedar',
  'amber',
  'river',
  'maple',
  'pebble',
  'otter',
  'lantern',
  'saffron',
  'meadow',
  'copper',
];
const firstNames = [
  'Ada',
  'Grace',
  'Alan',
  'Edsger',
  'Barbara',
  'Ken',
  'Radia',
  'Linus',
  'Margaret',
  'Dennis',
];
const lastNames = ['Kestrel', 'Heron', 'Finch', 'Plover', 'Wren', 'Siskin', 'Avocet', 'Martin'];
const letters = 'abcdefghijklmnopqrstuvwxyz';
const digits = '0123456789';

export interface Making {
  readonly scope: Scope;
  readonly dice: Dice;
  /** UTC ms */
  readonly now: number;
}

type Make = (of: Value, making: Making, template: Template) => Value;

const table: Readonly<Record<MakerName, Make>> = {
  word: (_, { dice }) => word(dice),
  name: (_, { dice }) => `${dice.pick(firstNames)} ${dice.pick(lastNames)}-${dice.letters(5, letters)}`,
  email: (_, { dice }) => `${word(dice)}@example.com`,
  password: (_, { dice }) => dice.letters(16, `${letters}${letters.toUpperCase()}${digits}`),
  uuid: (_, { dice }) => uuid(dice),
  text: (of, { dice }) => dice.letters(countOf(of), letters),
  number: (of, { dice }) => (isList(of) ? dice.whole(Number(of[0]), Number(of[1])) : Number(of)),
  bytes: (of, { dice }) => dice.bytes(countOf(of)),
  value: (of) => of,
  like: (of, { dice }) => likeness(of, dice),
  upper: (of) => textOf(of).toUpperCase(),
  char: (of) => String.fromCodePoint(countOf(of, 0x10ffff)),
  json: (of) => JSON.stringify(asJson(of)),
  lines: (_, making, template) => lines(template, making.scope),
  repeated: (of) => (isObject(of) ? repeated(textOf(of.text ?? ''), countOf(of.count ?? null)) : ''),
  sum: (of) => numbers(of).reduce((sum, n) => sum + n, 0),
  product: (of) => numbers(of).reduce((product, n) => product * n, 1),
  least: (of) => numbers(of).reduce((least, n) => Math.min(least, n)),
  unixTime: (of, { now }) => Math.floor(now / 1000) + Number(of),
  sha256: (of) => bytesToHex(sha256(isBytes(of) ? of : utf8ToBytes(textOf(of)))),
  hmac: (of) =>
    isObject(of)
      ? bytesToHex(hmac(sha256, utf8ToBytes(textOf(of.key ?? '')), utf8ToBytes(textOf(of.text ?? ''))))
      : '',
  unsigned: (of) => unsigned(textOf(of)),
  tampered: (of) => tampered(textOf(of)),
};

/** Makes a value. Throws CheckerFault when what it is made of is not there, BadAnswer when that cannot be used. */
export function make({ maker, of }: Maker, making: Making): Value {
  // the names in a line are filled line by line
  return table[maker](maker === 'lines' ? null : making.scope.fill(of), making, of);
}

const word = (dice: Dice): string => `${dice.pick(words)}${dice.letters(6, letters + digits)}`;

function uuid(dice: Dice): string {
  const hex = (count: number): string => dice.letters(count, '0123456789abcdef');
  return `${hex(8)}-${hex(4)}-4${hex(3)}-${dice.pick('89ab')}${hex(3)}-${hex(12)}`;
}

function numbers(of: Value): number[] {
  const list = isList(of) ? of.map(Number) : [];
  if (list.length === 0 || list.some(Number.isNaN))
    throw new BadAnswer(`Here numbers are needed, not ${shown(of)}.`);
  return list;
}

function lines(template: Template, scope: Scope): string {
  const { count, each, head } = (
    typeof template === 'object' && template !== null ? template : {}
  ) as Readonly<Record<string, Template>>;
  let text = head === undefined ? '' : `${scope.fillText(String(head))}\n`;
  const most = countOf(scope.fill(count ?? null));
  if (most > mostLines) throw new CheckerFault(`A text of more than ${mostLines} lines is too large.`);
  for (let n = 1; n <= most; n++) {
    text += `${scope.inner({ n }).fillText(String(each))}\n`;
    mustFit(text.length);
  }
  return text;
}

function repeated(text: string, count: number): string {
  mustFit(text.length * count);
  return text.repeat(count);
}

/** What stands in the file was looked at when it was read; this is about what came from elsewhere. */
function countOf(of: Value, most = largestValue): number {
  const count = Number(of);
  if (Number.isInteger(count) && count >= 0 && count <= most) return count;
  throw new BadAnswer(`Here a whole number from 0 to ${most} is needed, not ${shown(of)}.`);
}

function mustFit(size: number): void {
  if (size > largestValue)
    throw new CheckerFault(`A text of more than ${largestValue / 1024 / 1024} MiB is too large.`);
}
