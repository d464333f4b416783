import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { NOON, play, type Setting, type Show } from '../screens/theatre.ts';
import { freshFolder, json, repository, roadmap } from './program.ts';

export const small = join(repository, 'tests/support/small');

/** Somebody at a terminal, with a data folder of their own. */
export function person(folder = small, home = freshFolder()) {
  const env = { ROADMAP_DIR: folder };
  return {
    home,
    at: (argv: string, more: Partial<Setting> = {}): Show =>
      play(argv === '' ? [] : argv.split(' '), {
        columns: 80,
        rows: 50,
        home,
        ...more,
        env: { ...env, ...more.env },
      }),
    /** the same without a terminal */
    run: (argv: string, more: object = {}) =>
      roadmap(argv === '' ? [] : argv.split(' '), { home, env, now: NOON, ...more }),
    status: () =>
      json<{ questions: { seen: number }; topics: { learned: number } }>(['status', '--json'], { home, env }),
  };
}

/** A roadmap of one stage, its topics as files. */
export function roadmapOf(topics: Readonly<Record<string, string>>, intro = ''): string {
  const folder = freshFolder('course');
  mkdirSync(join(folder, '01-only'));
  writeFileSync(join(folder, 'roadmap.yaml'), 'format: 1\nid: course\ntitle: A course\n');
  writeFileSync(
    join(folder, '01-only/stage.md'),
    `---\ntitle: Only\ntopics: [${Object.keys(topics).join(', ')}]\n---\n\n${intro}\n`,
  );
  for (const [id, body] of Object.entries(topics))
    writeFileSync(
      join(folder, '01-only', `${id}.md`),
      `---\ntitle: "About ${id}"\nsummary: What ${id} is\nminutes: 5\nconcepts: [${id}, other]\n---\n\n${body}\n`,
    );
  return folder;
}

/** The letter that stands before a text on the screen. */
export const letterOf = (screen: string, text: string): string =>
  screen.match(new RegExp(`(.)\\) ${text}`))?.[1] ?? `no ${text} on:\n${screen}`;

/** What was said on the screen and above it. */
export async function over(show: Show): Promise<{ code: number; said: string }> {
  const code = await show.done;
  await show.settled();
  return { code, said: show.scrollback() };
}
