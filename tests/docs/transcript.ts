import { open } from '../pty/terminal.ts';
import { withNote } from '../screens/theatre.ts';
import { freshFolder } from '../support/program.ts';
import { knowing, later } from './later.ts';

export interface Shot {
  /** what is typed behind `roadmap` */
  readonly argv: readonly string[];
  /** lines typed while it runs, each once the program waits */
  readonly answers?: readonly string[];
}

/** A session as it looks in a terminal of 80 columns without colour: commands run one after the other, not typed here. */
async function transcript(shots: readonly Shot[]): Promise<string> {
  const home = freshFolder();
  const parts: string[] = [];
  for (const { argv, answers = [] } of shots) {
    const term = open(argv, { home, rows: 200, env: { TERM: 'dumb', ROADMAP_DIR: '' } });
    let over = false;
    const exit = term.exit.then(() => {
      over = true;
    });
    for (let waits = 1; !over; waits++) {
      const prompts = new RegExp(`^(?:[\\s\\S]*?\\n> ?){${waits}}`);
      await Promise.race([term.sees(prompts).catch(() => undefined), exit]);
      if (!over) term.press(answers[waits - 1] ?? '-', '\r');
    }
    const shown = term
      .screen()
      .split('\n')
      .map((line) => line.trimEnd().replace(/ Took [\d.]+ m?s\.$/, ' Took 40 ms.'))
      .join('\n')
      .trim();
    parts.push(`$ ${['roadmap', ...argv].join(' ')}\n${shown}`);
  }
  return parts.join('\n\n');
}

/** The blocks of a document that the program fills, by the name in the comment before them. */
export const blocks: Readonly<Record<string, () => Promise<string>>> = {
  first: () =>
    transcript([
      { argv: [] },
      { argv: ['quiz', 'http', '-n', '2', '--seed', '3'], answers: ['c', '?', 'c', 'a'] },
      { argv: ['status'] },
    ]),
  home: async () => [await later({ argv: '' }), await later({ argv: 'next --why' })].join('\n\n'),
  review: () => later({ argv: 'review -n 1', replies: ['b1,d2,a4,c3', 'a4,b2,c1,d3'] }),
  stats: () => later({ argv: 'stats' }),
  plan: () => later({ argv: 'plan --by 2026-06-30 --minutes 45 --days mon-fri' }),
  placement: async () => {
    const known = ['backend-basics', 'how-internet-works', 'dns', 'http', 'urls-and-json', 'browsers'];
    const replies = await knowing(['placement', 'internet'], [...known, 'frontend-basics', 'https-tls']);
    return later({
      argv: 'placement internet',
      replies: [...replies, 'y'],
      home: freshFolder(),
      from: /^After/m,
    });
  },
  search: () => later({ argv: 'search index slow query -n 2' }),
  note: () => later({ argv: 'note http --print', home: withNote() }),
  check: () => transcript([{ argv: ['check', 'tests/docs/broken'] }]),
};
