import { chmodSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ofSmallSamples } from '../content/support/sample.ts';
import { freshFolder, json, type Ran, repository, roadmap } from '../support/program.ts';

const small = join(repository, 'tests/support/small');
const DAY = 86_400_000;
const NOON = Date.UTC(2026, 0, 5, 12);

interface QuestionJson {
  readonly id: string;
  readonly topic: string;
  readonly kind: string;
  readonly stem: string;
  readonly answers: readonly { key: string; text: string }[];
  readonly choices?: readonly { key: string; text: string }[];
  readonly hint: string | null;
}

/** A learner of the small roadmap with a data folder of their own. */
function learner(home = freshFolder()) {
  const setting = (more: object) => ({ home, env: { ROADMAP_DIR: small }, ...more });
  return {
    home,
    run: (argv: string, more: object = {}) => roadmap(argv.split(' '), setting(more)),
    args: (argv: readonly string[], more: object = {}) => roadmap(argv, setting(more)),
    json: <T>(argv: string, more: object = {}) => json<T>([...argv.split(' '), '--json'], setting(more)),
  };
}

const questionsOf = async (who: ReturnType<typeof learner>): Promise<Map<string, QuestionJson>> => {
  const { questions } = await who.json<{ questions: QuestionJson[] }>('quiz kinds --all');
  return new Map(questions.map((question) => [question.id, question]));
};
const letter = (question: QuestionJson | undefined, text: string): string =>
  question?.answers.find((answer) => answer.text === text)?.key ?? '?';

/** The grades of a journal's answers, in order. */
const gradesIn = (home: string): number[] =>
  readdirSync(join(home, 'journal')).flatMap((name) =>
    readFileSync(join(home, 'journal', name), 'utf8')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as { kind: string; grade: number })
      .filter((event) => event.kind === 'answered')
      .map((event) => event.grade),
  );

