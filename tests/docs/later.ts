import { join } from 'node:path';
import { openShipped } from '../../src/content/disk/index.ts';
import type { TopicId } from '../../src/content/model.ts';
import { DAY, NOON, play, practised } from '../screens/theatre.ts';
import { freshFolder, repository, roadmap } from '../support/program.ts';

/** Two weeks of learning, and the day after; the clock stands still. */
const now = NOON + DAY;

/** What is typed behind `roadmap`, and the replies to what it asks; `from` cuts off what comes before. */
interface Scene {
  readonly argv: string;
  readonly replies?: readonly string[];
  readonly home?: string;
  readonly from?: RegExp;
}

/** A command on plain lines in a terminal of 80 columns, after two weeks of learning. */
export async function later({ argv, replies = [], home = practised(14), from }: Scene): Promise<string> {
  const show = play(argv.split(' ').filter(Boolean), {
    home,
    now,
    columns: 80,
    rows: 400,
    env: { TERM: 'dumb' },
  });
  const typed: string[] = [];
  const isOver = show.done.then(() => true);
  for (;;) {
    const asks = new RegExp(`^(?:[\\s\\S]*?\\n> ?){${typed.length + 1}}$`);
    if (await Promise.race([isOver, show.sees(asks).then(() => false)])) break;
    typed.push(replies[typed.length] ?? '-');
    show.press(`${typed.at(-1)}\n`);
  }
  let at = 0;
  // a terminal would show what is typed
  const whole = (await show.settled()).replace(/^> ?/gm, () => `> ${typed[at++]}\n`);
  const cut = from === undefined ? 0 : whole.search(from);
  if (cut < 0) throw new Error(`${from} does not stand in:\n${whole}`);
  return `$ ${`roadmap ${argv}`.trim()}\n${cut > 0 ? '…\n' : ''}${whole.slice(cut)}`
    .replace(/[ \t]+$/gm, '')
    .trim();
}

/** Replies of somebody who knows these topics and no others, to a command that asks until it has enough. */
export async function knowing(argv: readonly string[], topics: readonly string[]): Promise<string[]> {
  const content = openShipped(join(repository, 'dist/roadmap.index'));
  const titles = new Map(content.outline.topics.map(({ id, title }) => [title, id]));
  const replies: string[] = [];
  for (;;) {
    const { out } = await roadmap([...argv, '--plain'], {
      home: freshFolder(),
      input: replies.join('\n'),
      now,
    });
    const question = out.split(/^Question \d+ of \d+ /m).at(-1) as string;
    if (/this is what I believe/.test(question)) return replies;
    const topic = titles.get(question.match(/^\((.*)\)$/m)?.[1] ?? '') as TopicId;
    const right = content
      .body(topic)
      .questions.flatMap((one) =>
        'answers' in one ? one.answers.filter(({ correct }) => correct).map(({ text }) => text) : [],
      );
    const letters = [...question.matchAll(/^ {2}([a-z])\) (.*)$/gm)]
      .filter(([, , text]) => right.includes(text as string))
      .map(([, letter]) => letter);
    replies.push(topics.includes(topic) && letters.length > 0 ? letters.join(',') : '-');
    if (replies.length > 40) throw new Error(`it asks and asks:\n${out}`);
  }
}
