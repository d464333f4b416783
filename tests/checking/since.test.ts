import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type Code, codes } from '../../src/content/check/codes.ts';
import { placeBefore, writeExample } from '../content/support/example.ts';
import { nestedStages, writeRoadmap } from '../content/support/folders.ts';
import { base, type Files, markdownTopic } from '../content/support/sample.ts';
import { freshFolder, roadmap } from '../support/program.ts';
import { commitAll, commitTreeBomb, emptyFolder, git, makeRepository } from './repository.ts';

const md = '01-basics/http.md';
const why = '\n\n> Whoever knows how a request travels can tell the one from the other.\n';
const question = (id: string, stem: string, answer: string): string =>
  `### ${stem} {#${id}}\n\nAnswer: \`${answer}\`${why}`;
const reads = question('reads', 'Which method only reads?', 'GET');
const sends = question('sends', 'Which method hands a form over?', 'POST');
const text = (...questions: string[]): string => markdownTopic(questions.join('\n'));

interface Found {
  readonly code: string;
  readonly severity: string;
  readonly file: string;
  readonly line: number;
  readonly message: string;
}

/** A repository with a roadmap in a folder of its own. */
function start(files: Files): { folder: string; write: typeof write } {
  const folder = writeRoadmap(files);
  makeRepository(folder);
  const write = (path: string, content: string): void => writeFileSync(join(folder, path), content);
  return { folder, write };
}
const since = async (folder: string, ref = 'HEAD', more: readonly string[] = [], home = freshFolder()) => {
  const { out, err, code } = await roadmap(['check', folder, '--since', ref, '--json', ...more], { home });
  const document = JSON.parse(out || '{}') as { diagnostics: Found[]; since: unknown[] };
  return {
    code,
    err,
    since: document.since,
    found: document.diagnostics?.filter((d) => d.code.startsWith('since/')),
  };
};

describe('the example of a code that compares', () => {
  it.each((Object.keys(codes) as Code[]).filter((code) => code.startsWith('since/')))(
    '%s: is found after the wrong change, not after the right one',
    async (code) => {
      const { place, before, wrong, right } = codes[code].example;
      const folder = mkdtempSync(join(tmpdir(), 'roadmap-since-'));
      writeExample(placeBefore(place), before as string, folder);
      makeRepository(folder);
      for (const [after, has] of [
        [wrong, true],
        [right, false],
      ] as const) {
        emptyFolder(folder, readdirSync(folder));
        writeExample(place, after, folder);
        const { found } = await since(folder);
        const told = found.filter((d) => has || d.code === code || d.severity === 'error').map((d) => d.code);
        expect([after, told]).toEqual([after, has ? [code] : []]);
      }
    },
  );
});

