import type { Reply, Shown } from '../../learning/shown.ts';
import { span } from '../plain/letters.ts';
import { drawFrame, type HelpPart } from './frame.ts';
import type { Machine, Step } from './machine.ts';
import { commonHelp, commonReply, moved, rowLines, unknownKey, unknownText } from './rows.ts';

type Choosing = Extract<Shown, { kind: 'one' | 'many' | 'order' }> & { readonly kind: 'one' | 'many' };

interface State {
  readonly active: number;
  readonly chosen: readonly string[];
  readonly note: string | null;
}

const unknown: { readonly reply: Reply } = { reply: { type: 'answer', response: { kind: 'unknown' } } };

/** Choosing one answer, where a letter picks at once, or many, where letters and space toggle. */
export function chooseMachine(shown: Choosing): Machine<State, Reply> {
  const keys = shown.answers.map(({ key }) => key);
  const many = shown.kind === 'many';

  const answer = (chosen: readonly string[]): Step<State, Reply> => ({
    reply: {
      type: 'answer',
      response: { kind: shown.kind, keys: keys.filter((key) => chosen.includes(key)) },
    },
  });
  const pick = (state: State, key: string): Step<State, Reply> => {
    if (!many) return answer([key]);
    const chosen = state.chosen.includes(key)
      ? state.chosen.filter((other) => other !== key)
      : [...state.chosen, key];
    return { state: { active: keys.indexOf(key), chosen, note: null } };
  };

  return {
    start: { active: 0, chosen: [], note: null },
    step(state, key) {
      const reply = commonReply(key, shown, keys);
      if (reply !== null) return { reply };
      const active = moved(state.active, keys.length + 1, key, keys);
      if (active !== null) return { state: { ...state, active, note: null } };
      if (key.type === 'char') return keys.includes(key.char) ? pick(state, key.char) : { state };
      const here = keys[state.active];
      if (key.type === 'space') return here === undefined ? unknown : pick(state, here);
      if (key.type !== 'enter') return { state };
      if (here === undefined) return unknown;
      if (!many) return answer([here]);
      if (state.chosen.length > 0) return answer(state.chosen);
      return { state: { ...state, note: 'Mark at least one answer first: press its letter, or space.' } };
    },
    view(state, size, theme) {
      const { on, off, up, down } = theme.symbols;
      const badge = (key: string): string =>
        state.chosen.includes(key) ? `${theme.accent(on)} ` : `${off} `;
      const row = (key: string, text: string, at: number): string[] =>
        rowLines({
          key,
          text,
          active: at === state.active,
          badge: !many ? '' : key === unknownKey ? ' '.repeat(off.length + 1) : badge(key),
          width: size.width,
          theme,
        });
      const rows = shown.answers.map(({ key, text }, at) => row(key, text, at));
      rows.push(row(unknownKey, unknownText, keys.length));
      const ways: HelpPart[] = many
        ? [
            [`${span(keys)}`, 'mark all that are right'],
            ['Enter', 'done'],
          ]
        : [
            [`${span(keys)}`, 'pick'],
            [`${up} ${down} Enter`, 'move, pick'],
          ];
      const help = [...ways, ...commonHelp(shown, keys)];
      return drawFrame({ rows, active: state.active, note: state.note, help }, size, theme);
    },
  };
}
