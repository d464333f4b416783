import type { Reply, Shown } from '../../learning/shown.ts';
import { span } from '../plain/letters.ts';
import type { Theme } from '../theme.ts';
import { wrapLines } from '../wrap.ts';
import { drawFrame, type HelpPart } from './frame.ts';
import type { Machine, Step } from './machine.ts';
import { commonHelp, commonReply, moved, rowLines, unknownKey, unknownText } from './rows.ts';

type Match = Extract<Shown, { kind: 'match' }>;

interface State {
  readonly active: number;
  /** keys of choices, for the left-hand items in their order */
  readonly picked: readonly string[];
  /** digits typed so far of a choice with more than one */
  readonly typed: string;
  readonly note: string | null;
}

/** Matching: for each item on the left, one after the other, a partner on the right is picked. */
export function matchMachine(shown: Match): Machine<State, Reply> {
  const lefts = shown.answers;
  const keys = shown.choices.map(({ key }) => key);
  // with fewer choices than items one must serve twice
  const isTaken = (state: State, key: string): boolean =>
    keys.length >= lefts.length && state.picked.includes(key);
  const isWhole = (state: State): boolean => state.picked.length === lefts.length;

  const pick = (state: State, key: string): Step<State, Reply> => {
    if (isWhole(state)) return { state };
    if (isTaken(state, key)) {
      const by = lefts[state.picked.indexOf(key)]?.key;
      return { state: { ...state, typed: '', note: `${key} is with ${by} already. Backspace goes back.` } };
    }
    const picked = [...state.picked, key];
    const free = keys.findIndex((other) => !isTaken({ ...state, picked }, other));
    return { state: { active: Math.max(0, free), picked, typed: '', note: null } };
  };
  const typing = (state: State, digit: string): Step<State, Reply> => {
    const typed = state.typed + digit;
    const longer = keys.some((key) => key.startsWith(typed) && key !== typed);
    if (keys.includes(typed) && !longer) return pick(state, typed);
    const at = keys.indexOf(typed);
    return {
      state: { ...state, typed: longer ? typed : '', active: at < 0 ? state.active : at, note: null },
    };
  };

  return {
    start: { active: 0, picked: [], typed: '', note: null },
    step(state, key) {
      const reply = commonReply(key, shown, keys);
      if (reply !== null) return { reply };
      const active = moved(state.active, keys.length + 1, key, keys);
      if (active !== null) return { state: { ...state, active, typed: '', note: null } };
      if (key.type === 'char') return /\d/.test(key.char) ? typing(state, key.char) : { state };
      if (key.type === 'back') return { state: takeBack(state, keys) };
      if (key.type !== 'enter' && key.type !== 'space') return { state };
      if (isWhole(state)) return key.type === 'enter' ? { reply: answer(state, shown) } : { state };
      const here = keys[state.active];
      if (here === undefined) return { reply: { type: 'answer', response: { kind: 'unknown' } } };
      return pick(state, here);
    },
    view(state, size, theme) {
      const whole = isWhole(state);
      const row = (key: string, text: string, at: number): string[] => {
        const by = lefts.filter((_, i) => state.picked[i] === key).map((left) => left.key);
        const badge = theme.accent(by.join(''));
        const active = !whole && at === state.active;
        return rowLines({
          key,
          text,
          active,
          badge: by.length > 0 ? `${badge} ` : '  ',
          width: size.width,
          theme,
        });
      };
      const rows = shown.choices.map(({ key, text }, at) => row(key, text, at));
      if (!whole) rows.push(row(unknownKey, unknownText, keys.length));
      const back: HelpPart[] = state.picked.length > 0 ? [['Backspace', 'go back']] : [];
      const ways: HelpPart[] = whole
        ? [['Enter', 'done']]
        : [
            [span(keys), 'pick'],
            ['Enter', 'pick'],
          ];
      return drawFrame(
        {
          head: headLines(state, shown, size.width, theme),
          rows,
          active: Math.min(state.active, rows.length - 1),
          note: state.note,
          help: [...ways, ...back, ...commonHelp(shown, keys)],
        },
        size,
        theme,
      );
    },
  };
}

/** All items of the left with what they have so far; the one that is asked for stands out. */
function headLines(state: State, shown: Match, width: number, theme: Theme): string[] {
  const lines = shown.answers.flatMap(({ key, text }, i) => {
    const active = i === state.picked.length;
    const badge = `${theme.accent(state.picked[i] ?? (active ? '?' : ' '))} `;
    return rowLines({ key, text, active, badge, width, theme });
  });
  const [left, right] = shown.columns ?? ['', ''];
  const title = (name: string): string[] =>
    name === '' ? [] : wrapLines(theme.title(theme.text(name)), width);
  return [...title(left), ...lines, '', ...title(right)];
}

function takeBack(state: State, keys: readonly string[]): State {
  const last = state.picked.at(-1);
  if (last === undefined || state.typed !== '') return { ...state, typed: '', note: null };
  return {
    active: Math.max(0, keys.indexOf(last)),
    picked: state.picked.slice(0, -1),
    typed: '',
    note: null,
  };
}

function answer(state: State, shown: Match): Reply {
  const pairs = shown.answers.map(({ key }, i) => [key, state.picked[i] ?? ''] as const);
  return { type: 'answer', response: { kind: 'match', pairs: Object.fromEntries(pairs) } };
}