describe('check --since', () => {
  it('finds nothing where only words, order and stages change', async () => {
    const { folder, write } = start({
      [md]: text(reads, sends),
      '02-more/stage.yaml': 'title: More\ntopics: [dns]\n',
      '02-more/dns.md': text(question('name', 'What does a name become?', 'an address')).replace(
        'HTTP',
        'DNS',
      ),
    });
    write(md, text(sends, reads.replace('only reads', 'does nothing but read')));
    git(folder, 'mv', '02-more/dns.md', '01-basics/dns.md');
    write('01-basics/stage.yaml', 'title: Basics\ntopics: [dns, http]\n');
    write('02-more/stage.yaml', 'title: More\n');
    const { found, since: counts } = await since(folder);
    expect(found).toEqual([]);
    expect(counts).toEqual([
      expect.objectContaining({ ref: 'HEAD', newTopics: 0, newQuestions: 0, movedTopics: 1 }),
    ]);
  });

  it('says of a renamed topic one thing, and not of each of its questions', async () => {
    const { folder, write } = start({ [md]: text(reads, sends) });
    git(folder, 'mv', md, '01-basics/web.md');
    write('01-basics/stage.yaml', 'title: Basics\ntopics: [web]\n');
    expect((await since(folder)).found).toMatchObject([
      { code: 'since/renamed-topic', file: '01-basics/web.md', line: 2, severity: 'error' },
    ]);
  });

  it('knows a reworded question under its new id, and counts what is on record here', async () => {
    const home = freshFolder();
    const { folder, write } = start({ [md]: text(reads, sends) });
    for (let i = 0; i < 2; i++)
      await roadmap(['answer', 'http/reads', 'GET', '--roadmap', folder], {
        home,
        now: Date.UTC(2026, 0, 5 + i),
      });
    write(md, text(reads.replace('{#reads}', '{#only-reads}').replace('only reads', 'just reads'), sends));
    const { found } = await since(folder, 'HEAD', [], home);
    expect(found).toMatchObject([
      {
        code: 'since/renamed-question',
        message:
          'This question was called "reads" and does not say so. 2 answers on record here would be orphaned.',
      },
    ]);
    expect((await since(folder)).found[0]?.message).toContain('The progress of all who answered is lost.');
  });

  it('writes the former ids with --fix, into a heading, a list that is there, and YAML', async () => {
    const { folder, write } = start({
      [md]: text(reads, sends.replace('{#sends}', '{#sends was=posts}')),
      '01-basics/stage.yaml': 'title: Basics\ntopics: [http, dns]\n',
      '01-basics/dns.yaml':
        'title: DNS\nsummary: How names are found\nminutes: 5\nlesson: Names.\nquiz:\n  - id: name\n    question: What does a name become?\n    type: an address\n    explanation: Whoever knows how a request travels can tell it from the others.\n',
    });
    write(
      md,
      text(reads.replace('{#reads}', '{#reading}'), sends.replace('{#sends}', '{#sending was=posts}')),
    );
    const yaml = readFileSync(join(folder, '01-basics/dns.yaml'), 'utf8');
    write('01-basics/dns.yaml', yaml.replace('id: name', 'id: names'));
    const { code, found } = await since(folder, 'HEAD', ['--fix']);
    expect([code, found]).toEqual([0, []]);
    expect(readFileSync(join(folder, md), 'utf8')).toContain('{#reading was=reads}');
    expect(readFileSync(join(folder, md), 'utf8')).toContain('{#sending was=posts,sends}');
    expect(readFileSync(join(folder, '01-basics/dns.yaml'), 'utf8')).toBe(
      yaml.replace('id: name\n', 'id: names\n    was: [name]\n'),
    );
  });

  it('writes the former id of a topic', async () => {
    const { folder, write } = start({ [md]: text(reads, sends) });
    git(folder, 'mv', md, '01-basics/web.md');
    write('01-basics/stage.yaml', 'title: Basics\ntopics: [web]\n');
    expect((await since(folder, 'HEAD', ['--fix'])).found).toEqual([]);
    expect(readFileSync(join(folder, '01-basics/web.md'), 'utf8')).toContain('minutes: 5\nwas: [http]\n---');
  });

  const dns = (id: string, more = ''): string =>
    `title: DNS\nsummary: How names are found\nminutes: 5\nlesson: Names.\nquiz:\n  - id: ${id}\n${more}    question: What does a name become?\n    type: an address\n    explanation: Whoever knows how a request travels can tell it from the others.\n`;
  const twoTopics = 'title: Basics\ntopics: [http, dns]\n';
  const inBraces = (id: string): string =>
    `title: DNS\nsummary: How names are found\nminutes: 5\nlesson: Names.\nquiz:\n  - { id: ${id}, question: What does a name become?, type: an address, explanation: Whoever knows how a request travels can tell it from the others. }\n`;
  it.each([
    ['a list of several lines', dns('name'), dns('names', '    was:\n      - host\n')],
    ['a list without an end to write at', dns('name'), dns('names', '    was: []\n')],
    ['a question in braces on one line', inBraces('name'), inBraces('names')],
  ])('leaves to their author with --fix what stands in %s', async (_form, before, after) => {
    const { folder, write } = start({
      [md]: text(reads, sends),
      '01-basics/stage.yaml': twoTopics,
      '01-basics/dns.yaml': before,
    });
    write('01-basics/dns.yaml', after);
    const { found } = await since(folder, 'HEAD', ['--fix']);
    expect(found).toMatchObject([{ code: 'since/renamed-question' }]);
    expect(readFileSync(join(folder, '01-basics/dns.yaml'), 'utf8')).toBe(after);
  });

  it('writes with --fix an id into a heading without one, and its former id behind it', async () => {
    const plain = reads.replace(' {#reads}', '');
    const { folder, write } = start({ [md]: text(plain, sends) });
    write(md, text(plain.replace('Which method only reads?', 'Which method is it that only reads?')));
    const { found } = await since(folder, 'HEAD', ['--fix']);
    // what is gone no program can write again
    expect(found).toMatchObject([{ code: 'since/removed-question' }]);
    expect(readFileSync(join(folder, md), 'utf8')).toMatch(
      /^### Which method is it that only reads\? \{#q-[0-9a-f]{10} was=q-[0-9a-f]{10}\}$/m,
    );
  });

  it('writes the former id of a topic in YAML', async () => {
    const { folder, write } = start({
      [md]: text(reads, sends),
      '01-basics/stage.yaml': twoTopics,
      '01-basics/dns.yaml': dns('name'),
    });
    git(folder, 'mv', '01-basics/dns.yaml', '01-basics/names.yaml');
    write('01-basics/stage.yaml', 'title: Basics\ntopics: [http, names]\n');
    expect((await since(folder, 'HEAD', ['--fix'])).found).toEqual([]);
    expect(readFileSync(join(folder, '01-basics/names.yaml'), 'utf8')).toContain('minutes: 5\nwas: [dns]\n');
  });

  it('says what is on record: one answer, or none while others may have some', async () => {
    const home = freshFolder();
    const { folder, write } = start({ [md]: text(reads, sends) });
    await roadmap(['answer', 'http/reads', 'GET', '--roadmap', folder], { home, now: Date.UTC(2026, 0, 5) });
    write(md, text(reads.replace('#reads', '#reading'), sends.replace('#sends', '#sending')));
    const { found } = await since(folder, 'HEAD', [], home);
    expect(found.map(({ message }) => message)).toEqual([
      expect.stringContaining('1 answer on record here would be orphaned.'),
      expect.stringContaining('Nobody has answered it here; others may have.'),
    ]);
  });

  it('points at the stage within a stage from which a topic is gone', async () => {
    const inner = '01-basics/01-inner';
    const { folder } = start({
      ...nestedStages(2),
      [md]: text(reads, sends),
      [`${inner.replace('inner', 's2')}/dns.yaml`]: dns('name'),
    });
    rmSync(join(folder, '01-basics/01-s2/dns.yaml'));
    expect((await since(folder)).found).toMatchObject([
      { code: 'since/removed-topic', file: '01-basics/01-s2/stage.yaml' },
    ]);
  });

  it('says in a sentence what is new and what stands elsewhere', async () => {
    const { folder, write } = start({ [md]: text(reads, sends) });
    const home = freshFolder();
    const said = async (ref: string): Promise<string> =>
      (await roadmap(['check', folder, '--since', ref], { home })).out.replace(/\s+/g, ' ');
    const commit = git(folder, 'rev-parse', 'HEAD').trim();
    mkdirSync(join(folder, '02-more'));
    git(folder, 'mv', md, '02-more/http.md');
    write('02-more/stage.yaml', 'title: More\n');
    write('01-basics/dns.yaml', dns('name'));
    write('01-basics/stage.yaml', 'title: Basics\ntopics: [dns]\n');
    expect(await said('HEAD')).toContain(
      `Since HEAD (${commit.slice(0, 10)}): 1 new topic, 1 new question. 1 topic stands in another stage, which loses nothing.`,
    );
    commitAll(folder, 'second');
    const second = git(folder, 'rev-parse', 'HEAD').trim();
    expect(await said(second)).toContain(`Since ${second.slice(0, 10)}: 0 new topics, 0 new questions.`);
    write('01-basics/tls.yaml', dns('seal').replace('title: DNS', 'title: TLS'));
    git(folder, 'mv', '02-more/http.md', md);
    git(folder, 'mv', '01-basics/dns.yaml', '02-more/dns.yaml');
    write('01-basics/stage.yaml', 'title: Basics\ntopics: [http, tls]\n');
    expect(await said('HEAD')).toContain('2 topics stand in another stage, which loses nothing.');
  });

  it('reads no file that is larger than a roadmap may hold, nor what a roadmap leaves alone', async () => {
    const { folder, write } = start({
      [md]: text(reads, sends),
      'notes/.draft.md': 'x',
      'huge.md': 'x'.repeat(1024 * 1024 + 1),
    });
    write(md, text(reads));
    expect((await since(folder)).found).toMatchObject([{ code: 'since/removed-question' }]);
  });

  it('says that answers are graded anew where the key changes', async () => {
    const quiz = (key: string): string =>
      markdownTopic(
        `### Which? {#which}\n\n- [${key === 'GET' ? 'x' : ' '}] GET\n- [${key === 'GET' ? ' ' : 'x'}] POST${why}`,
      );
    const { folder, write } = start({ [md]: quiz('POST') });
    write(md, quiz('GET'));
    expect((await since(folder)).found).toMatchObject([
      {
        code: 'since/changed-key',
        severity: 'warning',
        message:
          'The key of "which" has changed: "GET" is now right; "POST" is now wrong. Answers given before are graded anew.',
      },
    ]);
  });

  it('reads a roadmap in a folder of a repository, also from within it', async () => {
    const repository = mkdtempSync(join(tmpdir(), 'roadmap-since-'));
    const folder = join(repository, 'courses/web');
    for (const [path, content] of Object.entries({ ...base, [md]: text(reads) })) {
      mkdirSync(join(folder, path, '..'), { recursive: true });
      writeFileSync(join(folder, path), content);
    }
    makeRepository(repository);
    writeFileSync(join(folder, md), text(reads.replace('#reads', '#reading')));
    const { out } = await roadmap(['check', '.', '--since', 'main', '--json'], { cwd: folder });
    expect(JSON.parse(out).diagnostics.map((d: Found) => d.code)).toContain('since/renamed-question');
    expect(JSON.parse(out).since[0].ref).toBe('main');
  });

  it('compares with a commit in which things were otherwise still', async () => {
    const { folder, write } = start({ [md]: text(reads, sends) });
    write(md, text(sends));
    commitAll(folder, 'second');
    expect((await since(folder)).found).toEqual([]);
    expect((await since(folder, 'HEAD~1')).found).toMatchObject([{ code: 'since/removed-question' }]);
  });
});

