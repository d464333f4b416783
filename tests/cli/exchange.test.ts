import { existsSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openFolder } from '../../src/content/disk/index.ts';
import { answerDigest } from '../../src/content/fold.ts';
import { encode } from '../../src/store/codec.ts';
import { openStore } from '../../src/store/store.ts';
import { answer, writeJournal } from '../support/journal.ts';
import { freshFolder, json, repository, roadmap } from '../support/program.ts';

const small = join(repository, 'tests/support/small');
const NOON = Date.UTC(2026, 0, 5, 12);
const corpus = join(repository, 'tests/exchange/corpus');

interface ImportJson {
  readonly files: number;
  readonly found: number;
  readonly imported: number;
  readonly leftOut: number;
  readonly topics: readonly { id: string; title: string; file: string; questions: number }[];
  readonly reported: readonly { file: string; line: number; what: string; action: string; reason: string }[];
}

const quiz = (name: string, stem = 'Which one is it?'): string =>
  `## ${name}\n\n#### Q1. ${stem}\n\n- [x] this one\n- [ ] that one\n\n#### Q2. Which is not right?\n\n- [ ] a\n- [ ] b\n`;

/** A folder with a file in it, and what it takes to import it. */
function desk(files: Readonly<Record<string, string | Uint8Array>> = { 'tea-quiz.md': quiz('Tea') }) {
  const cwd = freshFolder('desk');
  for (const [name, text] of Object.entries(files)) writeFileSync(join(cwd, name), text);
  return {
    cwd,
    run: (...argv: readonly string[]) => roadmap(argv, { cwd }),
    json: (...argv: readonly string[]) => json<ImportJson>(['import-quiz', ...argv, '--json'], { cwd }),
    read: (path: string) => readFileSync(join(cwd, path), 'utf8'),
    check: async (dir: string) => JSON.parse((await roadmap(['check', dir, '--json'], { cwd })).out),
  };
}

