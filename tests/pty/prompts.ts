import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { freshFolder, repository } from '../support/program.ts';
import { keys, openProgram, type Session } from './terminal.ts';

const question: Readonly<Record<string, (n: number) => string>> = {
  one: (n) => `- [x] Right ${n}\n- [ ] Wrong ${n}\n- [ ] Other ${n}\n`,
  many: (n) => `- [x] A${n}\n- [x] B${n}\n- [ ] C${n}\n`,
  order: (n) => `1. First ${n}\n2. Second ${n}\n3. Third ${n}\n`,
  match: (n) => `| a | b |\n|---|---|\n| left ${n} | right ${n} |\n| more ${n} | most ${n} |\n`,
  type: () => 'Answer: `snapshot`\n',
  recall: (n) => `Recall: What was meant ${n}\n`,
  hinted: (n) => `> A hint ${n}.\n\n- [x] Right ${n}\n- [ ] Wrong ${n}\n`,
};

/** A roadmap with a topic for each kind of question, of two of that kind, and a project. */
function roadmapOfKinds(): string {
  const folder = freshFolder('kinds');
  const put = (path: string, text: string): void => {
    mkdirSync(join(folder, path, '..'), { recursive: true });
    writeFileSync(join(folder, path), text);
  };
  put('roadmap.yaml', 'format: 1\nid: kinds\ntitle: Kinds\n');
  put('01-every/stage.yaml', `title: All\ntopics: [${Object.keys(question).join(', ')}]\n`);
  for (const [kind, answers] of Object.entries(question)) {
    const quiz = [1, 2].map((n) => `### Number ${n} of ${kind}? {#q${n}}\n\n${answers(n)}`).join('\n');
    const lesson = Array.from({ length: 30 }, (_, i) => `Line ${i} of a lesson.\n`).join('\n');
    put(
      `01-every/${kind}.md`,
      `---\ntitle: Topic ${kind}\nsummary: About ${kind}\nminutes: 5\n---\n\n${lesson}\n## Quiz\n\n${quiz}`,
    );
  }
  put(
    'projects/greeter/project.md',
    readFileSync(join(repository, 'tests/support/small/projects/greeter/project.md'), 'utf8').replace(
      '[kinds]',
      '[one]',
    ),
  );
  put(
    'projects/greeter/checks.yaml',
    readFileSync(join(repository, 'tests/support/small/projects/greeter/checks.yaml'), 'utf8').replaceAll(
      'topic: kinds',
      'topic: one',
    ),
  );
  return folder;
}
let folder: string | undefined;
export const kinds = (): string => (folder ??= roadmapOfKinds());

export interface Prompt {
  readonly argv: string;
  /** what leads to the prompt, from the first screen on */
  readonly reach: (term: Session) => Promise<unknown>;
  /** how many answers were given by then */
  readonly answers: number;
  /** the exit code after Ctrl-D; 130 unless said */
  readonly ctrlD?: number;
  /** settings that are changed first */
  readonly set?: string;
}

const asked = (n: number) => new RegExp(`Question ${n} of 2[\\s\\S]*stop$`);
const says = (text: string | RegExp) => (term: Session) => term.sees(text);

/** Does not know the first answer, and comes to the second question. */
const second = async (term: Session): Promise<void> => {
  const screen = await term.sees(asked(1));
  term.press('-');
  if (screen.endsWith('Esc stop')) {
    await term.sees(/▸ -/);
    term.press(keys.enter);
  }
  await term.sees(asked(2));
};