describe('check --since says what is missing', () => {
  it.each([
    ['files', 7, 'x'],
    ['folders', 7, ''],
    ['bytes', 2, 'x'.repeat(1_000_000)],
  ])('at a revision of more %s than are read', async (_of, depth, blob) => {
    const { folder } = start({});
    const { code, err } = await since(folder, commitTreeBomb(folder, depth, blob));
    expect([code, err]).toEqual([1, expect.stringContaining('more at that revision than is read')]);
  });

  it('outside of a repository', async () => {
    const { code, err } = await since(writeRoadmap());
    expect([code, err]).toEqual([1, expect.stringContaining('no git repository')]);
  });

  it.each(['no-such-branch', '--upload-pack=touch /tmp/x', '-h', '', 'HEAD:01-basics', 'a b', '$(id)'])(
    'for the ref %j',
    async (ref) => {
      const { folder } = start({});
      const { code, err } = await since(folder, ref);
      expect([code, err]).toEqual([2, expect.stringMatching(/is no revision|argument missing/)]);
    },
  );

  it('for a file that stands in no roadmap', async () => {
    const file = join(mkdtempSync(join(tmpdir(), 'roadmap-alone-')), 'http.md');
    writeFileSync(file, text(reads));
    const { code, err } = await since(file);
    expect([code, err]).toEqual([2, expect.stringContaining('--since compares roadmaps')]);
  });

  it('without git', async () => {
    const { folder } = start({});
    const { code, err } = await roadmap(['check', folder, '--since', 'HEAD'], { env: { PATH: '/nowhere' } });
    expect([code, err]).toEqual([
      1,
      expect.stringMatching(/git could not be run \(ENOENT\)[\s\S]*Install git/),
    ]);
  });

  it('nothing of the id where that could not be read then or cannot be now, and of the rest what it says', async () => {
    const without = 'format: 1\nid: [\n';
    for (const [then, now] of [
      [without, base['roadmap.yaml'] as string],
      [base['roadmap.yaml'] as string, without],
    ] as const) {
      const { folder, write } = start({ ...base, 'roadmap.yaml': then });
      write('roadmap.yaml', now);
      renameSync(join(folder, '01-basics/http.md'), join(folder, '01-basics/web.md'));
      const { found, err } = await since(folder);
      expect([found?.map(({ code }) => code), err]).toEqual([['since/renamed-topic'], '']);
    }
  });

  it('where the roadmap is younger than the ref', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'roadmap-since-'));
    makeRepository(folder);
    for (const [path, content] of Object.entries(base)) {
      mkdirSync(join(folder, 'web', path, '..'), { recursive: true });
      writeFileSync(join(folder, 'web', path), content);
    }
    const { code, err } = await since(join(folder, 'web'));
    expect([code, err]).toEqual([1, expect.stringContaining('There was no roadmap here at HEAD')]);
  });
});
