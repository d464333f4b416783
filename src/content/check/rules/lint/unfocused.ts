import { proseOf } from '../../prose.ts';
import { isChoosing } from './choices.ts';
import type { QuestionRule } from './rule.ts';

const truth = '(?:true|correct|right|accurate|valid|false|wrong|incorrect)';
const about = '(?:\\s+(?:about|of|for|regarding|concerning|with)\\s+[^.?!]{1,60})?';
/** "Which of these statements is true (about X)?", "Which holds?" */
const which = new RegExp(
  `(?:^|[.!?:]\\s+)which(?:\\s+(?:one|two|three|statements?|sentences?|claims?|answers?|options?|assertions?))?(?:\\s+of\\s+(?:the\\s+following|these|those)(?:\\s+(?:statements?|sentences?|claims?|answers?|options?))?)?\\s+(?:(?:is|are)\\s+${truth}${about}|holds?(?:\\s+true)?${about})\\s*\\?\\s*$`,
  'iu',
);
/** "What is true about X?" asks for anything; behind a case that went wrong "What is wrong?" asks for one thing. */
const what = new RegExp(`^what\\s+is\\s+${truth}${about}\\s*\\?\\s*$`, 'iu');

/** A stem can be answered with the answers hidden; "Which of these is true?" cannot. */
export const checkUnfocused: QuestionRule = ({ question, stem }, report) => {
  if (!isChoosing(question)) return;
  const prose = proseOf(question.stem).trim();
  if (question.body !== '' || !(which.test(prose) || what.test(prose))) return;
  report(
    'question/unfocused',
    stem,
    'This question only asks which answer is true.',
    'Ask for one thing: what happens, why, which command, what comes back.',
  );
};