describe('import-quiz', () => {
  it('makes a roadmap that passes the check where there is none, and says what was left out', async () => {
    const at = desk();
    const { code, out, err } = await at.run('import-quiz', 'tea-quiz.md', '--to', 'course');
    expect([code, err]).toEqual([0, '']);
    expect(out).toContain('Imported 1 of 2 questions from 1 file into course/01-imported:');
    expect(out).toContain('tea-quiz.md:8  left out  No answer is marked as right.');
    expect(out).toContain('roadmap check course');
    expect(at.read('course/roadmap.yaml')).toBe('format: 1\nid: course\ntitle: Course\n');
    expect(at.read('course/01-imported/stage.yaml')).toBe('title: Imported\ntopics:\n  - tea-quiz\n');
    expect(await at.check('course')).toMatchObject({ topics: 1, questions: 1, errors: 0 });
    expect(readdirSync(join(at.cwd, 'course/01-imported'))).toEqual(['stage.yaml', 'tea-quiz.md']);
  });

  it('says the same as JSON, where found is what was imported and what was left out', async () => {
    expect(await desk().json('tea-quiz.md', '--to', 'course')).toEqual({
      files: 1,
      found: 2,
      imported: 1,
      leftOut: 1,
      stage: 'course/01-imported',
      topics: [{ id: 'tea-quiz', title: 'Tea', file: 'tea-quiz.md', questions: 1 }],
      reported: [
        {
          file: 'tea-quiz.md',
          line: 8,
          what: 'question',
          action: 'left out',
          reason: 'No answer is marked as right.',
        },
      ],
    });
  });

  it('imports every format of the corpus into one roadmap that passes the check', async () => {
    const at = desk({});
    const files = readdirSync(corpus).filter((name) => !name.endsWith('.expected') && name !== 'broken.toml');
    const paths = files.map((name) => join(corpus, name));
    const made = await at.json(...paths, '--to', 'all');
    expect(made.files).toBe(files.length);
    expect(made.imported).toBeGreaterThan(40);
    expect(made.found).toBe(made.imported + made.leftOut);
    expect(await at.check('all')).toMatchObject({ questions: made.imported, errors: 0 });
  });

  it('adds topics to a stage that is there, at the end of its list, and leaves its comments', async () => {
    const at = desk();
    await at.run('import-quiz', 'tea-quiz.md', '--to', 'course');
    const list = 'course/01-imported/stage.yaml';
    writeFileSync(join(at.cwd, list), '# mine\ntitle: "Drinks" # hot\ntopics: [tea-quiz] # so far\n');
    writeFileSync(join(at.cwd, 'milk.md'), quiz('Milk', 'Who gives it?'));
    expect((await at.json('milk.md', '--to', 'course/01-imported')).topics.map(({ id }) => id)).toEqual([
      'milk',
    ]);
    expect(at.read(list)).toBe('# mine\ntitle: "Drinks" # hot\ntopics: [tea-quiz, milk] # so far\n');
    writeFileSync(join(at.cwd, 'soup.md'), quiz('Soup', 'Who cooks it?'));
    await at.json('soup.md', '--to', 'course');
    expect(at.read(list)).toContain('tea-quiz, milk, soup');
    expect(await at.check('course')).toMatchObject({ topics: 3, errors: 0 });
  });

  it('adds to a stage with an introduction, and to one that stands alone', async () => {
    const at = desk();
    mkdirSync(join(at.cwd, '04-drinks'));
    writeFileSync(join(at.cwd, '04-drinks/stage.md'), '---\r\ntitle: Drinks\r\n---\r\n\r\nTo drink.\r\n');
    expect((await at.run('import-quiz', 'tea-quiz.md', '--to', '04-drinks')).code).toBe(0);
    expect(at.read('04-drinks/stage.md')).toBe(
      '---\r\ntitle: Drinks\r\ntopics: [tea-quiz]\r\n---\r\n\r\nTo drink.\r\n',
    );
    expect(existsSync(join(at.cwd, 'roadmap.yaml'))).toBe(false);
  });

  it('makes a new stage in a roadmap, if its name and number are free', async () => {
    const at = desk();
    await at.run('import-quiz', 'tea-quiz.md', '--to', 'course');
    writeFileSync(join(at.cwd, 'milk.md'), quiz('Milk', 'Who gives it?'));
    const refused: [string, string][] = [
      ['course/more', 'For example: 02-more'],
      ['course/01-more', 'Free is: 02-more'],
      ['course/02-tea-quiz', 'Choose another one.'],
      ['course/02-a/01-b', 'no stage'],
    ];
    for (const [dir, said] of refused) {
      const { code, err, out } = await at.run('import-quiz', 'milk.md', '--to', dir);
      expect([dir, code, out, err.includes(said)]).toEqual([dir, 1, '', true]);
    }
    expect((await at.run('import-quiz', 'milk.md', '--to', 'course/02-more')).code).toBe(0);
    expect(await at.check('course')).toMatchObject({ topics: 2, errors: 0 });
  });

  it('never writes over a file: it says so, exits 1 and changes nothing', async () => {
    const at = desk();
    await at.run('import-quiz', 'tea-quiz.md', '--to', 'course');
    const before = at.read('course/01-imported/tea-quiz.md');
    writeFileSync(join(at.cwd, 'milk.md'), quiz('Milk', 'Who gives it?'));
    const { code, out, err } = await at.run('import-quiz', 'milk.md', 'tea-quiz.md', '--to', 'course');
    expect([code, out]).toEqual([1, '']);
    expect(err).toContain('nothing is written over it');
    expect(at.read('course/01-imported/tea-quiz.md')).toBe(before);
    expect(readdirSync(join(at.cwd, 'course/01-imported'))).toEqual(['stage.yaml', 'tea-quiz.md']);
  });

  it('gives a topic another id where the name is taken in another stage', async () => {
    const at = desk();
    await at.run('import-quiz', 'tea-quiz.md', '--to', 'course');
    writeFileSync(join(at.cwd, 'tea-quiz.md'), quiz('Tea', 'Another question?'));
    const made = await at.json('tea-quiz.md', '--to', 'course/02-more');
    expect(made.topics.map(({ id }) => id)).toEqual(['tea-quiz-2']);
    expect(await at.check('course')).toMatchObject({ errors: 0 });
  });

  it('asks nothing twice that the roadmap asks already', async () => {
    const at = desk();
    await at.run('import-quiz', 'tea-quiz.md', '--to', 'course');
    writeFileSync(join(at.cwd, 'again.md'), quiz('Again'));
    const { code, out } = await at.run('import-quiz', 'again.md', '--to', 'course');
    expect(code).toBe(1);
    expect(out).toContain('Nothing was imported');
    expect(out).toContain('The question tea-quiz/which-one-is-it asks the same.');
  });

  it('keeps to folders: what holds other files, or is a file, is refused', async () => {
    const at = desk();
    mkdirSync(join(at.cwd, 'mine'));
    writeFileSync(join(at.cwd, 'mine/letters.txt'), 'Dear all');
    const other = await at.run('import-quiz', 'tea-quiz.md', '--to', 'mine');
    expect([other.code, other.err]).toEqual([1, expect.stringContaining('holds other files')]);
    const file = await at.run('import-quiz', 'tea-quiz.md', '--to', 'tea-quiz.md');
    expect([file.code, file.err]).toEqual([1, expect.stringContaining('not a folder')]);
    expect(readdirSync(join(at.cwd, 'mine'))).toEqual(['letters.txt']);
  });

  it('reads regular files of UTF-8 up to 192 KB, reports all others, and imports the rest', async () => {
    const at = desk({
      'tea-quiz.md': `\ufeff${quiz('Tea').replaceAll('\n', '\r\n')}`,
      'big.md': 'a'.repeat(192 * 1024 + 1),
      'latin.md': Uint8Array.of(0x23, 0x20, 0xe9, 0x0a),
      'letter.txt': 'Dear all,\n\nnothing to ask.\n',
    });
    const outside = join(freshFolder('secret'), 'secret.md');
    writeFileSync(outside, quiz('Secret', 'What is it?'));
    symlinkSync(outside, join(at.cwd, 'link.md'));
    const names = ['big.md', 'latin.md', 'letter.txt', 'link.md', 'gone.md', '.', 'tea-quiz.md'];
    const { code, out, err } = await roadmap(['import-quiz', ...names, '--to', 'course', '--json'], {
      cwd: at.cwd,
    });
    expect(code).toBe(1);
    expect(err.split('\n').slice(0, 2)).toEqual([
      'error: big.md was not read: it is larger than 192 KB; make several files of it.',
      'error: latin.md was not read: it is not UTF-8 (byte 3).',
    ]);
    const made = JSON.parse(out) as ImportJson;
    expect([made.files, made.found, made.imported]).toEqual([7, 2, 1]);
    expect(
      made.reported.filter(({ what }) => what === 'file').map(({ file, reason }) => [file, reason]),
    ).toEqual([
      ['big.md', 'it is larger than 192 KB; make several files of it'],
      ['latin.md', 'it is not UTF-8 (byte 3)'],
      ['letter.txt', 'its format is not recognised; name it with --from, such as --from gift'],
      ['link.md', 'it is a link that leads out of its folder'],
      ['gone.md', 'it is not there'],
      ['.', 'it is a folder'],
    ]);
  });

  it('says that it does not read standard input', async () => {
    const { code, out, err } = await roadmap(['import-quiz', '-', '--to', 'course'], { cwd: desk({}).cwd });
    expect([code, out, err]).toEqual([
      2,
      '',
      expect.stringContaining('reads files, and standard input is none.'),
    ]);
  });

  it('leaves out a file of more lines or questions than are read, and takes the others', async () => {
    const many = (count: number) =>
      `# Many\n${Array.from({ length: count }, (_, i) => `\n## What is asked as number ${i}?\n\n- [x] A\n- [ ] B\n`).join('')}`;
    const at = desk({
      'milk.md': quiz('Milk', 'Who gives it?'),
      'blank.md': `# Blank\n${'\n'.repeat(30_000)}`,
      'many.md': many(301),
      'parts.md': many(101).replaceAll('\n## ', '\n# Part\n\n## '),
      'wide.md': many(2).replace('- [x] A', `${'\nline\n'.repeat(5_500)}\n- [x] A`),
    });
    const names = ['blank.md', 'many.md', 'parts.md', 'wide.md', 'milk.md'];
    const { code, out } = await roadmap(['import-quiz', ...names, '--to', 'course', '--json'], {
      cwd: at.cwd,
    });
    const made = JSON.parse(out) as ImportJson;
    expect([code, made.imported]).toEqual([1, 1]);
    expect(
      made.reported.filter(({ what }) => what === 'file').map(({ file, reason }) => [file, reason]),
    ).toEqual([
      ['blank.md', 'it has more than 30,000 lines; make several files of it'],
      ['many.md', 'it has more than 300 questions; make several files of it'],
      ['parts.md', 'it makes more than 100 topics; make several files of it'],
      ['wide.md', 'it holds more text than is imported at once; make several files of it'],
    ]);
  });

  it('says which id it changed, for another question has it', async () => {
    const at = desk({
      'own.md':
        '# Own\n\n## Quiz\n\n### Who is first? {#a}\n\n- [x] A\n- [ ] B\n\n### Who is second? {#a}\n\n- [x] A\n- [ ] B\n',
    });
    const made = await at.json('own.md', '--to', 'course');
    expect([made.imported, made.reported.map(({ line, reason }) => [line, reason])]).toEqual([
      2,
      [[10, expect.stringMatching(/^its id "a" became "a-\w+", for another one has it$/)]],
    ]);
    expect(await at.check('course')).toMatchObject({ errors: 0 });
  });

  it('takes as many questions as it reads, of which more is to be said than is told', async () => {
    const long = 'and one more word '.repeat(20).trim();
    const asked = Array.from(
      { length: 300 },
      (_, i) => `\n## What is asked as number ${i}, ${long}?\n\n- [x] A ${i}\n- [ ] Never B\n\n> So.\n`,
    );
    const at = desk({ 'large.md': `# Large\n${asked.join('')}` });
    const { code, out } = await roadmap(['import-quiz', 'large.md', '--to', 'course', '--json'], {
      cwd: at.cwd,
    });
    const made = JSON.parse(out) as ImportJson;
    expect([code, made.imported, made.reported]).toEqual([0, 300, []]);
    const checked = await at.check('course');
    expect(checked).toMatchObject({ errors: 0, questions: 300 });
    expect(checked.diagnostics).toContainEqual(
      expect.objectContaining({ code: 'file/too-many-faults', severity: 'warning' }),
    );
  });

  it('shows nothing that a terminal would obey, in files and in their names', async () => {
    const at = desk({ 'a\u001b[31m.md': quiz('Red\u001b[2J', 'Is it \u202e red?') });
    const { out, code } = await at.run('import-quiz', 'a\u001b[31m.md', '--to', 'course');
    expect(code).toBe(0);
    expect(out).not.toMatch(/[\u001b\u202e]/);
    expect(out).toContain('a\\x1b[31m.md:1  changed');
    expect(await at.check('course')).toMatchObject({ errors: 0 });
  });

  it('writes all or nothing', async () => {
    const at = desk();
    await at.run('import-quiz', 'tea-quiz.md', '--to', 'course');
    const before = at.read('course/01-imported/stage.yaml');
    writeFileSync(join(at.cwd, 'juice.md'), quiz('Juice', 'Who presses it?'));
    writeFileSync(join(at.cwd, 'milk.md'), quiz('Milk', 'Who gives it?'));
    // a folder where the second file belongs
    mkdirSync(join(at.cwd, 'course/01-imported/milk.md'));
    const { code, err } = await at.run('import-quiz', 'juice.md', 'milk.md', '--to', 'course');
    expect([code, err]).toEqual([1, expect.stringContaining('nothing is written over it')]);
    expect(readdirSync(join(at.cwd, 'course/01-imported'))).toEqual(['milk.md', 'stage.yaml', 'tea-quiz.md']);
    expect(at.read('course/01-imported/stage.yaml')).toBe(before);
  });

  it('does not touch a stage file with faults', async () => {
    const at = desk();
    await at.run('import-quiz', 'tea-quiz.md', '--to', 'course');
    const broken = 'title: Imported\ntopics: [tea-quiz\n';
    writeFileSync(join(at.cwd, 'course/01-imported/stage.yaml'), broken);
    writeFileSync(join(at.cwd, 'milk.md'), quiz('Milk', 'Who gives it?'));
    const { code, err } = await at.run('import-quiz', 'milk.md', '--to', 'course');
    expect([code, err]).toEqual([1, expect.stringContaining('has faults')]);
    expect(at.read('course/01-imported/stage.yaml')).toBe(broken);
  });
});

