import type { Claim, Expectation, Operator, Template } from '../content/project/model.ts';
import { type Place, readPlace } from '../content/project/place.ts';
import { CheckerFault } from './checker-fault.ts';
import { look, type Message } from './message.ts';
import { holds, holdsOfNothing, phrase } from './operators.ts';
import { literally } from './pattern.ts';
import type { Scope } from './scope.ts';
import { isBytes, shown, type Value } from './value.ts';

/** What was expected and what there was instead, in words. */
export interface Mismatch {
  readonly expected: string;
  readonly got: string;
}

/** The first claim that does not hold, or null when all is as expected. `now` is UTC ms. */
export function judge(
  expectation: Expectation,
  message: Message | null,
  scope: Scope,
  now: number,
): Mismatch | null {
  for (const claim of expectation.all) {
    const mismatch = judgeClaim(claim, message, scope, now);
    if (mismatch !== null) return mismatch;
  }
  if (expectation.either.length === 0) return null;
  const tried = expectation.either.map((one) => judge(one, message, scope, now));
  if (tried.includes(null)) return null;
  const failed = tried as readonly Mismatch[];
  return {
    expected: failed.map(({ expected }) => expected).join('; or '),
    got: [...new Set(failed.map(({ got }) => got))].join('; '),
  };
}

function judgeClaim(
  { place: written, ops }: Claim,
  message: Message | null,
  scope: Scope,
  now: number,
): Mismatch | null {
  const place = readPlace(written);
  if (place === null) throw new CheckerFault(`"${written}" is no place in an answer.`);
  const found = look(place, message, scope);
  const name = nameOf(place, written);
  for (const [op, template] of Object.entries(ops) as [Operator, Template][]) {
    const wanted = op === 'matches' ? patternOf(template, scope) : scope.fill(template);
    const isSo = 'missing' in found ? holdsOfNothing(op, wanted) : holds(op, found.value, wanted, now);
    if (isSo) continue;
    const got = 'missing' in found ? `${name}: ${found.missing}` : difference(name, found.value, wanted);
    return { expected: `${name} ${phrase(op, wanted)}`, got };
  }
  return null;
}

/** Where bytes differ is more use than how many there are. */
function difference(name: string, value: Value, wanted: Value): string {
  if (isBytes(value) && isBytes(wanted) && value.length === wanted.length) {
    const at = value.findIndex((byte, i) => byte !== wanted[i]);
    return `${name} differs from byte ${at} on`;
  }
  return `${name} is ${shown(value)}`;
}

/** What is put into a pattern is meant as it is written. */
const patternOf = (template: Template, scope: Scope): string => scope.fillText(String(template), literally);

const nameOf = (place: Place, written: string): string => {
  if (place.type === 'value') return written.slice(2, -1);
  return place.type === 'header' ? `header ${written.slice('header.'.length)}` : written;
};
