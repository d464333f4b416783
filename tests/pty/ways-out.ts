import { expect } from 'vitest';
import { answersIn, childOf, openPrompt, type Prompt } from './prompts.ts';
import { keys } from './terminal.ts';

const signals = { SIGTERM: 143, SIGHUP: 129, SIGINT: 130 } as const;

/** What a person or the system does at a prompt; each gives the exit code that is due. */
export const waysOut = ['Ctrl-C', 'Ctrl-D', 'SIGTERM', 'SIGHUP', 'SIGINT', 'a resize'] as const;
export type WayOut = (typeof waysOut)[number];

/** Comes to a prompt, leaves it that way, and looks at what is left: terminal, exit code, answers. */
export async function leave(prompt: Prompt, way: WayOut): Promise<void> {
  const term = openPrompt(prompt);
  await prompt.reach(term);
  let code = 130;
  if (way in signals) {
    code = signals[way as keyof typeof signals];
    process.kill(childOf(term.pid), way);
  } else if (way === 'Ctrl-D') {
    code = prompt.ctrlD ?? 130;
    term.press('\x04');
  } else {
    if (way === 'a resize') {
      term.resize(40, 12);
      term.resize(100, 40);
    }
    term.press(keys.ctrlC);
  }
  await term.sees(/code=\d+[\s\S]*over/);
  const seen = term.screen();
  expect([seen.match(/code=(\d+)/)?.[1], seen.match(/modes=(\w+)/)?.[1]]).toEqual([String(code), 'same']);
  expect(cursorIsShown(term.raw())).toBe(true);
  expect(answersIn(term.home)).toBe(prompt.answers);
  await term.exit;
}

const cursorIsShown = (raw: string): boolean => raw.lastIndexOf('\x1b[?25h') >= raw.lastIndexOf('\x1b[?25l');
