import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { DAY, NOON, type Show } from '../screens/theatre.ts';
import { answer, writeJournal } from '../support/journal.ts';
import { letterOf, over, person, roadmapOf } from '../support/person.ts';
import { keys } from '../terminal/support/stage.ts';

describe('next', () => {
  it('shows the lesson, and leaves its quiz for later when asked to', async () => {
    const who = person();
    const first = who.at('next');
    expect(await first.sees('Ready for the quiz (7 questions)?')).toMatch(
      /All kinds\n═+\nOne question of each/,
    );
    first.press('n', keys.enter);
    expect(await over(first)).toMatchObject({
      code: 0,
      said: expect.stringContaining('Whenever you are: roadmap next'),
    });

    const second = who.at('next');
    await second.sees('Read the lesson again first?');
    second.press(keys.enter);
    expect(await second.sees('Ready for the quiz')).not.toContain('A lesson with');
    second.press('n', keys.enter);
    expect((await over(second)).code).toBe(0);

    const third = who.at('next');
    await third.sees('Read the lesson again first?');
    third.press('y', keys.enter);
    expect(await third.sees('Ready for the quiz')).toContain('A lesson with');
    third.press(keys.ctrlC);
    expect((await over(third)).code).toBe(130);
  });

  it('asks on plain lines where no prompt is wished for', async () => {
    const who = person();
    const show = who.at('next', { rows: 200, env: { TERM: 'dumb' } });
    expect(await show.sees('Ready for the quiz (7 questions)? y or Enter yes, n no.')).toMatch(
      /All kinds\n═+\nOne question of each/,
    );
    show.press('\n');
    await show.sees('Question 1 of 7');
    show.input.end();
    expect(await over(show)).toMatchObject({
      code: 0,
      said: expect.stringContaining('No answer was given.'),
    });

    await who.run('config set plain true');
    const again = who.at('next', { rows: 200 });
    await again.sees('Read the lesson again first? y yes, n no.');
    again.press('\n');
    expect(await again.sees('Ready for the quiz')).not.toContain('A lesson with');
    again.press('n\n');
    expect((await over(again)).said).toContain('Whenever you are: roadmap next');
  });

  it('counts a lesson as read only once it was shown to its end', async () => {
    const who = person();
    const skipped = who.at('next', { rows: 8 });
    await skipped.sees('q skip');
    skipped.press('q');
    await skipped.sees('Ready for the quiz');
    skipped.press('n', keys.enter);
    expect((await over(skipped)).code).toBe(0);
    const again = who.at('next', { rows: 8 });
    await again.sees('q skip');
    again.press('a');
    await again.sees('Ready for the quiz');
    again.press('n', keys.enter);
    expect((await over(again)).code).toBe(0);
    const after = who.at('next');
    await after.sees('Read the lesson again first?');
    after.press(keys.ctrlC);
    expect((await over(after)).code).toBe(130);
  });

  it('takes a topic without questions as done once its lesson was read', async () => {
    const who = person(
      roadmapOf({ words: 'Words mean things.\n\n'.repeat(12), more: 'More.' }, 'Welcome *in*.'),
    );
    const left = who.at('next', { rows: 10 });
    expect(await left.sees('q skip')).toContain('Welcome in.');
    left.press('q');
    expect((await over(left)).code).toBe(0);
    expect((await who.status()).topics.learned).toBe(0);
    const read = await over(who.at('next'));
    expect(read).toMatchObject({
      code: 0,
      said: expect.stringContaining('Next: "About more", about 5 minutes'),
    });
    expect((await who.status()).topics.learned).toBe(1);
  });

  it('says that a lesson read could not be kept, and goes on', async () => {
    const who = person(roadmapOf({ words: 'Words mean things.' }));
    writeFileSync(join(who.home, 'journal'), 'in the way of a folder');
    const { code, said } = await over(who.at('next'));
    expect([code, said]).toEqual([0, expect.stringMatching(/Words mean things\.[\s\S]*NOT SAVED/)]);
  });

  it('reviews what is due, and says what is left for another session', async () => {
    const who = person();
    const due = ['kinds/one', 'kinds/many', 'kinds/order', 'words/yes'];
    writeJournal(
      who.home,
      'small',
      due.map((question) => answer(question, NOON - 20 * DAY, 3)),
    );
    await who.run('config set session 2');
    const show = who.at('next');
    await show.sees(
      /4 questions are due; this session asks the 2 that are\s+most endangered[\s\S]*Question 1 of 2[\s\S]*stop$/,
    );
    show.press('q');
    expect(await over(show)).toMatchObject({
      code: 0,
      said: expect.stringContaining('Stopped before the first answer.'),
    });
  });

  it('says so when everything is learned', async () => {
    const who = person();
    await who.run('done all');
    expect(await over(who.at('next'))).toMatchObject({
      code: 0,
      said: expect.stringMatching(/Drill any subject with: roadmap quiz <topic>/),
    });
  });
});