describe('next', () => {
  it('prints the lesson when there is no terminal, and exits 0', async () => {
    const { code, out, err } = await learner().run('next');
    expect(code).toBe(0);
    expect(out).toMatch(/^# All kinds\n\nOne question of each kind\n\n## What there is/);
    expect(out).toContain('$ echo hello');
    expect(out).not.toContain('## Quiz');
    expect(err).toBe('');
  });

  it('says the same as JSON, in the documented shape, and changes nothing by being asked', async () => {
    const who = learner();
    for (let i = 0; i < 2; i++) {
      expect(await who.json('next')).toEqual({
        action: 'learn',
        topic: { id: 'kinds', title: 'All kinds', stage: 'basics', minutes: 5, state: 'ready' },
        due: 0,
        reason: 'This is where the roadmap begins.',
      });
    }
    expect(readdirSync(who.home)).not.toContain('journal');
  });

  it('goes from the topic at hand to the next one, and to reviews when they are due', async () => {
    const who = learner();
    const questions = await questionsOf(who);
    await who.run(`answer kinds/one ${letter(questions.get('kinds/one'), 'The right one')}`);
    expect(await who.json('next')).toMatchObject({
      action: 'quiz',
      topic: { id: 'kinds', state: 'learning' },
    });
    await who.run('done kinds');
    expect(await who.json('next')).toMatchObject({ action: 'learn', topic: { id: 'words' } });
    expect(await who.json('next', { now: NOON + 5 * DAY })).toMatchObject({
      action: 'review',
      topic: null,
      due: 1,
    });
  });
});

describe('quiz --json', () => {
  it('gives every kind in its shape and nothing that gives the key away', async () => {
    const questions = await questionsOf(learner());
    expect([...questions.values()].map((question) => question.kind).sort()).toEqual([
      'many',
      'match',
      'one',
      'order',
      'recall',
      'type',
      'type',
    ]);
    expect(questions.get('kinds/one')).toMatchObject({
      topic: 'kinds',
      stem: 'Which one is right here?',
      hint: 'Think of the first.',
    });
    expect(questions.get('kinds/one')?.answers.map(({ key }) => key)).toEqual(['a', 'b', 'c', 'd']);
    expect(questions.get('kinds/one')?.answers[3]?.text).toBe('None of these');
    expect(questions.get('kinds/match')?.choices?.map(({ key }) => key)).toEqual(['1', '2', '3']);
    expect(questions.get('kinds/order')?.answers.map(({ text }) => text)).not.toEqual([
      'Wake',
      'Wash',
      'Work',
      'Walk',
    ]);
    const all = JSON.stringify([...questions.values()]);
    for (const secret of [
      'correct',
      'explanation',
      'in as many words',
      'keeps a copy near',
      'snapshot',
      'GET',
    ])
      expect(all).not.toContain(secret);
  });

  it('asks as many as a session does, -n as many as are wished, --all all', async () => {
    const who = learner();
    const count = async (argv: string) => (await who.json<{ questions: unknown[] }>(argv)).questions.length;
    expect(await count('quiz all')).toBe(9);
    await who.run('config set session 4');
    expect(await count('quiz all')).toBe(4);
    expect(await count('quiz all -n 2')).toBe(2);
    expect(await count('quiz all --all')).toBe(9);
  });

  it('takes ids, aliases, numbers, paths and tags for selectors', async () => {
    const who = learner();
    const topics = async (selector: string) => {
      const { questions } = await who.json<{ questions: QuestionJson[] }>(`quiz ${selector} --all`);
      return [...new Set(questions.map((question) => question.topic))].sort();
    };
    expect(await topics('every-kind')).toEqual(['kinds']);
    expect(await topics('basics/words')).toEqual(['words']);
    expect(await topics('2.1')).toEqual(['words', 'yaml-topic']);
    expect(await topics('deep')).toEqual(['words', 'yaml-topic']);
    expect(await topics('2')).toEqual(['yaml-topic']);
    expect(await topics('start yaml-topic')).toEqual(['kinds', 'words', 'yaml-topic']);
  });
});

describe('answer', () => {
  it('takes letters, texts and positions, and letters stay valid after the question was answered', async () => {
    const who = learner();
    const questions = await questionsOf(who);
    const one = letter(questions.get('kinds/one'), 'The right one');
    const order = ['Wake', 'Wash', 'Work', 'Walk'].map((text) => letter(questions.get('kinds/order'), text));
    const match = questions.get('kinds/match');
    const capital = (text: string) => match?.choices?.find((choice) => choice.text === text)?.key;
    const pairs = [
      ['France', 'Paris'],
      ['Norway', 'Oslo'],
      ['Peru', 'Lima'],
    ].map(([left, right]) => `${letter(match, left as string)}${capital(right as string)}`);
    const cases: [string, string[]][] = [
      ['kinds/one', [one]],
      ['kinds/one', [one.toUpperCase()]],
      ['kinds/one', ['the right one']],
      ['kinds/one', [String(one.charCodeAt(0) - 96)]],
      ['kinds/many', ['Bread', 'Butter']],
      [
        'kinds/many',
        [`${letter(questions.get('kinds/many'), 'Butter')},${letter(questions.get('kinds/many'), 'Bread')}`],
      ],
      ['kinds/order', [order.join(',')]],
      ['kinds/order', order.map((key) => String(key.charCodeAt(0) - 96))],
      ['kinds/match', [pairs.join(',')]],
      ['kinds/type', ['get']],
      ['kinds/recall', ['3']],
    ];
    for (const [id, given] of cases) {
      const { out, err, code } = await who.args(['answer', id, ...given, '--json']);
      expect([id, given, code, err]).toEqual([id, given, 0, '']);
      expect([id, given, JSON.parse(out).correct]).toEqual([id, given, true]);
    }
  });

  it('says what is right, why, when it comes up again and where the topic stands', async () => {
    const who = learner();
    const questions = await questionsOf(who);
    const wrong = letter(questions.get('kinds/one'), 'The wrong one');
    const right = letter(questions.get('kinds/one'), 'The right one');
    expect(await who.json(`answer kinds/one ${wrong}`)).toEqual({
      question: 'kinds/one',
      correct: false,
      score: 0,
      near: false,
      key: [right],
      keyTexts: ['The right one'],
      explanation: 'It is right because the question says so, in as many words as it takes.',
      why: 'People take it because it sounds well.',
      due: '2026-01-06T04:00:00.000Z',
      topicState: 'learning',
    });
  });

  it('says how much of an answer is right, as a session does', async () => {
    const who = learner();
    for (const [question, answer] of [
      ['kinds/many', 'a'],
      ['kinds/many', 'b'],
      ['kinds/one', 'a'],
      ['kinds/one', 'b'],
    ]) {
      const { score } = await who.json<{ score: number }>(`answer ${question} ${answer}`);
      const { out } = await who.run(`answer ${question} ${answer}`);
      const verdict =
        score === 1 ? 'Right.' : score > 0 ? `Partly right, ${Math.round(score * 100)} %.` : 'Not right.';
      expect(out.split('\n')[0]).toBe(verdict);
    }
    expect((await who.json<{ score: number }>('answer kinds/many b')).score).toBe(0.5);
  });

  it('grades through FSRS: wrong comes back tomorrow, right later, a recall as the learner says', async () => {
    const who = learner();
    const due = async (argv: string) => (await who.json<{ due: string }>(argv)).due;
    expect(await due('answer kinds/type POST')).toBe('2026-01-06T04:00:00.000Z');
    expect(await due('answer kinds/typed-word snapshot')).toBe('2026-01-09T04:00:00.000Z');
    expect(await due('answer kinds/recall 4')).toBe('2026-01-21T04:00:00.000Z');
    expect(await due('answer kinds/many -')).toBe('2026-01-06T04:00:00.000Z');
  });

  it('takes the name of a question as one may name its topic', async () => {
    const who = learner();
    for (const name of ['Kinds/TYPE', 'every-kind/type', 'start/kinds/type', 'TYPE'])
      expect(await who.json(`answer ${name} GET`)).toMatchObject({ question: 'kinds/type', correct: true });
  });

  it('says of a slip that it is near, and records it as not right', async () => {
    expect(await learner().json('answer kinds/typed-word snapshit')).toMatchObject({
      correct: false,
      near: true,
    });
  });

  it('refuses what is no answer and records nothing', async () => {
    const who = learner();
    for (const argv of [
      'answer kinds/one z',
      'answer kinds/order a,b',
      'answer kinds/match a1',
      'answer kinds/recall 7',
      'answer kinds/oen a',
      'answer nothing/here a',
    ]) {
      const { code, out, err } = await who.run(argv);
      expect([argv, code, out]).toEqual([argv, 2, '']);
      expect(err).toMatch(/^error: /);
    }
    expect((await who.run('answer kinds/oen a')).err).toContain('Did you mean "kinds/one"?');
    expect(await who.json('status')).toMatchObject({ questions: { seen: 0 } });
  });
});

describe('status, list, show', () => {
  it('have the documented shapes', async () => {
    const who = learner();
    expect(await who.json('status')).toEqual({
      roadmap: 'small',
      topics: { total: 3, locked: 2, ready: 1, learning: 0, learned: 0, fading: 0, skipped: 0 },
      questions: { total: 9, seen: 0, due: 0 },
      streak: 0,
      pace: 0,
      projects: { total: 1, begun: 0, passed: 0 },
      stages: [
        { id: 'basics', number: '1', title: 'Basics', topics: 2, learned: 0, due: 0, stages: [] },
        {
          id: 'more',
          number: '2',
          title: 'More',
          topics: 1,
          learned: 0,
          due: 0,
          stages: [{ id: 'deep', number: '2.1', title: 'Deep', topics: 1, learned: 0, due: 0, stages: [] }],
        },
      ],
    });
    expect(await who.json('list more')).toMatchObject({
      stages: [
        {
          id: 'more',
          number: '2',
          title: 'More',
          topics: [],
          stages: [
            {
              id: 'deep',
              number: '2.1',
              topics: [
                {
                  id: 'yaml-topic',
                  title: 'A topic in YAML',
                  state: 'locked',
                  due: 0,
                  questions: 1,
                  prerequisites: ['words'],
                },
              ],
            },
          ],
        },
      ],
    });
    expect(await who.json('show words')).toMatchObject({
      topic: { id: 'words', state: 'locked' },
      lesson: 'Words mean things.',
      prerequisites: [{ id: 'kinds', state: 'ready' }],
      opens: [{ id: 'yaml-topic', state: 'locked' }],
    });
  });

  it('count a streak over days that begin at 04:00', async () => {
    const who = learner();
    await who.run('answer words/yes a', { now: NOON });
    await who.run('answer words/yes a', { now: NOON + DAY + 15 * 3_600_000 });
    expect(await who.json('status', { now: NOON + 2 * DAY })).toMatchObject({ streak: 2 });
    expect(await who.json('status', { now: NOON + 4 * DAY })).toMatchObject({ streak: 0 });
  });

  it('show one topic only, and name what a stage holds otherwise', async () => {
    const { code, err } = await learner().run('show basics');
    expect(code).toBe(2);
    expect(err).toContain('roadmap list basics');
  });
});

describe('done, skip, reset, undo', () => {
  it('mark and unmark topics, and undo takes back the last act each time', async () => {
    const who = learner();
    const states = async () => {
      const { stages } = await who.json<{ stages: { topics: { state: string }[] }[] }>('list basics');
      return stages[0]?.topics.map((topic) => topic.state);
    };
    await who.run('done kinds');
    expect(await states()).toEqual(['learned', 'ready']);
    await who.run('skip words');
    expect(await states()).toEqual(['learned', 'skipped']);
    await who.run('undo');
    expect(await states()).toEqual(['learned', 'ready']);
    await who.run('undo');
    expect(await states()).toEqual(['ready', 'locked']);
    const { code, err } = await who.run('undo');
    expect([code, err]).toEqual([1, expect.stringContaining('nothing to take back')]);
  });

  it('takes an answer back exactly', async () => {
    const who = learner();
    await who.run('answer kinds/typed-word snapshot');
    const before = await who.json('status');
    await who.run('answer kinds/type POST');
    expect((await who.run('undo')).out).toContain('kinds/type');
    expect(await who.json('status')).toEqual(before);
  });

  it('reset asks first: without a terminal it wants --yes; then it makes a backup and can be undone', async () => {
    const who = learner();
    await who.run('answer kinds/typed-word snapshot');
    const refused = await who.run('reset kinds');
    expect([refused.code, refused.err.includes('--yes')]).toEqual([2, true]);
    const { code, out } = await who.run('reset all --yes');
    expect([code, out]).toEqual([0, expect.stringContaining('A backup was made before')]);
    expect(await who.json('status')).toMatchObject({ questions: { seen: 0 } });
    await who.run('undo');
    expect(await who.json('status')).toMatchObject({ questions: { seen: 1 } });
    expect((await learner().run('reset all --yes')).out).toContain('no progress');
  });
});

describe('a session on plain lines', () => {
  const session = (
    who: ReturnType<typeof learner>,
    argv: string,
    lines: readonly string[],
    more: object = {},
  ) => who.run(argv, { input: lines.map((line) => `${line}\n`).join(''), ...more });

  it('explains every answer, asks misses again, and says what was missed and what is next', async () => {
    const who = learner();
    const { code, out } = await session(who, 'quiz words --plain', ['No', 'Agreement']);
    expect(code).toBe(0);
    expect(out).toContain('What does "yes" mean?');
    expect(out).toContain('Not right.');
    expect(out).toContain('Why: Whoever says yes agrees');
    expect(out).toContain('Once more (Words)');
    expect(out).toContain('0 of 1 right.');
    expect(out).toContain('(right when asked again)');
    expect(out).toMatch(/Words: learned\nNext: /);
  });

  it('gives the hint on request and then counts the answer as hard', async () => {
    const who = learner();
    const { out } = await session(who, 'quiz kinds --plain -n 1', ['?', 'The right one']);
    expect(out).toContain('Hint: Think of the first.');
    expect(out).toContain('1 of 1 right.');
    expect(gradesIn(who.home)).toEqual([2]);
  });

  it('gives a near miss one more try, and counts it as hard', async () => {
    const who = learner();
    await who.run('answer kinds/typed-word -');
    const { out } = await session(who, 'quiz kinds --plain -n 1', ['snapshit', 'snapshot']);
    expect(out).toContain('Near: one slip away');
    expect(out).toContain('1 of 1 right.');
    expect(gradesIn(who.home)).toEqual([1, 2]);
  });

  it('keeps every answer when input ends, and goes on there the next time', async () => {
    const who = learner();
    const first = await session(who, 'quiz kinds --plain', ['-', '-', '-']);
    expect(first.code).toBe(0);
    expect(first.out).toContain('Question 3 of 7');
    const again = await session(who, 'quiz kinds --plain', ['-']);
    expect(again.out).toContain('Going on where you stopped: 3 questions answered');
    expect(again.out).toContain('Question 4 of 7');
    expect(again.out).not.toContain('Question 1 of');
    expect(await who.json('status')).toMatchObject({ questions: { seen: 4 } });
  });

  it('in an exam hands out no hint as JSON either', async () => {
    const hints = async (argv: string) =>
      (await learner().json<{ questions: QuestionJson[] }>(argv)).questions.map(({ hint }) => hint);
    expect(await hints('quiz kinds --all')).toContainEqual(expect.any(String));
    expect(new Set(await hints('quiz kinds --all --exam'))).toEqual(new Set([null]));
  });

  it('in an exam gives neither hints nor verdicts before the end', async () => {
    const { out } = await session(learner(), 'quiz words --exam --plain', ['No']);
    expect(out.indexOf('Why:')).toBeGreaterThan(out.indexOf('0 of 1 right'));
    expect(out).not.toContain('Once more');
  });

  it('reviews what is due', async () => {
    const who = learner();
    await who.run('answer words/yes -');
    expect((await session(who, 'review --plain', [])).out).toContain('Nothing is due today.');
    const tomorrow = { now: NOON + DAY };
    expect(await who.json('review', tomorrow)).toMatchObject({ questions: [{ id: 'words/yes' }] });
    expect((await session(who, 'review --plain', ['Agreement'], tomorrow)).out).toContain('1 of 1 right.');
    expect(await who.json('review', tomorrow)).toEqual({ questions: [] });
  });

  it('says NOT SAVED before the next question when the disk refuses', async () => {
    const home = freshFolder();
    writeFileSync(join(home, 'journal'), 'a file where the folder belongs');
    const { out, code } = await session(learner(home), 'quiz words --plain', ['No']);
    expect(code).toBe(0);
    expect(out).toMatch(/NOT SAVED: .+\n/);
    expect(out.lastIndexOf('NOT SAVED')).toBeLessThan(out.lastIndexOf('Not right.'));
  });
});

describe('errors of usage', () => {
  const cases: [string, string][] = [
    ['quizz', 'Did you mean "roadmap quiz"?'],
    ['xyzzy', 'roadmap --help'],
    ['next --jsno', 'Did you mean --json?'],
    ['quiz kindz', 'Did you mean "kinds"?'],
    ['quiz', '--plain'],
    ['review', '--plain'],
    ['quiz words -n 0', 'whole number from 1'],
    ['quiz words -n x', 'whole number'],
    ['answer kinds/one', 'roadmap answer --help'],
    ['show', 'roadmap show --help'],
    ['done', 'roadmap done --help'],
    ['next extra', 'roadmap next --help'],
    ['config get sesion', 'Did you mean "session"?'],
    ['config set session 0', 'whole number from 1 to 100'],
    ['check --format xml', 'pretty, json'],
    ['search', 'roadmap search --help'],
    ['search ???', 'holds no word'],
    ['search words -n 0', 'whole number from 1'],
    ['note', 'roadmap note --help'],
    ['note wrods', 'Did you mean "words"?'],
    ['note words', '--print'],
    ['completion tcsh', 'bash, zsh, fish'],
    ['import-quiz tea.md', '--to'],
    ['import-quiz --to x', 'roadmap import-quiz --help'],
    ['import-quiz tea.md --to x --from docx', 'markdown, quizdown, gift, aiken, mdbook, anki'],
    ['import-qiz', 'Did you mean "roadmap import-quiz"?'],
    ['export-quiz', '--format'],
    ['export-quiz --format docx', 'gift, aiken, anki, markdown'],
    ['export-quiz kindz --format gift', 'Did you mean "kinds"?'],
    ['analyze', 'roadmap analyze --help'],
    ['plan', 'roadmap plan --help'],
    ['plan --by soon', '+12w'],
    ['stats extra', 'roadmap stats --help'],
  ];
  it.each(cases)('roadmap %s exits 2 and says what would work', async (argv, said) => {
    const { code, out, err } = await learner().run(argv);
    expect([code, out]).toEqual([2, '']);
    expect(err).toContain(said);
    expect(err.trimEnd().split('\n').length).toBeLessThanOrEqual(2);
    expect(err).not.toMatch(/ {4}at /);
  });

  it('names the flags on one line when a prompt has no terminal', async () => {
    expect((await learner().run('quiz words')).err).toBe(
      'error: This asks questions and needs a terminal: add --plain to answer on plain lines, or --json to get the questions.\n',
    );
  });
});

describe('check', () => {
  it('is clean on the shipped roadmap', async () => {
    const { out, code } = await roadmap(['check', join(repository, 'roadmap')]);
    expect(out).toContain('no errors, no warnings');
    expect(code).toBe(0);
  });

  it('reports every fault with place, reason and repair, and exits 1', async () => {
    const folder = freshFolder('broken');
    mkdirSync(join(folder, '01-a'));
    writeFileSync(join(folder, 'roadmap.yaml'), 'format: 1\nid: broken\ntitle: Broken\n');
    writeFileSync(join(folder, '01-a/stage.yaml'), 'title: A\ntopics: [good, bad]\n');
    writeFileSync(
      join(folder, '01-a/good.md'),
      '---\ntitle: Good\nsummary: Fine\nminutes: 5\n---\nText.\n\n## Quiz\n\n### Is it? {#is}\n\n- [x] It is\n- [ ] Not\n\n> It is because it was made to be so, by hand.\n',
    );
    writeFileSync(
      join(folder, '01-a/bad.md'),
      '---\ntitle: Bad\nsummary: Not fine\nminutes: ten\nprerequisites:\n  - goood\n---\nText.\n',
    );
    const report = await roadmap(['check', folder, '--format', 'json']);
    expect(report.code).toBe(1);
    const { diagnostics: all, ...counts } = JSON.parse(report.out);
    expect(counts).toEqual({ files: 4, topics: 2, questions: 1, errors: 2, warnings: 3, waived: [] });
    const diagnostics = all.filter((d: { code: string }) => !ofSmallSamples.includes(d.code));
    expect(
      diagnostics.map((d: { code: string; line: number; column: number }) => [d.code, d.line, d.column]),
    ).toEqual([
      ['quiz/missing', 1, 1],
      ['yaml/wrong-type', 4, 10],
      ['topic/unknown-prerequisite', 6, 5],
    ]);
    const pretty = await roadmap(['check', folder]);
    expect(pretty.out).toContain(`bad.md:6:5  error  topic/unknown-prerequisite
  No topic has the id "goood".
    5 | prerequisites:
  > 6 |   - goood
      |     ^^^^^
  hint: Did you mean "good" (01-a/good.md)?`);
    expect(pretty.out).toMatch(/2 errors, 3 warnings\.\n$/);
    const next = await roadmap(['next'], { env: { ROADMAP_DIR: folder } });
    expect([next.code, next.out.startsWith('# Good')]).toEqual([0, true]);
    expect(next.err).toContain('2 errors');
  });

  it('fails on more warnings than allowed', async () => {
    const folder = freshFolder('warned');
    mkdirSync(join(folder, '01-a'));
    writeFileSync(join(folder, 'roadmap.yaml'), 'format: 1\nid: warned\ntitle: Warned\n');
    writeFileSync(join(folder, '01-a/stage.yaml'), 'title: A\ntopics: [t]\n');
    writeFileSync(join(folder, '01-a/t.md'), '---\ntitle: T\nsummary: T\nminutes: 5\n---\nText.\n');
    expect((await roadmap(['check', folder])).code).toBe(0);
    expect((await roadmap(['check', folder, '--max-warnings', '0'])).code).toBe(1);
  });

  it('says so when the folder is not there', async () => {
    const { code, err } = await roadmap(['check', '/nonexistent/place']);
    expect([code, err]).toEqual([1, expect.stringContaining('/nonexistent/place')]);
  });
});

describe('schema', () => {
  it('lists the kinds of file there are one for', async () => {
    const { code, out } = await roadmap(['schema']);
    expect(code).toBe(0);
    expect(out).toMatch(/^roadmap +roadmap\.yaml\nstage +.*\ntopic +.*\nfront-matter +.*\n$/);
  });

  it('prints one, the same that ships as a file', async () => {
    const { code, out } = await roadmap(['schema', 'stage']);
    expect(code).toBe(0);
    expect(JSON.parse(out)).toMatchObject({ required: ['title'], additionalProperties: false });
    expect(out).toBe(readFileSync(join(repository, 'schemas/stage.json'), 'utf8'));
  });

  it('knows no other, and offers the nearest', async () => {
    const { code, out, err } = await roadmap(['schema', 'topics']);
    expect([code, out]).toEqual([2, '']);
    expect(err).toBe('error: There is no schema "topics".\nDid you mean "topic"?\n');
    expect((await roadmap(['schema', '\u001b[31m'])).err).toContain('There are: roadmap, stage,');
  });
});

describe('a roadmap of one’s own', () => {
  it('is compiled once, kept under the data folder, and read anew when a file changes', async () => {
    const folder = freshFolder('own');
    mkdirSync(join(folder, '01-a'));
    const topic = (title: string) =>
      writeFileSync(join(folder, '01-a/t.md'), `---\ntitle: ${title}\nsummary: T\nminutes: 5\n---\nText.\n`);
    writeFileSync(join(folder, 'roadmap.yaml'), 'format: 1\nid: own\ntitle: Own\n');
    writeFileSync(join(folder, '01-a/stage.yaml'), 'title: A\ntopics: [t]\n');
    topic('First');
    const home = freshFolder();
    const next = (): Promise<Ran> =>
      roadmap(['next', '--roadmap', folder], { home, now: Date.now() + 60_000 });
    expect((await next()).out).toContain('# First');
    expect(readdirSync(join(home, 'cache'))).toHaveLength(1);
    topic('Second');
    expect((await next()).out).toContain('# Second');
  });

  it('works when its cache cannot be written', async () => {
    const home = freshFolder();
    writeFileSync(join(home, 'cache'), 'in the way');
    expect((await roadmap(['next'], { home, env: { ROADMAP_DIR: small } })).code).toBe(0);
    chmodSync(home, 0o755);
  });

  it('keeps its progress apart from that of every other', async () => {
    const who = learner();
    await who.run('done all');
    expect(await json(['status', '--json'], { home: who.home })).toMatchObject({
      roadmap: 'backend',
      topics: { learned: 0 },
    });
  });
});

describe('config', () => {
  it('lists, reads, changes and puts back', async () => {
    const who = learner();
    expect(await who.json('config list')).toEqual({
      session: 10,
      roadmap: null,
      reviews: 40,
      retention: 0.85,
      confidence: false,
      plain: false,
    });
    expect((await who.run('config set session 15')).out).toBe('session = 15\n');
    const nowhere = await who.run('config set roadmap /nowhere/at-all');
    expect(nowhere).toMatchObject({
      out: 'roadmap = /nowhere/at-all\n',
      err: 'There is no roadmap in /nowhere/at-all yet: no roadmap.yaml stands there.\n',
    });
    expect((await who.run(`config set roadmap ${small}`)).err).toBe('');
    expect((await who.run('config get session')).out).toBe('15\n');
    expect((await who.run('config unset session')).out).toBe('session = 10\n');
    expect((await who.run('config path')).out).toBe(`${join(who.home, 'settings.json')}\n`);
  });
});
