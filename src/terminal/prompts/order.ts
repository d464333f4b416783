import type { Lettered, Reply, Shown } from '../../learning/shown.ts';
import { span } from '../plain/letters.ts';
import { drawFrame, type HelpPart } from './frame.ts';
import type { Machine, Step } from './machine.ts';
import { commonHelp, commonReply, moved, rowLines, unknownKey, unknownText } from './rows.ts';

interface State {
  readonly active: number;
  /** keys in the order they were picked */
  readonly picked: readonly string[];
  readonly note: string | null;
}

/** Putting items into order: each pick is the next one, Backspace takes the last pick back. */
export function orderMachine(
  shown: Shown & { readonly answers: readonly Lettered[] },
): Machine<State, Reply> {
  const keys = shown.answers.map(({ key }) => key);
  const isWhole = (state: State): boolean => state.picked.length === keys.length;

  const pick = (state: State, key: string): Step<State, Reply> => {
    const place = state.picked.indexOf(key);
    if (place >= 0) {
      const note = `${key} is number ${place + 1} already. Backspace takes the last pick back.`;
      return { state: { ...state, note } };
    }
    const picked = [...state.picked, key];
    return { state: { active: nextFree(keys, picked, keys.indexOf(key)), picked, note: null } };
  };

  return {
    start: { active: 0, picked: [], note: null },
    step(state, key) {
      const reply = commonReply(key, shown, keys);
      if (reply !== null) return { reply };
      const active = moved(state.active, keys.length + 1, key, keys);
      if (active !== null) return { state: { ...state, active, note: null } };
      if (key.type === 'char') return keys.includes(key.char) ? pick(state, key.char) : { state };
      if (key.type === 'back') return { state: takeBack(state, keys) };
      if (key.type !== 'enter' && key.type !== 'space') return { state };
      const here = keys[state.active];
      if (here === undefined) return { reply: { type: 'answer', response: { kind: 'unknown' } } };
      if (isWhole(state) && key.type === 'enter') {
        return { reply: { type: 'answer', response: { kind: 'order', keys: state.picked } } };
      }
      return pick(state, here);
    },
    view(state, size, theme) {
      const digits = String(keys.length).length;
      const badge = (key: string): string => {
        const place = state.picked.indexOf(key) + 1;
        return place === 0
          ? ' '.repeat(digits + 2)
          : `${theme.accent(`${String(place).padStart(digits)}.`)} `;
      };
      const row = (key: string, text: string, at: number): string[] =>
        rowLines({ key, text, active: at === state.active, badge: badge(key), width: size.width, theme });
      const rows = shown.answers.map(({ key, text }, at) => row(key, text, at));
      rows.push(row(unknownKey, unknownText, keys.length));
      const whole = isWhole(state);
      const next = whole ? 'Is this your order? Enter: yes' : `Which is number ${state.picked.length + 1}?`;
      const back: HelpPart[] = state.picked.length > 0 ? [['Backspace', 'take back']] : [];
      const ways: HelpPart[] = whole
        ? [['Enter', 'done']]
        : [
            [span(keys), 'pick the next'],
            ['Enter', 'pick'],
          ];
      return drawFrame(
        {
          head: [theme.strong(next)],
          rows,
          active: state.active,
          note: state.note,
          help: [...ways, ...back, ...commonHelp(shown, keys)],
        },
        size,
        theme,
      );
    },
  };
}

function takeBack(state: State, keys: readonly string[]): State {
  const last = state.picked.at(-1);
  if (last === undefined) return { ...state, note: null };
  return { active: keys.indexOf(last), picked: state.picked.slice(0, -1), note: null };
}

/** The next key below that is not picked yet, else the first above; where all are, the pointer stays. */
function nextFree(keys: readonly string[], picked: readonly string[], from: number): number {
  for (let step = 1; step <= keys.length; step++) {
    const at = (from + step) % keys.length;
    const key = keys[at];
    if (key !== undefined && !picked.includes(key)) return at;
  }
  return from;
}
