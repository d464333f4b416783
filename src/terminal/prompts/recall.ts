import type { Reply, Shown } from '../../learning/shown.ts';
import { drawFrame, helpLines } from './frame.ts';
import type { Machine } from './machine.ts';
import { commonHelp, commonReply, moved, rowLines } from './rows.ts';

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
export function gradeMachine(): Machine<number, Reply> {
  const grade = (at: number): { reply: Reply } => {
    const [value] = gradeWords[at] ?? gradeWords[0];
    return { reply: { type: 'answer', response: { kind: 'recall', grade: value } } };
  };
  return {
    start: 0,
    step(active, key) {
      if (key.type === 'escape' || (key.type === 'char' && key.char === 'q'))
        return { reply: { type: 'stop' } };
      if (key.type === 'char' && /^[1-4]$/.test(key.char)) return grade(Number(key.char) - 1);
      if (key.type === 'enter' || key.type === 'space') return grade(active);
      return { state: moved(active, gradeWords.length, key, []) ?? active };
    },
    view(active, size, theme) {
      const rows = gradeWords.map(([value, name, words], at) =>
        rowLines({
          key: String(value),
          text: `${words} (${name})`,
          active: at === active,
          width: size.width,
          theme,
        }),
      );
      const head = [theme.strong('How well did you know it?')];
      return drawFrame(
        {
          head,
          rows,
          active,
          note: null,
          help: [
            ['1–4', 'pick'],
            ['q', 'stop'],
          ],
        },
        size,
        theme,
      );
    },
  };
}
