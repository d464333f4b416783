import { appendFileSync } from 'node:fs';
import { join } from 'node:path';
import { deviceName } from '../../src/store/device.ts';
import { nodeDisk } from '../../src/store/disk.ts';
import { keys } from '../terminal/support/stage.ts';
import { DAY, NOON, play, practised, type Setting, type Show, withNote } from './theatre.ts';

/** A screen worth keeping: what leads to it, and what shows that it is there. */
export interface Scene {
  readonly name: string;
  /** rows of the terminal where a whole screen is wanted and nothing is paged */
  readonly rows?: number;
  readonly open: (setting: Setting) => Show | Promise<Show>;
}

const seen = async (show: Show, text: string | RegExp): Promise<Show> => {
  await show.sees(text);
  await show.settled();
  return show;
};
const over = async (show: Show): Promise<Show> => {
  await show.done;
  await show.settled();
  return show;
};
const quiz = 'quiz http -n 1 --seed 3'.split(' ');

export const scenes: readonly Scene[] = [
  { name: 'home-new', open: (at) => seen(play([], at), 'What now?') },
  { name: 'home', open: (at) => seen(play([], { ...at, home: practised(14) }), 'What now?') },
  { name: 'lesson', open: (at) => seen(play(['show', 'dns'], at), 'more') },
  { name: 'question', open: (at) => seen(play(quiz, at), 'don’t know ·') },
  {
    name: 'verdict',
    rows: 60,
    open: async (at) => {
      const show = await seen(play(quiz, at), 'don’t know ·');
      show.press('b');
      return seen(show, 'Once more');
    },
  },
  {
    name: 'how-sure',
    open: async (at) => {
      const home = practised(1);
      await over(play('config set confidence on'.split(' '), { ...at, home }));
      const show = await seen(play(quiz, { ...at, home }), 'don’t know ·');
      show.press('c');
      return seen(show, 'How sure are you?');
    },
  },
  { name: 'status', rows: 44, open: (at) => over(play(['status'], { ...at, home: practised(14) })) },
  { name: 'stats', rows: 60, open: (at) => over(play(['stats'], { ...at, home: practised(30) })) },
  { name: 'list', rows: 60, open: (at) => over(play(['list', 'databases'], { ...at, home: practised(30) })) },
  {
    name: 'next-why',
    open: (at) => over(play(['next', '--why'], { ...at, home: practised(14), now: NOON + DAY })),
  },
  {
    name: 'review',
    rows: 30,
    open: (at) => seen(play(['review'], { ...at, home: practised(14), now: NOON + DAY }), /don’t\s+know/),
  },
  {
    name: 'doctor',
    rows: 60,
    open: (at) => {
      const home = practised(14);
      appendFileSync(join(home, 'journal', `${deviceName(nodeDisk)}.jsonl`), 'rubbish\n');
      return over(play(['doctor'], { ...at, home }));
    },
  },
  { name: 'search', rows: 60, open: (at) => over(play(['search', 'index', 'slow', 'query'], at)) },
  {
    name: 'plan',
    rows: 60,
    open: (at) =>
      over(
        play('plan --by 2026-06-30 --minutes 45 --days mon-fri'.split(' '), { ...at, home: practised(14) }),
      ),
  },
  { name: 'note', open: (at) => over(play('note http --print'.split(' '), { ...at, home: withNote() })) },
  {
    name: 'projects',
    rows: 50,
    open: (at) => over(play(['project', 'list'], { ...at, home: practised(14) })),
  },
  {
    name: 'placement',
    rows: 40,
    open: async (at) => {
      const show = play('placement internet'.split(' '), at);
      for (let i = 1; ; i++) {
        const screen = await show.sees(
          new RegExp(`Question ${i} of|Credit these topics|Nothing was changed`),
        );
        if (!screen.includes(`Question ${i} of`)) break;
        // the line of keys is there only while the question waits
        const asked = await show.sees(/- (?:Enter )?I? ?don’t know/);
        show.press('-', ...(asked.includes('- Enter') ? [keys.enter] : []));
      }
      return over(show);
    },
  },
];