describe('export-quiz', () => {
  const env = { ROADMAP_DIR: small };

  it('writes to standard output, and says on standard error what the format cannot hold', async () => {
    const { code, out, err } = await roadmap(['export-quiz', 'words', 'yaml-topic', '--format', 'aiken'], {
      env,
    });
    expect(code).toBe(0);
    expect(out).toMatch(/^What does "yes" mean\?\nA\) /);
    expect(err).toContain('Not in the aiken of');
    expect(err).toContain('explanation (words/yes');
  });

  it('says that it is more than is read again, and a part of it is read again', async () => {
    const at = desk({});
    const own = { env: { ROADMAP_DIR: join(import.meta.dirname, '../../roadmap') } };
    const all = await roadmap(['export-quiz', '--format', 'markdown'], own);
    expect(all.err).toContain(
      'This is more than import-quiz takes (192 KB, 300 questions): write it out in parts to read it again.',
    );
    const stage = await roadmap(['export-quiz', 'databases', '--format', 'markdown'], own);
    expect(stage.err).toBe('');
    writeFileSync(join(at.cwd, 'databases.md'), stage.out);
    const made = await at.json('databases.md', '--to', 'again');
    expect(made.found).toBeGreaterThan(150);
    expect([made.imported, made.reported]).toEqual([made.found, []]);
  });

  it('writes everything as Markdown, and what is imported again is the same', async () => {
    const at = desk({});
    const { out, err } = await roadmap(['export-quiz', '--format', 'markdown'], { env });
    expect(err).toBe('');
    writeFileSync(join(at.cwd, 'all.md'), out);
    const made = await at.json('all.md', '--to', 'again');
    expect([made.found, made.imported, made.reported]).toEqual([9, 9, []]);
    expect(made.topics.map(({ id }) => id)).toEqual(['kinds', 'words', 'yaml-topic']);
    const again = await roadmap(['export-quiz', '--format', 'markdown', '--roadmap', 'again'], {
      cwd: at.cwd,
    });
    expect(again.out).toBe(out);
  });

  it('names questions that a format does not know', async () => {
    const { out, err } = await roadmap(['export-quiz', 'kinds', '--format', 'gift'], { env });
    expect(out).toContain('// [id:kinds/one]');
    expect(err).toContain('Left out: kinds/order (GIFT knows no questions of order).');
  });

  it('never writes over a file, and exits 1 where nothing can be written', async () => {
    const at = desk({});
    const argv = ['export-quiz', 'words', '--format', 'gift', '--to', 'words.gift', '--roadmap', small];
    const first = await at.run(...argv);
    expect([first.code, first.out]).toEqual([0, '1 question written to words.gift.\n']);
    const before = at.read('words.gift');
    const second = await at.run(...argv);
    expect([second.code, second.err]).toEqual([1, expect.stringContaining('nothing is written over it')]);
    expect(at.read('words.gift')).toBe(before);
    const nowhere = await at.run(...argv.slice(0, -3), 'gone/words.gift', '--roadmap', small);
    expect([nowhere.code, nowhere.err]).toEqual([1, expect.stringContaining('there is no such folder')]);
    expect(readdirSync(at.cwd)).toEqual(['words.gift']);
  });
});

