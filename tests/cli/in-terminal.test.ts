import { chmodSync, existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { DAY, NOON } from '../screens/theatre.ts';
import { answer, type Dated, writeJournal } from '../support/journal.ts';
import { letterOf, over, person, roadmapOf, small } from '../support/person.ts';
import { freshFolder } from '../support/program.ts';
import { keys } from '../terminal/support/stage.ts';

const checked = (passed: readonly string[], failed: readonly string[], at = NOON - DAY): Dated => ({
  kind: 'project-checked',
  project: 'greeter' as never,
  passed,
  failed,
  topics: [],
  at,
});
/** One answer a day until yesterday, to every question of the topic `kinds`, and all due long since. */
const practised = (days: number): Dated[] =>
  Array.from({ length: days }, (_, i) => answer('kinds/one', NOON - (days - i) * DAY, 3));

describe('home', () => {
  it.each([
    ['s', /0 of 1 project passed\.[\s\S]*What now\?/],
    ['l', /1 Basics\n[\s\S]*What now\?/],
    ['p', /At most \d+ questions[\s\S]*stop$/],
    ['n', /All kinds\n═+[\s\S]*Ready for the quiz/],
  ])('does with %s what it offers, and comes back until one leaves', async (key, said) => {
    const show = person().at('', { rows: 60 });
    expect(await show.sees('What now?')).toMatch(/Find out what I know already/);
    show.press(key);
    await show.sees(said);
    if (key === 'n') show.press('n', keys.enter);
    if (key === 'p') show.press(keys.escape);
    await show.sees(/What now\?[\s\S]*$/);
    await show.settled();
    show.press(keys.escape);
    expect((await over(show)).code).toBe(0);
  });

  it('offers what is due beside what is next, and counts days in a row', async () => {
    const who = person();
    writeJournal(who.home, 'small', [answer('words/yes', NOON - 40 * DAY, 3), ...practised(3)]);
    const show = who.at('');
    expect(await show.sees('What now?')).toMatch(/1 review today · streak of 3 days/);
    show.press(keys.escape);
    expect((await over(show)).code).toBe(0);
  });
});

describe('show', () => {
  const standing = 'Standing ready (nothing stands in its way); 7 questions.';

  it('pages a lesson with what it builds on, what it opens and the note on it', async () => {
    const who = person();
    const note = join(who.home, 'notes/small/kinds.md');
    mkdirSync(dirname(note), { recursive: true });
    writeFileSync(note, '# All kinds\n\nAsk *Ana*.\n');
    const show = who.at('show kinds', { rows: 12 });
    await show.sees('q skip');
    show.press('a');
    const { code, said } = await over(show);
    expect(code).toBe(0);
    expect(said).toMatch(/All kinds\n═+[\s\S]*Your note\n─+\nAsk Ana\.[\s\S]*Opens words \(locked\)/);
    expect(said).toContain(standing.slice(0, 14));
  });

  it('shows it whole where nobody can be asked', async () => {
    const shown = await over(person().at('show words', { rows: 12, env: { TERM: 'dumb' } }));
    expect(shown).toMatchObject({ code: 0, said: expect.stringMatching(/Words\n═+[\s\S]*Builds on kinds/) });
  });

  it('counts what is due, and what came in new since it was learned', async () => {
    const who = person();
    writeJournal(who.home, 'small', [
      // it had one question then
      answer('kinds/one', NOON - 40 * DAY, 3, { of: 1 }),
    ]);
    expect((await who.run('show kinds')).out).toMatch(
      /^Standing: .*, 1 due, 6 new questions; 7 questions\.$/m,
    );
  });
});

describe('a project', () => {
  it('is shown with the checks that passed and failed when last run', async () => {
    const who = person();
    const brief =
      /What is checked\n {2}• greets GET[\s\S]*\n {2}• counts POST[\s\S]*Begin: roadmap project start greeter/;
    expect(await over(who.at('project show greeter'))).toMatchObject({
      code: 0,
      said: expect.stringMatching(brief),
    });
    writeJournal(who.home, 'small', [checked(['greets'], ['counts'])]);
    const show = who.at('project show greeter', { rows: 12 });
    await show.sees('q skip');
    show.press('a');
    const { code, said } = await over(show);
    expect([code, said]).toEqual([0, expect.stringMatching(/\n {2}✓ greets GET[\s\S]*\n {2}✗ counts POST/)]);
    const dumb = await over(who.at('project show greeter', { rows: 12, env: { TERM: 'dumb' } }));
    expect(dumb).toMatchObject({ code: 0, said: expect.stringMatching(/\n {2}✓ greets GET/) });
  });
});

describe('reset', () => {
  it('asks first, and changes nothing without a yes', async () => {
    const who = person();
    await who.run('answer kinds/type GET');
    const no = who.at('reset kinds');
    await no.sees('Forget your progress in "All kinds" (1 answered question)?');
    no.press(keys.enter);
    expect(await over(no)).toMatchObject({ code: 0, said: expect.stringContaining('Nothing was changed.') });
    expect((await who.status()).questions.seen).toBe(1);
    const yes = who.at('reset kinds');
    await yes.sees('Forget your progress');
    yes.press('y', keys.enter);
    expect(await over(yes)).toMatchObject({
      code: 0,
      said: expect.stringMatching(
        /Forgotten: "All kinds"[\s\S]*A backup was made\s+before[\s\S]*roadmap undo/,
      ),
    });
    expect((await who.status()).questions.seen).toBe(0);
  });

  it.each([{ env: { TERM: 'dumb' } }, { set: 'config set plain true' }])(
    'asks on a plain line where no prompt is wished for: %j',
    async ({ env = {}, set = 'config path' }) => {
      const who = person();
      await who.run('answer kinds/type GET');
      await who.run(set);
      const end = who.at('reset kinds', { env });
      await end.sees('y yes, n no.');
      end.input.end();
      expect((await over(end)).said).toContain('Nothing was changed.');
      const yes = who.at('reset kinds', { env });
      await yes.sees('y yes, n no.');
      yes.press('y\n');
      expect((await over(yes)).said).toContain('Forgotten: "All kinds"');
      expect((await who.status()).questions.seen).toBe(0);
    },
  );
});

describe('note', () => {
  /** A program that stands in for an editor; `$1` is the file. */
  function editor(script: string): string {
    const path = join(freshFolder('my editor'), 'ed it');
    writeFileSync(path, `#!/bin/sh\n${script}\n`);
    chmodSync(path, 0o700);
    return path;
  }
  const PATH = String(process.env.PATH);

  it.each([
    [
      'with what was written in it',
      'echo "They mean things." >> "$1"',
      'Noted. It stands below the lesson',
      true,
    ],
    ['and an empty one is none', 'true', 'Nothing was noted.', false],
  ])('is written in the editor, %s', async (_what, script, said, isKept) => {
    const who = person();
    const shown = await over(who.at('note words', { env: { EDITOR: editor(script), PATH } }));
    expect(shown).toMatchObject({ code: 0, said: expect.stringContaining(said) });
    expect(existsSync(join(who.home, 'notes/small/words.md'))).toBe(isKept);
  });

  it.each([
    ['fails', { EDITOR: editor('exit 3'), PATH }, /The editor ".*" in \$EDITOR ended with\s+code 3/],
    [
      'cannot be started',
      { VISUAL: '/no/such-editor', PATH },
      /"\/no\/such-editor" in \$VISUAL cannot be\s+started[\s\S]*export\s+EDITOR/,
    ],
    [
      'is nowhere to be found',
      { PATH: '/nonexistent' },
      /No editor was found to write the note in: [\s\S]*VISUAL or EDITOR/,
    ],
  ])('says when the editor %s', async (_what, env, said) => {
    const { code, said: shown } = await over(person().at('note words', { columns: 200, env }));
    expect([code, shown]).toEqual([1, expect.stringMatching(said)]);
  });

  it('says when an editor that was found by itself fails', async () => {
    const folder = freshFolder('bin');
    writeFileSync(join(folder, 'nano'), '#!/bin/sh\nexit 1\n');
    chmodSync(join(folder, 'nano'), 0o700);
    const shown = await over(person().at('note words', { columns: 200, env: { PATH: folder } }));
    expect(shown).toMatchObject({
      code: 1,
      said: expect.stringContaining('The editor "nano" ended with code 1.'),
    });
  });
});

describe('preview', () => {
  const kinds = join(small, '01-basics/kinds.md');

  it('lets the quiz be tried, and records nothing', async () => {
    const who = person();
    const show = who.at(`preview ${kinds} --width 40`, { columns: 100, rows: 100 });
    await show.sees('Try the quiz (7 questions)?');
    show.press(keys.enter);
    const screen = await show.sees(/Question 1 of 7[\s\S]*stop$/);
    const asked = screen.slice(screen.indexOf('Question 1'));
    for (const line of asked.split('\n')) expect(line.length).toBeLessThan(40);
    show.press(letterOf(asked, 'The right one'));
    await show.sees(/✓ Right\.[\s\S]*Question 2 of 7[\s\S]*stop$/);
    show.press(keys.ctrlC);
    const { code, said } = await over(show);
    expect([code, said]).toEqual([
      130,
      expect.stringMatching(/1 of 1 right\.\s+Nothing of this was recorded\.$/),
    ]);
    expect(existsSync(join(who.home, 'journal'))).toBe(false);
  });

  it('leaves the quiz out when told so, or where there is none', async () => {
    const show = person().at(`preview ${kinds}`, { rows: 60 });
    await show.sees('Try the quiz');
    show.press('n', keys.enter);
    expect((await over(show)).code).toBe(0);
    const folder = roadmapOf({ words: 'Words mean things.' });
    const none = await over(person().at(`preview ${join(folder, '01-only/words.md')}`, { rows: 60 }));
    expect(none).toMatchObject({ code: 0, said: expect.stringContaining('Words mean things.') });
    expect(none.said).not.toContain('Try the quiz');
  });

  it('pages what is longer than the screen', async () => {
    const show = person().at(`preview ${kinds}`, { rows: 10 });
    await show.sees('q skip');
    show.press('q');
    await show.sees('Try the quiz');
    show.press(keys.ctrlC);
    expect((await over(show)).code).toBe(130);
  });

  it('asks on plain lines where the cursor cannot be moved', async () => {
    const show = person().at(`preview ${kinds}`, { rows: 60, env: { TERM: 'dumb' } });
    await show.sees('Your answer (a–d)');
    show.press('The right one\n');
    await show.sees('Question 2 of 7');
    show.input.end();
    expect(await over(show)).toMatchObject({
      code: 0,
      said: expect.stringContaining('Nothing of this was recorded.'),
    });
  });
});

describe('placement', () => {
  it('is stopped by Ctrl-C in the middle of a question, and goes on from there', async () => {
    const who = person();
    const first = who.at('placement');
    await first.sees(/Question 1 of[\s\S]*don’t\s+know/);
    first.press('-', keys.enter);
    await first.sees(/Question 2 of[\s\S]*don’t\s+know/);
    first.press(keys.ctrlC);
    expect((await over(first)).code).toBe(130);
    const second = who.at('placement');
    await second.sees(/Going on where you stopped: 1 question answered[\s\S]*don’t\s+know/);
    second.press(keys.escape);
    expect(await over(second)).toMatchObject({
      code: 0,
      said: expect.stringContaining('Stopped; your answers are kept.'),
    });
  });
});
