import { count } from '../tutor/words.ts';
import type { Examination, Surroundings } from './examination.ts';
import { type Finding, finding } from './finding.ts';
import { clockWords, shownValue } from './wording.ts';

/** Before this nothing could have been recorded. */
const FIRST_TIME = Date.UTC(2025, 0, 1);

/** What is to be said of the program, the terminal, the locale and the clock. */
export const diagnoseSurroundings = (found: Examination): readonly Finding[] => [
  program(found.around),
  terminal(found.around),
  locale(found.around),
  clock(found),
];

/** Whether a version of Node is one the program runs on. */
export function isSupported(node: string): boolean {
  const [major = 0, minor = 0] = node.split('.').map(Number);
  return major === 20 ? minor >= 17 : major === 22 ? minor >= 13 : major >= 24;
}

function program({ version, node, platform, arch, variables }: Surroundings): Finding {
  const isGood = isSupported(node);
  return finding('program', 'Program', `roadmap ${version} on Node ${node}, ${platform} ${arch}.`, {
    state: isGood ? 'ok' : 'error',
    details: variables.length > 0 ? [`Set: ${variables.join(', ')}.`] : [],
    hint: isGood ? null : 'Install Node 20.17, 22.13, 24 or later.',
    facts: { version, node, platform, arch },
  });
}

const colours = { 0: 'no colour', 1: '16 colours', 2: '256 colours', 3: 'millions of colours' } as const;

function terminal({ screen, term }: Surroundings): Finding {
  const { tty, width, colour, dumb } = screen;
  const isNarrow = tty && width < 40;
  const size = tty ? `${width} columns` : `none, written for ${width} columns`;
  return finding('terminal', 'Terminal', `${size}, ${colours[colour]}${dumb ? ', plain' : ''}.`, {
    state: isNarrow ? 'warning' : 'ok',
    details: term === null ? [] : [`TERM is ${shownValue(term)}.`],
    hint: isNarrow ? 'Make it at least 40 columns wide.' : null,
    facts: { terminal: tty, columns: width, colour, plain: dumb },
  });
}

function locale({ screen, locale: name }: Surroundings): Finding {
  const which = name === null ? 'none is set' : shownValue(name);
  return finding('locale', 'Locale', `${which}, ${screen.unicode ? 'Unicode' : 'ASCII only'}.`, {
    state: screen.unicode ? 'ok' : 'warning',
    hint: screen.unicode ? null : 'Set LANG to one with UTF-8, such as C.UTF-8.',
    facts: { unicode: screen.unicode },
  });
}

function clock({ around: { now, tz }, ahead }: Examination): Finding {
  const isEarly = !(now >= FIRST_TIME);
  const details = ahead > 0 ? [`${count(ahead, 'event')} ${ahead === 1 ? 'lies' : 'lie'} ahead of it.`] : [];
  return finding('clock', 'Clock', `${clockWords(now, tz)}.`, {
    state: isEarly ? 'error' : ahead > 0 ? 'warning' : 'ok',
    details,
    hint: isEarly
      ? 'Set the clock; days and reviews follow it.'
      : ahead > 0
        ? 'Look at the clock, here and on the machine that recorded them; until then they count as now.'
        : null,
    facts: { ahead },
  });
}