describe('analyze', () => {
  /** Journals of learners of the small roadmap: from the twelfth on they know most, but miss `kinds/one`. */
  async function journals(count: number): Promise<readonly string[]> {
    const content = openFolder(small, null, Date.UTC(2030, 0, 1));
    return Array.from({ length: count }, (_, l) => {
      const folder = freshFolder('learner');
      const now = () => Date.UTC(2026, 0, 5, 12, l);
      const store = openStore({
        folder,
        device: `device-of-jane-${l}`,
        roadmap: 'small',
        now,
        timezone: () => 0,
      });
      for (const topic of content.outline.topics)
        for (const [i, outline] of topic.questions.entries()) {
          const question = content.body(topic.id).questions.find(({ id }) => id === outline.id);
          const isStrong = l >= 12;
          const right = outline.id === 'one' ? !isStrong : (l * 7 + i * 3) % 24 < (isStrong ? 20 : 7);
          const answers = question !== undefined && 'answers' in question ? question.answers : [];
          const picked = answers.find((answer) => answer.correct === right);
          store.append({
            ...{ kind: 'answered', question: outline.key, digest: outline.digest, took: 4000 },
            ...{ grade: right ? 3 : 1, score: right ? 1 : 0, of: topic.questions.length },
            chosen: picked === undefined ? [] : [answerDigest(picked.text)],
          });
        }
      return join(folder, 'journal', `device-of-jane-${l}.jsonl`);
    });
  }
  const analyze = (argv: readonly string[]) => roadmap(['analyze', ...argv], { env: { ROADMAP_DIR: small } });

  it('gives figures and advice for each question, and names nobody', async () => {
    const logs = await journals(24);
    const { code, out, err } = await analyze(logs);
    expect([code, err]).toEqual([0, '']);
    expect(out).toMatch(/^216 answers of 24 learners in 24 logs, to 9 questions\.\n/);
    expect(out).toMatch(/kinds\/one +24 +50 % +-0\.9\d +4\.0 s/);
    expect(out).toContain('The key may be wrong: strong learners pick b ("The wrong one").');
    expect(out).toContain('Nobody picks c ("The other one")');
    expect(out).toMatch(/Last topic touched\n +24 {2}A topic in YAML/);
    const asJson = await analyze([...logs, '--json']);
    for (const said of [out, asJson.out]) expect(said).not.toMatch(/jane|device|\.jsonl|roadmap-learner/);
    const found = JSON.parse(asJson.out);
    expect(found).toMatchObject({ files: 24, unreadable: 0, badLines: 0, learners: 24, answers: 216 });
    expect(found.questions[0]).toMatchObject({
      ...{ id: 'kinds/one', kind: 'one', learners: 24, answers: 24, right: 0.5, medianMs: 4000 },
      options: [
        { letter: 'a', correct: true, picked: 12, share: 0.5 },
        { letter: 'b', correct: false, picked: 12, share: 0.5 },
        { letter: 'c', picked: 0, strength: null },
        { letter: 'd', picked: 0 },
      ],
    });
  });

  it('counts damaged lines, other roadmaps and logs that cannot be read, without their names', async () => {
    const [one = '', two = ''] = await journals(2);
    writeFileSync(one, `${readFileSync(one, 'utf8')}no event\n{"v":1,"id":"cut short`);
    const other = freshFolder('other');
    const now = () => Date.UTC(2026, 0, 5);
    openStore({ folder: other, device: 'jane', roadmap: 'another', now, timezone: () => 0 }).append({
      ...{
        kind: 'answered',
        question: 'a/b' as never,
        digest: 'd',
        grade: 3,
        score: 1,
        chosen: [],
        took: 1,
        of: 1,
      },
    });
    const logs = [one, two, join(other, 'journal/jane.jsonl'), join(other, 'gone-jane.jsonl'), other];
    const { code, out, err } = await analyze([...logs, '--json']);
    expect(code).toBe(1);
    expect(JSON.parse(out)).toMatchObject({
      files: 5,
      unreadable: 2,
      badLines: 2,
      learners: 2,
      otherRoadmaps: 1,
    });
    expect(err).toBe(
      '2 of 5 logs could not be read: it is not there; it is a folder.\n' +
        '2 lines were damaged and left out.\n' +
        '1 answer to questions of other roadmaps was left out; this is "small".\n',
    );
  });

  it('leaves out what was asked in other words, is no longer there, or a newer roadmap wrote, one or many', async () => {
    const log = (
      ...answers: readonly (readonly [question: string, digest: string, took: number])[]
    ): string => {
      const home = freshFolder('learner');
      writeJournal(
        home,
        'small',
        answers.map(([question, digest, took], i) => ({
          ...answer(question, NOON + i * 1000, 3, { took }),
          digest,
        })),
      );
      return join(home, 'journal/someone.jsonl');
    };
    const { outline } = await openFolder(small, null, NOON);
    const digest = outline.topics
      .flatMap((topic) => topic.questions)
      .find(({ key }) => key === 'words/yes')?.digest;
    const one = log(['words/yes', String(digest), 12_300], ['kinds/one', 'other', 1], ['kinds/gone', 'x', 1]);
    writeFileSync(one, `rubbish\n${readFileSync(one, 'utf8')}${encode({ v: 2, kind: 'later' } as never)}\n`);
    const first = await analyze([one]);
    expect([first.code, first.err]).toEqual([
      0,
      '1 line was damaged and left out.\n' +
        '1 log holds lines of a newer roadmap, which were left out: update roadmap to read them.\n' +
        '1 answer to questions that read otherwise then was left out.\n' +
        '1 answer to questions that are no longer there was left out.\n',
    ]);
    expect(first.out).toMatch(
      /^1 answer of 1 learner in 1 log, to 1 question\.\n[\s\S]*words\/yes +1 +100 % +– +12 s\n/,
    );
    const two = log(
      ...['kinds/one', 'kinds/many'].map((key) => [key, 'other', 1] as const),
      ['kinds/a', 'x', 1],
      ['kinds/b', 'x', 1],
    );
    const more = await analyze([two]);
    expect(more.err).toBe(
      '2 answers to questions that read otherwise then were left out.\n' +
        '2 answers to questions that are no longer there were left out.\n',
    );
    expect(more.out).toBe('0 answers of 1 learner in 1 log, to 0 questions.\n');
  });

  it('says so when no log can be read, and when few learners answered', async () => {
    const none = await analyze(['/nonexistent/jane.jsonl']);
    expect([none.code, none.out]).toEqual([1, '']);
    expect(none.err).toMatch(/^error: None of 1 log can be read: it is not there\.\n/);
    const few = await analyze(await journals(3));
    expect(few.out).toContain('Advice takes 10 learners to a question; there are fewer so far.');
  });
});
