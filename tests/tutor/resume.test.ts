import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { DAY, NOON } from '../screens/theatre.ts';
import { answer, writeJournal } from '../support/journal.ts';
import { person, roadmapOf } from '../support/person.ts';

const question = (id: string): string => `### Which is ${id}? {#${id}}\n\n- [x] Right\n- [ ] Wrong\n\n`;
const topic = (...ids: string[]): string => `## Quiz\n\n${ids.map(question).join('')}`;

/** Takes the last event away, as if the machine had lost its power before it was written. */
function loseLast(home: string): string {
  const folder = join(home, 'journal');
  const file = join(folder, String(readdirSync(folder)[0]));
  const lines = readFileSync(file, 'utf8').trimEnd().split('\n');
  const last = lines.pop();
  writeFileSync(file, `${lines.join('\n')}\n`);
  rmSync(join(home, 'progress.json'), { force: true });
  return JSON.parse(String(last)).kind;
}

describe('a session that was cut off', () => {
  it('after its last answer is over: the same quiz begins anew', async () => {
    const who = person(roadmapOf({ words: topic('one', 'two') }));
    await who.run('quiz words --plain', { input: 'Right\nRight\n' });
    expect(loseLast(who.home)).toBe('ended');
    const { code, out } = await who.run('quiz words --plain', { input: 'Right\n' });
    expect([code, out]).toEqual([0, expect.stringContaining('Question 1 of 2')]);
    expect(out).not.toContain('Going on');
  });

  it('among its repeats goes on with them, and says how they went', async () => {
    const who = person(roadmapOf({ words: topic('one', 'two') }));
    await who.run('quiz words --plain', { input: '-\n-\n' });
    const again = await who.run('quiz words --plain', { input: 'Right\nRight\n' });
    expect(again.out).toMatch(/Going on where you stopped: 2 questions answered, 0 to go\.\nOnce more/);
    expect(again.out.match(/Once more/g)).toHaveLength(2);
    expect(again.out).toContain('\n2 of 2 right when asked again.\n');
  });

  it('does not ask what was missed and is no longer there', async () => {
    const folder = roadmapOf({ words: topic('one', 'two'), more: topic('one', 'two') });
    const who = person(folder);
    await who.run('quiz all -n 2 --plain', { input: '-\n-\n' });
    for (const name of ['words', 'more']) {
      const file = join(folder, '01-only', `${name}.md`);
      writeFileSync(file, readFileSync(file, 'utf8').replaceAll(/#(one|two)\}/g, '#new-$1}'));
    }
    const { code, out } = await who.run('quiz all -n 2 --plain', { input: '' });
    expect([code, out]).toEqual([0, expect.stringContaining('Question 1 of 2')]);
    expect(out).not.toMatch(/Going on|Once more/);
  });
});

describe('a question under another name than it was answered under', () => {
  const moved = (): ReturnType<typeof person> => {
    const folder = roadmapOf({
      words: '## Quiz\n\n### Which is it? {#new was=old,more/left}\n\n- [x] Right\n- [ ] Wrong\n',
      more: topic('one'),
    });
    return person(folder);
  };
  const last = (home: string): Record<string, unknown> => {
    const folder = join(home, 'journal');
    const lines = readdirSync(folder).flatMap((name) =>
      readFileSync(join(folder, name), 'utf8').trim().split('\n'),
    );
    return lines.map((line) => JSON.parse(line)).reduce((a, b) => (a.id > b.id ? a : b));
  };

  it.each(['words/old', 'more/left'])('%s goes on with what was known of it', async (former) => {
    const who = moved();
    writeJournal(who.home, 'course', [answer(former, NOON - 9 * DAY, 3, { of: 1 })]);
    await who.run('answer words/new Right');
    expect(last(who.home)).toMatchObject({ question: 'words/new', from: former });
  });

  it('is forgotten under its former name as well', async () => {
    const who = moved();
    writeJournal(who.home, 'course', [answer('more/left', NOON - 9 * DAY, 3, { of: 1 })]);
    expect((await who.status()).questions.seen).toBe(1);
    await who.run('reset words --yes');
    expect(last(who.home)).toMatchObject({ kind: 'reset', topic: 'words', also: ['more/left'] });
    expect((await who.status()).questions.seen).toBe(0);
  });
});
