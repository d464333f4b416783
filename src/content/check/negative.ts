import type { Markdown } from '../model.ts';
import { emphasisOf, proseOf } from './prose.ts';

const negation = /\b(?:not|never|except|cannot|least|(?:is|are|was|do|does|did|has|have|ca|wo|would|should|could)n['’]t)\b/giu;

const isCapital = (word: string): boolean => word.length > 1 && word === word.toUpperCase();

/** Whether a stem asks in the negative: its last sentence, the question itself, holds a negation. */
export const isNegative = (stem: Markdown): boolean => negationsIn(stem).length > 0;

/** Whether every negation of the question stands out: in bold, in italics or in capitals. */
export function isNegativeEmphasised(stem: Markdown): boolean {
  const emphasised = emphasisOf(stem).flatMap((part) => part.toLowerCase().match(negation) ?? []);
  return negationsIn(stem).every((word) => isCapital(word) || emphasised.includes(word.toLowerCase()));
}

function negationsIn(stem: Markdown): string[] {
  const question = proseOf(stem).trim().split(/(?<=[.!?:])\s+/u).at(-1) ?? '';
  // "at least" is a quantity, "why not" and "or not" ask in the positive
  return question.replace(/\bat least\b|\bor not\b/giu, '').match(negation) ?? [];
}