export const prompts: Readonly<Record<string, Prompt>> = {
  'the menu of home': { argv: '', reach: says(/What now\?[\s\S]*leave$/), answers: 0 },
  ...Object.fromEntries(
    Object.keys(question).map((kind) => [
      `a question: ${kind}`,
      { argv: `quiz ${kind}`, reach: second, answers: 1 },
    ]),
  ),
  'how sure one is': {
    argv: 'quiz one',
    set: 'confidence true',
    reach: async (term) => {
      await term.sees(asked(1));
      term.press('a');
      await term.sees(/How sure are you\?[\s\S]*stop$/);
    },
    answers: 1,
  },
  'once more': {
    argv: 'quiz one',
    reach: async (term) => {
      await second(term);
      term.press('-');
      await term.sees(/Once more[\s\S]*stop$/);
    },
    answers: 2,
  },
  'how well something was recalled': {
    argv: 'quiz recall',
    reach: async (term) => {
      await second(term);
      term.press(keys.enter);
      await term.sees(/What was meant[\s\S]*stop$/);
    },
    answers: 1,
  },
  'a question with its hint': {
    argv: 'quiz hinted',
    reach: async (term) => {
      await second(term);
      term.press('?');
      await term.sees(/A hint \d\.[\s\S]*stop$/);
    },
    answers: 1,
  },
  'one more try after a near miss': {
    argv: 'quiz type',
    reach: async (term) => {
      await second(term);
      term.press('snapshut', keys.enter);
      await term.sees(/one more try[\s\S]*stop$/);
    },
    answers: 1,
  },
  'a page of a lesson': { argv: 'next', reach: says('q skip'), answers: 0 },
  'whether to begin the quiz': {
    argv: 'next',
    reach: async (term) => {
      await term.sees('q skip');
      term.press('q');
      await term.sees('Ready for the quiz');
    },
    answers: 0,
  },
  'whether to forget': {
    argv: 'answer one/q1 a; roadmap reset one',
    reach: says('Forget your progress'),
    answers: 1,
  },
  'a question of a placement test': {
    argv: 'placement',
    reach: says(/Question 1 of[\s\S]*stop$/),
    answers: 0,
  },
  'whether to credit': {
    argv: 'placement one',
    reach: async (term) => {
      for (let n = 1; n <= 2; n++) {
        const screen = await term.sees(new RegExp(`Question ${n} of[\\s\\S]*stop$|Credit|credit`));
        if (!screen.includes(`Question ${n} of`)) break;
        const key = screen.slice(screen.lastIndexOf('Question')).match(/([a-c])\) Right/)?.[1];
        term.press(key ?? '-');
      }
      await term.sees(/\([yY]\/[nN]\)/);
    },
    answers: 0,
  },
  'the quiz of a preview': {
    argv: `preview ${join('01-every', 'one.md')}`,
    reach: async (term) => {
      await term.sees('q skip');
      term.press('q');
      await term.sees('Try the quiz');
      term.press(keys.enter);
      await term.sees(asked(1));
    },
    answers: 0,
  },
  'check --watch': { argv: 'check --watch', reach: says('Watching'), answers: 0, ctrlD: 0 },
};

/** Runs in a shell that tells afterwards what became of the terminal. */
export function openPrompt({ argv, set }: Prompt, home = freshFolder()): Session & { readonly home: string } {
  const script = [
    ...(set === undefined ? [] : [`roadmap config set ${set} >/dev/null`]),
    'before=$(stty -a | tail -n +2)',
    `roadmap ${argv}`,
    'echo "code=$?"',
    '[ "$before" = "$(stty -a | tail -n +2)" ] && echo modes=same || echo modes=other',
    'echo over',
  ].join('; ');
  return openProgram(
    '/bin/bash',
    ['-c', `roadmap() { '${process.execPath}' '${join(repository, 'bin/roadmap.js')}' "$@"; }; ${script}`],
    {
      home,
      rows: 24,
      cwd: kinds(),
      env: { ROADMAP_DIR: kinds() },
    },
  );
}

/** How many answers stand in the journal. */
export function answersIn(home: string): number {
  let names: string[];
  try {
    names = readdirSync(join(home, 'journal'));
  } catch {
    return 0;
  }
  return names
    .flatMap((name) =>
      readFileSync(join(home, 'journal', name), 'utf8')
        .trim()
        .split('\n'),
    )
    .filter((line) => /"kind":"answered"/.test(line)).length;
}

/** The program itself, below the shell that started it. */
export function childOf(shell: number): number {
  const children = readFileSync(`/proc/${shell}/task/${shell}/children`, 'utf8').trim().split(' ');
  return Number(children.at(-1));
}
