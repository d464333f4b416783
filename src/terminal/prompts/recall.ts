import type { Reply, Shown } from '../../learning/shown.ts';
import { helpLines } from './frame.ts';
import { keyedMachine } from './keyed.ts';
import type { Machine } from './machine.ts';
import { commonHelp, commonReply } from './rows.ts';

type Recall = Extract<Shown, { kind: 'recall' }>;

/** Thinking before the answer is shown: replies `revealed`, unless there was another wish. */
export function thinkMachine(shown: Recall): Machine<null, Reply | 'revealed'> {
  return {
    start: null,
    step(_state, key) {
      const reply = commonReply(key, shown, []);
      if (reply !== null) return { reply };
      return key.type === 'enter' || key.type === 'space' ? { reply: 'revealed' } : { state: null };
    },
    view: (_state, { width }, theme) =>
      [
        theme.strong('Think of your answer, then press Enter.'),
        '',
        ...helpLines([['Enter', 'show the answer'], ...commonHelp(shown, [])], width, theme),
      ].join('\n'),
  };
}

/** How well it was known, in the learner's words; the grades are those of FSRS. */
export const gradeWords = [
  [1, 'again', 'not yet'],
  [2, 'hard', 'yes, with effort'],
  [3, 'good', 'yes'],
  [4, 'easy', 'yes, at once'],
] as const;

/** Grading oneself after the answer was shown. */
export const gradeMachine = (): Machine<number, Reply> =>
  keyedMachine<Reply>({
    title: 'How well did you know it?',
    rows: gradeWords.map(([grade, name, words]) => ({
      key: String(grade),
      text: `${words} (${name})`,
      reply: { type: 'answer', response: { kind: 'recall', grade } },
    })),
    leave: { reply: { type: 'stop' }, word: 'stop' },
  });