/** What to press for the right answer to each question of the topic `kinds`, by the words of its stem. */
const rightly: readonly (readonly [stem: string, (screen: string) => readonly string[]])[] = [
  ['Which one is right here?', (screen) => [letterOf(screen, 'The right one')]],
  ['Which two belong', (screen) => [letterOf(screen, 'Bread'), letterOf(screen, 'Butter'), keys.enter]],
  [
    'What comes first',
    (screen) => [...['Wake', 'Wash', 'Work', 'Walk'].map((text) => letterOf(screen, text)), keys.enter],
  ],
  [
    'Which capital belongs',
    (screen) => {
      const capitals: Readonly<Record<string, string>> = { France: 'Paris', Norway: 'Oslo', Peru: 'Lima' };
      const countries = [...screen.matchAll(/[a-c]\) (France|Norway|Peru)/g)].map(([, country]) =>
        String(country),
      );
      return [...countries.map((country) => letterOf(screen, String(capitals[country]))), keys.enter];
    },
  ],
  ['Which method asks', () => ['head', keys.enter]],
  ['What does a commit hash', () => ['snapshot', keys.enter]],
  ['How would you explain', () => [keys.enter]],
];

/** Presses keys one after the other, each once the screen stands still: a prompt takes them when it is there. */
async function type(show: Show, pressed: readonly string[]): Promise<void> {
  for (const key of pressed) {
    show.press(key);
    await show.settled();
  }
}

