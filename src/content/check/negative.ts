import type { Markdown } from '../model.ts';
import { emphasisOf, proseOf } from './prose.ts';

const negation =
  /\b(?:not|never|except|cannot|(?:is|are|was|do|does|did|has|have|ca|wo|would|should|could)n['’]t)\b/giu;
/** "Which command fails when there is no file" asks in the positive: what such a word leads in is left out */
const clause =
  /(?<=\S\s)(?:if|when|while|although|because|but|since|that|who|where|whose|unless|until)\b[^,;]*/giu;

/** what is quoted, or only set against what is asked: "kept as a branch, and not as a tag" */
const aside = /"[^"]*"|“[^“”]*”|\b(?:and|or|or else|but|if)\s+not\b/giu;

const isCapital = (word: string): boolean => word === word.toUpperCase();

/** Whether a stem asks in the negative: its last sentence, the question itself, holds a negation. */
export const isNegative = (stem: Markdown): boolean => negationsIn(stem).length > 0;

/** Whether every negation of the question stands out: in bold, in italics or in capitals. */
export function isNegativeEmphasised(stem: Markdown): boolean {
  const emphasised = emphasisOf(stem).flatMap((part) => part.toLowerCase().match(negation) ?? []);
  return negationsIn(stem).every((word) => isCapital(word) || emphasised.includes(word.toLowerCase()));
}

/** The negations of the question itself, the stem's last sentence. */
export function negationsIn(stem: Markdown): string[] {
  const sentences = proseOf(stem)
    .trim()
    .split(/(?<=[.!?:])\s+/u);
  const question = sentences.at(-1) ?? '';
  // whoever asks why something is not so asks for a reason, and no answer has to be turned round
  if (/^(?:so |and |but )?why\b/iu.test(question)) return [];
  return question.replace(aside, '').replace(clause, '').match(negation) ?? [];
}
