import { type Operator, type Template, valueTypes } from '../model.ts';
import { namesIn } from '../place.ts';

/** What is wrong with what an operator is given, and what helps. */
interface Fault {
  readonly message: string;
  readonly hint: string;
}

interface Need {
  readonly words: string;
  readonly fits: (given: Template) => boolean;
}

const isText = (given: Template): boolean =>
  given !== '' && ['string', 'number', 'boolean'].includes(typeof given);
const isFullList = (given: Template): boolean => Array.isArray(given) && given.length > 0;

const number: Need = {
  words: 'a number',
  fits: (given) => typeof given === 'number' || (isText(given) && !Number.isNaN(Number(given))),
};
const flag: Need = { words: 'true or false', fits: (given) => typeof given === 'boolean' };
const yes: Need = { words: 'true', fits: (given) => given === true };
const text: Need = { words: 'a text', fits: isText };
const texts: Need = {
  words: 'a text, or a list of some',
  fits: (given) => isText(given) || isFullList(given),
};
const list: Need = { words: 'a list', fits: Array.isArray };
const something: Need = {
  words: 'a value, or a list of some',
  fits: (given) => given !== null && (!Array.isArray(given) || given.length > 0),
};
const mapping: Need = {
  words: 'a mapping',
  fits: (given) => typeof given === 'object' && given !== null && !Array.isArray(given),
};

/** Without it, an operator would hold, or fail, whatever the answer is. Anything may be equal to a value or not. */
const needs: Readonly<Partial<Record<Operator, Need>>> = {
  oneOf: something,
  present: flag,
  contains: text,
  lacks: text,
  starts: text,
  ends: text,
  matches: text,
  length: number,
  atLeast: number,
  atMost: number,
  includes: something,
  excludes: something,
  sameItems: list,
  reverseOf: list,
  distinct: yes,
  same: yes,
  tally: mapping,
  recent: number,
  empty: flag,
  lacksKey: texts,
};

/** Null where the operator can do something with it; a text with names in it may become anything. */
export function faultOf(op: Operator, given: Template): Fault | null {
  const need = needs[op];
  const isOpen = typeof given === 'string' && namesIn(given).length > 0;
  if (need !== undefined && !isOpen && !need.fits(given))
    return { message: `\`${op}\` needs ${need.words}.`, hint: `Write ${need.words}.` };
  switch (op) {
    case 'is':
      if ((valueTypes as readonly Template[]).includes(given)) return null;
      return {
        message: `${JSON.stringify(given)} is no type of a value.`,
        hint: `Types are ${valueTypes.join(', ')}.`,
      };
    case 'sorted':
      if (given === 'ascending' || given === 'descending') return null;
      return { message: `${JSON.stringify(given)} is no order.`, hint: 'Write ascending or descending.' };
    case 'matches':
      if (isPattern(given)) return null;
      return {
        message: `This is no regular expression of at most ${longestPattern} characters that JavaScript knows.`,
        hint: 'Look for brackets that are never closed.',
      };
    default:
      return null;
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