describe('a quiz', () => {
  it('asks every kind of question with keys, and explains each answer', async () => {
    const who = person();
    const show = who.at('quiz kinds');
    for (let n = 1; n <= 7; n++) {
      const screen = await show.sees(new RegExp(`Question ${n} of 7[\\s\\S]*stop$`));
      const now = screen.slice(screen.indexOf(`Question ${n} of`));
      const [, pressed] = rightly.find(([stem]) => now.includes(stem)) ?? ['', () => []];
      await type(show, pressed(now));
      if (now.includes('How would you explain')) {
        await show.sees(/How well[\s\S]*stop$/);
        show.press('4');
      }
    }
    const { code, said } = await over(show);
    expect([code, said]).toEqual([0, expect.stringContaining('\n7 of 7 right.\n\nAll kinds: learned\n')]);
    expect(said.match(/✓ Right\./g)).toHaveLength(6);
    expect(said).toMatch(/✓ Noted\.[\s\S]*Why:\nNear copies save walks/);
    expect((await who.status()).questions.seen).toBe(7);
  });

  it('gives the hint on ?, and one more try after a slip', async () => {
    const who = person();
    const hinted = who.at('quiz kinds -n 1');
    await hinted.sees('? hint');
    hinted.press('?');
    const screen = await hinted.sees(/Hint:\s+Think of the first\.[\s\S]*stop$/);
    hinted.press(letterOf(screen.slice(screen.indexOf('Hint:')), 'The right one'));
    expect((await over(hinted)).said).toContain('✓ Right.');

    const typed = person(
      roadmapOf({ git: '## Quiz\n\n### What does a commit hash name? {#hash}\n\nAnswer: `snapshot`\n' }),
    ).at('quiz git');
    await typed.sees('▸');
    typed.press('snapshoot', keys.enter);
    await typed.sees(/Near: one slip away\.[\s\S]*stop$/);
    await type(typed, ['snapshot', keys.enter]);
    expect(await over(typed)).toMatchObject({ code: 0, said: expect.stringContaining('1 of 1 right.') });
  });

  it('in an exam gives no hint, and explains at the end', async () => {
    const show = person().at('quiz kinds -n 1 --exam');
    await show.sees(/Question 1 of 1[\s\S]*stop$/);
    show.press('?');
    const screen = await show.sees(/There are no hints in an exam\.[\s\S]*stop$/);
    show.press(letterOf(screen, 'The wrong one'));
    const { code, said } = await over(show);
    expect(code).toBe(0);
    expect(said).toMatch(
      /0 of 1 right\.\n\nMissed:\n {2}• Which one is right here\?\n {4}The right one\n {4}It is right because/,
    );
    expect(said).not.toMatch(/Not right|Once more/);
  });

  it('asks a miss once more, and says in the end that it was right then', async () => {
    const show = person().at('quiz words');
    await show.sees(/Question 1 of 1[\s\S]*stop$/);
    show.press('-');
    const screen = await show.sees(
      /You don’t know it yet\.[\s\S]*asked once more[\s\S]*Once more[\s\S]*stop$/,
    );
    show.press(letterOf(screen.slice(screen.indexOf('Once more ·')), 'Agreement'));
    expect(await over(show)).toMatchObject({
      code: 0,
      said: expect.stringContaining('Missed:\n  • What does "yes" mean? (right when asked again)'),
    });
  });

  it.each([
    ['Ctrl-C', 130],
    ['SIGTERM', 143],
    ['SIGHUP', 129],
  ])('stopped by %s keeps what was answered, ends with %i, and goes on from there', async (way, code) => {
    const who = person();
    const stop = new AbortController();
    const first = who.at('quiz kinds', { signal: stop.signal });
    await first.sees(/Question 1 of 7[\s\S]*stop$/);
    first.press('-');
    await first.sees(/Question 2 of 7[\s\S]*stop$/);
    if (way === 'Ctrl-C') first.press(keys.ctrlC);
    else stop.abort(way);
    expect(await over(first)).toMatchObject({
      code,
      said: expect.stringMatching(
        /Stopped; 1 answer is kept\. 6 questions left: the\s+same\s+command\s+goes\s+on\s+there\./,
      ),
    });
    expect([first.input.rawMode, first.cursor()]).toEqual([false, true]);

    const second = who.at('quiz kinds', { now: NOON + DAY - 1 });
    await second.sees(
      /Going on where you stopped: 1 question answered, 6 to go\.[\s\S]*Question 2 of 7[\s\S]*stop$/,
    );
    second.press('q');
    expect((await over(second)).code).toBe(0);
    const late = who.at('quiz kinds', { now: NOON + 2 * DAY });
    expect(await late.sees(/Question 1 of 7[\s\S]*stop$/)).not.toContain('Going on');
    late.press('q');
    expect((await over(late)).code).toBe(0);
  });

  it.each([
    ['Esc', keys.escape, 0],
    ['Ctrl-C', keys.ctrlC, 130],
  ])('stopped with %s while asked how sure one is keeps the answer', async (_name, key, code) => {
    const who = person();
    await who.run('config set confidence on');
    const show = who.at('quiz words');
    await show.sees(/Question 1 of 1[\s\S]*stop$/);
    show.press('a');
    await show.sees('How sure are you?');
    show.press(key);
    expect(await over(show)).toMatchObject({
      code,
      said: expect.stringContaining('Stopped; 1 answer is kept.'),
    });
    expect((await who.status()).questions.seen).toBe(1);
  });

  it('says NOT SAVED, once for the session and once for each answer, and goes on', async () => {
    const who = person();
    writeFileSync(join(who.home, 'journal'), 'in the way of a folder');
    const show = who.at('quiz words');
    const screen = await show.sees(/NOT SAVED[\s\S]*Question 1 of 1[\s\S]*stop$/);
    show.press(letterOf(screen, 'Agreement'));
    const { code, said } = await over(show);
    expect([code, said]).toEqual([0, expect.stringContaining('1 of 1 right.')]);
    expect(said.match(/NOT SAVED/g)).toHaveLength(2);
  });

  it('has nothing to ask where a topic has no questions', async () => {
    const who = person(roadmapOf({ words: 'Words mean things.' }));
    expect(await over(who.at('quiz words'))).toMatchObject({
      code: 1,
      said: expect.stringContaining('"About words" has no questions.'),
    });
  });
});
