import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { freshFolder, json, repository, roadmap } from '../support/program.ts';
import { keys, open, openShell, type Session } from './terminal.ts';

const env = { ROADMAP_DIR: join(repository, 'tests/support/small') };
const seen = async (home: string): Promise<number> =>
  (await json<{ questions: { seen: number } }>(['status', '--json'], { home, env, now: Date.now() }))
    .questions.seen;

/** Says "I don't know" to the question at hand; a typed one wants Enter as well. */
async function pass(term: Session, n: number): Promise<void> {
  const screen = await term.sees(new RegExp(`Question ${n} of 7[\\s\\S]*don’t know[\\s\\S]*stop$`));
  term.press('-');
  if (screen.endsWith('Esc stop')) {
    await term.sees(/▸ -/);
    term.press(keys.enter);
  }
}

/** The question the session is at, by its number. */
const at = (n: number): RegExp => new RegExp(`Question ${n} of 7`);

// a machine that is busy elsewhere may starve a real terminal: one more try tells that from a fault
describe('in a terminal', { retry: 1 }, () => {
  it('`next` shows the lesson, offers its quiz, explains the answer, and says what is next', async () => {
    const term = open(['next']);
    await term.sees('Ready for the quiz');
    expect(term.screen()).toMatch(/A lesson with .?code.? and weight\./);
    term.press('n', keys.enter);
    await term.sees('Whenever you are: roadmap next');
    expect(await term.exit).toBe(0);
    const again = open(['next'], { home: term.home });
    await again.sees('Read the lesson again first?');
    again.press(keys.enter);
    await again.sees('Ready for the quiz');
    again.press(keys.enter);
    await pass(again, 1);
    await again.sees('comes up again');
    again.press(keys.ctrlC);
    await again.sees('Next:');
    expect(await again.exit).toBe(130);
  });

  it('a quiz is answered with arrows, stopped with Ctrl-C in the middle, and goes on where it stopped', async () => {
    const home = freshFolder();
    const who = { home };
    const first = open(['quiz', 'kinds'], who);
    await pass(first, 1);
    await pass(first, 2);
    await first.sees(/Question 3 of 7[\s\S]*stop$/);
    expect(await seen(home)).toBe(2);
    first.press(keys.ctrlC);
    await first.sees('2 answers are kept');
    expect(await first.exit).toBe(130);
    expect(await seen(home)).toBe(2);

    const second = open(['quiz', 'kinds'], who);
    await second.sees('Going on where you stopped: 2 questions answered');
    await second.sees(at(3));
    for (let n = 3; n <= 7; n++) {
      await pass(second, n);
    }
    await second.sees(/Once more[\s\S]*stop$/);
    second.press(keys.escape);
    await second.sees('Stopped');
    expect(await second.exit).toBe(0);
    expect(await seen(home)).toBe(7);
  });

  it('arrows move, Enter picks, and the comment on the chosen answer is shown', async () => {
    const home = freshFolder();
    const term = open(['quiz', 'words'], { home });
    await term.sees('What does "yes" mean?');
    await term.sees(/▸ a\)/);
    term.press(keys.down);
    await term.sees(/▸ b\)/);
    term.press(keys.up);
    await term.sees(/▸ a\)/);
    const right = /a\) Agreement/.test(term.screen());
    term.press(right ? keys.enter : keys.down);
    if (!right) {
      await term.sees(/▸ b\) Agreement/);
      term.press(keys.enter);
    }
    await term.sees('✓ Right.');
    await term.sees('1 of 1 right.');
    expect(term.screen()).toContain('Whoever says yes agrees');
    expect(await term.exit).toBe(0);
  });

  it('the hint comes on ?, and the answer is then hard', async () => {
    const term = open(['quiz', 'kinds', '-n', '1']);
    await term.sees('? hint');
    term.press('?');
    await term.sees(/Think of the first\.[\s\S]*\) The right one/);
    const key = term.screen().match(/([a-d])\) The right one/)?.[1] as string;
    term.press(key);
    await term.sees('✓ Right.');
    expect(await term.exit).toBe(0);
    const journal = join(term.home, 'journal');
    const answers = readFileSync(join(journal, readdirSync(journal)[0] as string), 'utf8')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line))
      .filter((event) => event.kind === 'answered');
    expect(answers.map((event) => [event.grade, event.hinted])).toEqual([[2, true]]);
  });

  it.each([
    ['SIGTERM', 143],
    ['SIGINT', 130],
    ['SIGHUP', 129],
  ] as const)(
    '%s ends a prompt with code %i, the terminal as it was, and every answer kept',
    async (signal, code) => {
      const home = freshFolder();
      const direct = open(['quiz', 'kinds'], { home });
      await pass(direct, 1);
      await direct.sees(/Question 2 of 7[\s\S]*stop$/);
      direct.kill(signal);
      await direct.sees('1 answer is kept');
      expect(await direct.exit).toBe(code);
      expect(direct.raw().lastIndexOf('\x1b[?25h')).toBeGreaterThanOrEqual(
        direct.raw().lastIndexOf('\x1b[?25l'),
      );
      expect(await seen(home)).toBe(1);
    },
  );

  it('leaves the terminal’s modes as they were after Ctrl-C', async () => {
    const term = openShell(
      'before=$(stty -g); roadmap quiz kinds; echo "code=$?"; [ "$before" = "$(stty -g)" ] && echo modes=same',
    );
    await term.sees(/Question 1 of 7[\s\S]*stop$/);
    term.press(keys.ctrlC);
    await term.sees('code=130');
    await term.sees('modes=same');
    await term.exit;
  });

  it('follows a resize in the middle of a question', async () => {
    const term = open(['quiz', 'kinds', '-n', '1']);
    await term.sees('d) None of these');
    term.resize(30, 24);
    term.press(keys.down);
    await term.sees(/▸ b\)/);
    term.press('q');
    expect(await term.exit).toBe(0);
  });

  it('uses no colour with NO_COLOR, and only ASCII where the locale is not UTF-8', async () => {
    const term = open(['status'], { env: { NO_COLOR: '1', LANG: 'C', LC_ALL: 'C' } });
    await term.exit;
    expect(term.raw()).not.toMatch(/\x1b\[[0-9;]*m/);
    expect(term.raw()).not.toMatch(/[^\x00-\x7f]/);
    expect(term.raw()).toContain('Basics');
  });

  it('asks on plain lines when the terminal is dumb', async () => {
    const term = open(['quiz', 'words'], { env: { TERM: 'dumb' } });
    await term.sees('Your answer (a or b)');
    term.press('Agreement', keys.enter);
    await term.sees('Right.');
    expect(await term.exit).toBe(0);
    expect(term.raw()).not.toContain('\x1b[');
  });

  it('skips from the lesson to its quiz on q', async () => {
    const term = open(['next'], { rows: 8 });
    await term.sees('q skip');
    term.press('q');
    await term.sees('Ready for the quiz');
    term.press('n', keys.enter);
    expect(await term.exit).toBe(0);
  });

  it('shows the introduction of a stage on entering it', async () => {
    const home = freshFolder();
    await roadmap(['done', 'kinds', 'words'], { home, env });
    const term = open(['next'], { home });
    await term.sees('Ready for the quiz');
    expect(term.screen()).toMatch(/Welcome to .*more.*\.[\s\S]*A topic in YAML/);
    term.press(keys.ctrlC);
    expect(await term.exit).toBe(130);
  });

  it('home offers what to do now, and Esc leaves', async () => {
    const term = open([], { columns: 40 });
    await term.sees('What now?');
    await term.sees('Begin');
    term.press(keys.escape);
    expect(await term.exit).toBe(0);
    for (const line of term.screen().split('\n')) expect(line.length).toBeLessThanOrEqual(40);
  });
});
