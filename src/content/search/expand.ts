import { slips } from '../nearest.ts';
import type { Postings, SearchIndex } from './format.ts';

/** A word of the index that a word of the query stands for. */
export interface Meant {
  readonly term: string;
  /** 1 for the word itself, less for what is only like it */
  readonly weight: number;
  readonly postings: Postings;
}

/** Weights of words that only begin like a query's word, or are spelled like it, as MiniSearch counts them. */
const prefixWeight = 0.375;
const fuzzyWeight = 0.45;
/** Singular for plural, or the other way round. */
const formWeight = 0.75;

/** A word of a query, and what it stands for: nothing, where no word of the index is like it. */
export interface QueryWord {
  readonly word: string;
  readonly meant: readonly Meant[];
  /** whether it stands nowhere, and was taken for a slip */
  readonly isSlip: boolean;
}

/**
 * A word of a query stands for itself, its plural or singular, and words that begin with it; only where there are none,
 * for those it may be a slip of.
 */
export function expand(word: string, index: SearchIndex): QueryWord {
  const found = [word, ...otherForms(word)].flatMap((form, i) =>
    exactly(form, i === 0 ? 1 : formWeight, index),
  );
  // two letters begin far too many words to be meant for all of them
  if (word.length > 2 || found.length === 0)
    for (const one of beginningWith(word, index))
      if (found.every(({ term }) => term !== one.term)) found.push(one);
  if (found.length > 0) return { word, meant: found, isSlip: false };
  const meant = slipped(word, index);
  return { word, meant, isSlip: meant.length > 0 };
}

const firstLetter = (word: string): string => String.fromCodePoint(word.codePointAt(0) ?? 0);

function exactly(term: string, weight: number, index: SearchIndex): Meant[] {
  const region = index.letter(firstLetter(term));
  const at = region.indexOf(`\n${term}\t`);
  return at < 0 ? [] : [{ term, weight, postings: postingsAt(at, region, index) }];
}

function beginningWith(word: string, index: SearchIndex): Meant[] {
  const region = index.letter(firstLetter(word));
  const found: Meant[] = [];
  for (let at = region.indexOf(`\n${word}`); at >= 0 && region.startsWith(word, at + 1); ) {
    const term = region.slice(at + 1, region.indexOf('\t', at));
    const weight = (prefixWeight * term.length) / (term.length + 0.3 * (term.length - word.length));
    found.push({ term, weight, postings: postingsAt(at, region, index) });
    at = region.indexOf('\n', at + 1);
  }
  return found;
}

function postingsAt(at: number, region: string, index: SearchIndex): Postings {
  const end = region.indexOf('\n', at + 1);
  return index.postings(region.slice(region.indexOf('\t', at) + 1, end < 0 ? undefined : end));
}

/** What English makes of a word by its end: `queries` and `query`, `indexes` and `index`, `tokens` and `token`. */
function otherForms(word: string): string[] {
  if (word.length < 4) return [];
  if (word.endsWith('y')) return [`${word.slice(0, -1)}ies`];
  if (!word.endsWith('s') || word.endsWith('ss')) return [];
  const forms = [word.slice(0, -1)];
  if (word.endsWith('es')) forms.push(word.slice(0, -2));
  if (word.endsWith('ies')) forms.push(`${word.slice(0, -3)}y`);
  return forms;
}

/** Words a slip away, or two in longer words. Only the nearest. */
function slipped(word: string, index: SearchIndex): Meant[] {
  const allowed = Math.round(word.length * 0.2);
  let least = allowed;
  const near = index
    .words()
    .filter((term) => beginsAlike(term, word))
    .flatMap((term) => {
      const steps = slips(word, term, least);
      if (steps === null) return [];
      least = steps;
      return [{ term, steps }];
    });
  return near
    .filter(({ steps }) => steps === least)
    .flatMap(({ term }) => exactly(term, (fuzzyWeight * term.length) / (term.length + least), index));
}

/** Whether one of the first two letters is where it should be, or beside it: all others are more than a slip away. */
const beginsAlike = (a: string, b: string): boolean =>
  a[0] === b[0] || a[1] === b[1] || a[0] === b[1] || a[1] === b[0];
