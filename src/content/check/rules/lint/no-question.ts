import type { Question } from '../../../model.ts';
import { proseOf } from '../../prose.ts';
import type { QuestionRule } from './rule.ts';

const blank = /_{2,}|\u2026|\.{3}/u;
const imperative =
  /(?:^|[.!?:;,]\s+(?:then\s+|and\s+)?)(?:please\s+)?(?:answer|apply|arrange|assign|bring|build|calculate|choose|classify|compare|complete|compute|continue|correct|count|define|describe|determine|explain|expand|fill|find|finish|give|identify|imagine|list|make|match|name|number|order|pair|pick|place|put|rank|recall|repair|replace|say|select|show|sketch|sort|spell|state|tell|think|translate|type|work out|write)\b/iu;

/** A stem asks, leaves a blank, or says what to do. */
export const checkNoQuestion: QuestionRule = ({ question, stem }, report) => {
  if (asks(question)) return;
  report(
    'question/no-question',
    stem,
    'This stem asks nothing, leaves no blank and says nothing to do.',
    'End with the question.',
  );
};

function asks({ stem, body }: Question): boolean {
  const prose = proseOf(stem);
  return prose.includes('?') || blank.test(prose) || imperative.test(prose) || /\?\s*$/.test(proseOf(body));
}
