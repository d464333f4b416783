import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { freshFolder } from '../support/program.ts';
import { keys, open } from './terminal.ts';

const kinds = 'tests/support/small/01-basics/kinds.md';
const recorded = (home: string): boolean => existsSync(join(home, 'journal')) || readdirSync(home).length > 0;

// a machine that is busy elsewhere may starve a real terminal: one more try tells that from a fault
describe('preview in a terminal', { retry: 1 }, () => {
  it('pages the lesson, offers its quiz, judges an answer, and records nothing', async () => {
    const home = freshFolder();
    const term = open(['preview', kinds], { home });
    await term.sees('topic/few-questions');
    await term.sees(/Try the quiz \(7 questions\)\?[\s\S]*$/);
    expect(term.screen()).toMatch(/All kinds\n═+[\s\S]*A lesson with .?code.? and weight\./);
    term.press(keys.enter);
    const screen = await term.sees(/Question 1 of 7[\s\S]*q stop$/);
    term.press(screen.match(/([a-d])\) The right one/)?.[1] as string);
    await term.sees('✓ Right.');
    await term.sees(/It comes up again in \d days[\s\S]*Question 2 of 7[\s\S]*stop$/);
    term.press(keys.escape);
    await term.sees('Nothing of this was recorded.');
    expect(term.screen()).not.toMatch(/kept|roadmap next/);
    expect(await term.exit).toBe(0);
    expect(recorded(home)).toBe(false);
  });

  it('ends on Ctrl-C in the middle of a question, and records nothing', async () => {
    const home = freshFolder();
    const term = open(['preview', kinds], { home });
    await term.sees('Try the quiz');
    term.press(keys.enter);
    await term.sees(/Question 1 of 7[\s\S]*q stop$/);
    term.press('-');
    await term.sees(/Question 2 of 7[\s\S]*stop$/);
    term.press(keys.ctrlC);
    await term.sees('0 of 1 right.');
    await term.sees('Nothing of this was recorded.');
    expect(await term.exit).toBe(130);
    expect(recorded(home)).toBe(false);
  });

  it('keeps to the columns it is given, in a wider window as well', async () => {
    const term = open(['preview', kinds, '--width', '40'], { columns: 100, rows: 60 });
    await term.sees('Try the quiz');
    term.press(keys.enter);
    await term.sees(/Question 1 of 7[\s\S]*q stop$/);
    const lines = term.screen().split('\n');
    const shown = lines.slice(lines.findIndex((line) => line.startsWith('═')));
    expect(shown.filter((line) => line.length >= 40 && !line.includes('https://'))).toEqual([]);
    term.press('q');
    expect(await term.exit).toBe(0);
  });

  it('asks on plain lines when the terminal is dumb', async () => {
    const term = open(['preview', kinds], { env: { TERM: 'dumb' } });
    await term.sees('Your answer (a–d)');
    term.press('The right one', keys.enter);
    await term.sees('Question 2 of 7');
    term.press('\x04');
    await term.sees('Nothing of this was recorded.');
    expect(await term.exit).toBe(0);
    expect(term.raw()).not.toContain('\x1b[');
  });
});
