import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import Ajv from 'ajv-draft-04';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Checked, concerning } from '../../src/content/check/checked.ts';
import { toGithub } from '../../src/content/check/format/github.ts';
import { type PrettyStyle, prettySummary, toPretty } from '../../src/content/check/format/pretty.ts';
import { toSarif } from '../../src/content/check/format/sarif.ts';
import { toScreenful } from '../../src/content/check/format/screenful.ts';
import { checkFolder } from '../../src/content/disk/checker.ts';
import { oneLine } from '../../src/terminal/sanitise.ts';
import { displayWidth, wrap } from '../../src/terminal/width.ts';
import { writeRoadmap } from '../content/support/folders.ts';
import { markdownTopic, read } from '../content/support/sample.ts';
import { freshFolder, repository, roadmap } from '../support/program.ts';

const schema = JSON.parse(
  readFileSync(join(import.meta.dirname, 'schema/sarif-2.1.0-rtm.5.json'), 'utf8'),
) as object;
const ajv = new Ajv({ strict: false, logger: false, unicodeRegExp: false });
ajv.addFormat('uri', { type: 'string', validate: (text: string) => URL.canParse(text) });
// a reference may be relative; what cannot stand in one at all must be encoded
ajv.addFormat('uri-reference', {
  type: 'string',
  validate: (text: string) => !/[\s<>"{}|\\^`\u0000-\u001f\u007f-\uffff]/.test(text),
});
ajv.addFormat('date-time', true);
const isSarif = ajv.compile(schema);
const why = '\n> Whoever knows how a request travels can tell the one from the other.\n';

const broken = join(repository, 'tests/docs/broken');
const checkedOf = (files: Parameters<typeof read>[0], prefix = ''): Checked =>
  concerning({ folder: '/r', prefix }, read(files), null);
/** The same with the lint's advice. */
const lintedOf = (files: Parameters<typeof read>[0]): Checked => {
  const folder = writeRoadmap(files);
  return concerning({ folder, prefix: '' }, checkFolder(folder), null);
};
const style = (width: number, isWrapped = true): PrettyStyle => ({
  error: (text) => text,
  warning: (text) => text,
  strong: (text) => text,
  dim: (text) => text,
  safe: oneLine,
  widthOf: displayWidth,
  width,
  wrap: (text, indent) => (isWrapped ? wrap(text, width, { indent }) : indent + text),
});

describe('the summary', () => {
  const of = (files: Parameters<typeof read>[0], options: object = {}): string =>
    prettySummary([lintedOf(files)], style(200), options);
  const clean = { '01-basics/http.md': markdownTopic('') };
  const asked = (...ids: string[]): string =>
    ids
      .map(
        (id) =>
          `### Which of ${id} is it? {#${id}}\n\n<!-- lint-ok: question/no-comment told in class -->\n\n- [x] this\n- [ ] that\n${why}`,
      )
      .join('\n');

  it('says what is meant so, and how long it took', () => {
    expect(of(clean, { took: 0.4 })).not.toMatch(/Took|meant so/);
    expect(of(clean, { took: 12.3 })).toContain('Took 12 ms.');
    expect(of(clean, { took: 1_234 })).toContain('Took 1.2 s.');
    const topic = (...ids: string[]) => ({ '01-basics/http.md': markdownTopic(asked(...ids)) });
    expect(of(topic('red'))).toContain('1 finding is meant so (lint-ok).');
    expect(of(topic('red', 'blue'))).toContain('2 findings are meant so (lint-ok).');
  });

  it('stands below all findings, or below as many as there is room for, errors first', () => {
    const few = lintedOf({ '01-basics/http.md': markdownTopic('### Q {#Q}\n') });
    const all = toScreenful([few], style(80), { rows: 500, columns: 80 });
    expect(all).not.toContain('more\n');
    expect(toScreenful([few], style(80), { rows: 8, columns: 80 })).toMatch(/^… and \d+ more$/m);
    const one = { ...few, shown: few.shown.slice(0, 1) };
    expect(toScreenful([one], style(80), { rows: 2, columns: 80 })).not.toMatch(/… and/);
  });

  it('of what was asked for quietly leaves warnings out of SARIF', () => {
    const few = lintedOf({
      '01-basics/http.md': markdownTopic(`${asked('red').replace('[ ] that', '[o] that')}`),
    });
    const levels = (quiet: boolean): string[] => [
      ...new Set(
        toSarif([few], {
          version: '1.0.0',
          pathOf: (_one, file) => file,
          root: 'file:///r/',
          quiet,
        }).runs[0]?.results.map(({ level }) => level),
      ),
    ];
    expect(levels(false).sort()).toEqual(['error', 'warning']);
    expect(levels(true)).toEqual(['error']);
  });
});

/** Texts that would like to be obeyed. */
const hostile = fc
  .array(
    fc.constantFrom(
      '::error::',
      '\n::add-mask::x',
      '%0A',
      '%',
      '\r',
      '\n',
      ',',
      ':',
      '\u001b[2J',
      '\u009b',
      '\u202e',
      '\u2028',
      '##[group]',
      '"',
      '\\',
      '😀',
      'a',
      ' ',
      '\t',
    ),
    { maxLength: 12 },
  )
  .map((parts) => parts.join(''));
const findings = fc
  .array(fc.tuple(hostile, hostile, hostile), { minLength: 1, maxLength: 4 })
  .map((all): Checked => {
    const base = checkedOf({ '01-basics/http.md': markdownTopic('### Q {#Q}\n') });
    const [first] = base.shown;
    if (first === undefined) throw new Error('there is a fault');
    const shown = all.map(([message, hint, file]) => ({
      ...first,
      message,
      hint,
      file,
      related: [{ ...first, file }],
    }));
    return { ...base, shown };
  });

describe('check --format sarif', () => {
  const sarif = (checked: readonly Checked[]) =>
    toSarif(checked, { version: '1.2.3', pathOf: (one, file) => `${one.prefix}${file}`, root: 'file:///r/' });

  it('is a log that the published schema accepts, with the rules of what was found', async () => {
    const { out, code } = await roadmap(['check', broken, '--format', 'sarif']);
    const log = JSON.parse(out);
    expect([code, isSarif(log), isSarif.errors]).toEqual([1, true, null]);
    const [run] = log.runs;
    expect(run.results).toHaveLength(5);
    expect(run.results[1]).toMatchObject({
      ruleId: 'topic/unknown-prerequisite',
      level: 'error',
      locations: [
        {
          physicalLocation: {
            artifactLocation: { uri: 'tests/docs/broken/01-basics/http.md', uriBaseId: '%SRCROOT%' },
            region: { startLine: 5, startColumn: 17, endLine: 5, endColumn: 20 },
          },
        },
      ],
    });
    expect(run.originalUriBaseIds['%SRCROOT%'].uri).toBe(pathToFileURL(`${repository}/`).href);
    for (const { ruleId, ruleIndex } of run.results) expect(run.tool.driver.rules[ruleIndex].id).toBe(ruleId);
  });

  it('is one whatever is found, and however files are called', () => {
    fc.assert(
      fc.property(findings, (checked) => {
        const log = JSON.parse(JSON.stringify(sarif([checked])));
        expect([isSarif(log), isSarif.errors]).toEqual([true, null]);
        expect(log.runs[0].results).toHaveLength(checked.shown.length);
      }),
      { numRuns: 100 },
    );
  });

  it('is one where nothing is found', () => {
    expect(isSarif(JSON.parse(JSON.stringify(sarif([checkedOf({})]))))).toBe(true);
  });

  it('gives a fault the same print when lines are put above it, and another one to its twin', () => {
    const prints = (lesson: string): string[] =>
      sarif([checkedOf({ '01-basics/http.md': markdownTopic('', '', lesson) })]).runs[0]?.results.map(
        (result) => result.partialFingerprints['codeAndLine/v1'],
      ) ?? [];
    const one = prints('A <br> here.');
    expect(prints('More.\n\nA <br> here.')).toEqual(one);
    const two = prints('A <br> here.\n\nA <br> here.');
    expect(new Set(two).size).toBe(2);
    expect(two[0]).toBe(one[0]);
  });
});

describe('check --format github', () => {
  it('prints one command a fault, with paths from the repository', async () => {
    const { out } = await roadmap(['check', broken, '--format', 'github', '--quiet']);
    expect(out.split('\n')[0]).toBe(
      '::error file=tests/docs/broken/01-basics/http.md,line=5,col=17,endLine=5,endColumn=20,title=topic/unknown-prerequisite::No topic has the id "dsn".%0ADid you mean "dns" (01-basics/dns.md)?',
    );
    const workspace = join(repository, 'tests/docs');
    const inside = await roadmap(['check', broken, '--format', 'github'], {
      env: { GITHUB_WORKSPACE: workspace },
    });
    expect(inside.out).toContain('file=broken/01-basics/http.md,');
  });

  it('gives no columns where a fault reaches over lines, for then none would be taken', () => {
    const text = toGithub(
      [
        checkedOf({
          '01-basics/http.md': markdownTopic(`### Q? {#q}\n\n- [x] a\n- [ ] b\n\nStray\ntext\n${why}`),
        }),
      ],
      (_, file) => file,
    );
    expect(text).toMatch(/^::error file=01-basics\/http.md,line=16,endLine=17,title=/);
  });

  it('can be read back, and holds no line but its commands, whatever is found', () => {
    const readBack = (text: string): string =>
      text
        .replaceAll('%3A', ':')
        .replaceAll('%2C', ',')
        .replaceAll('%0A', '\n')
        .replaceAll('%0D', '\r')
        .replaceAll('%25', '%');
    fc.assert(
      fc.property(findings, (checked) => {
        const lines = toGithub([checked], (_, file) => file).split('\n');
        expect(lines).toHaveLength(checked.shown.length);
        for (const [i, line] of lines.entries()) {
          const [, properties = '', data = ''] = line.match(/^::error ([^:]*)::([\s\S]*)$/) ?? [];
          expect(properties.split(',').every((one) => /^\w+=/.test(one))).toBe(true);
          expect(data).not.toMatch(/[\u0000-\u001f\u007f-\u009f\u2028\u202e]/);
          const { message, hint } = checked.shown[i] as Checked['shown'][number];
          const plain = (text: string): string =>
            text
              .replace(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u2028\u202e]/g, '')
              .replace(/\\u[0-9a-f]{4}/g, '');
          expect(plain(readBack(data))).toBe(plain(`${message}\n${hint}`));
        }
      }),
      { numRuns: 200 },
    );
  });

  it('comes by itself with the text under GitHub Actions, and lines of the files are no commands there', async () => {
    const folder = writeRoadmap({ '01-basics/http.md': markdownTopic('### Q? {#Q}\n##[add-mask]a\n') });
    const env = { GITHUB_ACTIONS: 'true' };
    const { out } = await roadmap(['check', folder], { env, cwd: folder });
    const [first, ...rest] = out.split('\n');
    const token = first?.match(/^::stop-commands::([0-9a-f]{32})$/)?.[1];
    const end = rest.indexOf(`::${token}::`);
    expect(token).toBeDefined();
    expect(end).toBeGreaterThan(3);
    expect(
      rest
        .slice(end + 1)
        .filter((line) => line !== '')
        .every((line) => /^::(?:error|warning) file=01-basics\/http\.md,/.test(line)),
    ).toBe(true);
    const clean = await roadmap(['check', join(repository, 'roadmap')], { env });
    expect(clean.out).not.toContain('::');
    expect((await roadmap(['check', folder, '--json'], { env })).out).not.toContain('::');
  });
});

describe('check --format pretty', () => {
  const strange = checkedOf({
    '01-basics/http.md': markdownTopic(
      `### 日本語でどれですか? {#Which}\n\n- [x] 日本語テキスト<br>です\n- [ ]\t\t👩‍👩‍👧 and 😀 <b>\n\nStray text\nover two lines\n\nand a third.\n${why}\n### ${'A very long line of words that goes on and on '.repeat(5)}<i> and on {#long}\n\nAnswer: \`a\`\n${why}`,
      'aliases: [A_B]\r\n',
    ),
    '01-basics/stage.yaml': 'title: Basics\r\ntopics: [http,\r\n  httq]\r\n',
  });

  it.each([80, 40])('fits %d columns, with carets below what is meant', (width) => {
    const text = toPretty([strange], style(width - 1), { took: 1_234 });
    const golden = join(import.meta.dirname, `golden/pretty-${width}.txt`);
    if (process.env.UPDATE_GOLDEN === '1') {
      mkdirSync(join(golden, '..'), { recursive: true });
      writeFileSync(golden, text);
    }
    expect(text).toBe(readFileSync(golden, 'utf8'));
    for (const line of text.split('\n')) expect(displayWidth(line)).toBeLessThan(width);
  });

  it('puts the carets exactly below the characters that are meant', () => {
    const word = fc
      .array(fc.constantFrom('a', 'Ω', '日', '😀', '👩‍👩‍👧', '\t', 'é', ' ', '\u001b', 'ب'), {
        maxLength: 40,
      })
      .map((all) => all.join(''));
    fc.assert(
      fc.property(word, word, fc.integer({ min: 20, max: 120 }), (before, after, width) => {
        const lesson = `x${before}<br>${after}`.trimEnd();
        const checked = checkedOf({ '01-basics/http.md': markdownTopic('', '', lesson) });
        const one = {
          ...checked,
          shown: checked.shown.filter((d) => d.code === 'text/raw-html').slice(0, 1),
        };
        if (one.shown.length === 0) return;
        const lines = toPretty([one], style(width)).split('\n');
        const at = lines.findIndex((line) => /^ +\| +\^+$/.test(line));
        const [line = '', carets = ''] = [lines[at - 1], lines[at]];
        const from = carets.indexOf('^');
        const reach = carets.length;
        // what is above the carets, cell by cell
        let column = 0;
        let meant = '';
        for (const { segment } of new Intl.Segmenter('en', { granularity: 'grapheme' }).segment(line)) {
          if (column >= from && column < reach) meant += segment;
          column += displayWidth(segment);
        }
        expect(meant).toBe('<br>');
      }),
      { numRuns: 300 },
    );
  });

  it('shows what is hostile and obeys none of it', () => {
    fc.assert(
      fc.property(findings, (checked) => {
        const text = toPretty([checked], style(79));
        expect(text).not.toMatch(
          /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/,
        );
      }),
      { numRuns: 100 },
    );
  });

  it('lists errors only when quiet, and counts the warnings all the same', async () => {
    const { out } = await roadmap(['check', broken, '--quiet']);
    expect(out).not.toContain('  warning  ');
    expect(out).toContain('4 errors, 1 warning.');
    expect((await roadmap(['check', broken, '--quiet', '--json'])).out).toContain('"warnings": 1');
  });

  it('has no colour with NO_COLOR, and some with FORCE_COLOR', async () => {
    expect((await roadmap(['check', broken], { env: { NO_COLOR: '1' } })).out).not.toContain('\u001b');
    expect((await roadmap(['check', broken], { env: { FORCE_COLOR: '1' } })).out).toContain(
      '\u001b[31merror\u001b[39m',
    );
  });

  it('is written in ASCII where nothing else is safe', async () => {
    const folder = writeRoadmap({ '01-basics/http.md': markdownTopic('### Größe? 日 {#Q}\n') });
    const { out } = await roadmap(['check', folder], { env: { LC_ALL: 'C' }, home: freshFolder() });
    expect(out).toMatch(/^[\x00-\x7f]*$/);
  });
});

describe('a hostile file', () => {
  const name = 'x\u009b2J\u202e\u001b[31m.txt';
  const folder = writeRoadmap({
    '01-basics/http.md': markdownTopic('### Q? {#\u009bx\u202e}\n', 'aliases: ["\u0085\\e[2J"]\n'),
    [`01-basics/${name}`]: 'x',
  });

  it.each(['pretty', 'json', 'github', 'sarif'])(
    'is reported as %s without a character that a terminal obeys',
    async (format) => {
      const { out, err } = await roadmap(['check', folder, '--format', format]);
      expect(out).toContain('file/unexpected');
      expect(out + err).not.toMatch(
        /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/,
      );
      if (format === 'json')
        expect(
          JSON.parse(out)
            .diagnostics.map((d: { message: string }) => d.message)
            .join(),
        ).toContain('\u009b');
    },
  );
});

describe('a report that has to fit a screen', () => {
  const many = checkedOf({
    '01-basics/http.md': markdownTopic(
      Array.from(
        { length: 9 },
        (_, i) => `### Question ${i}?\n\n- [${i === 8 ? 'v' : 'x'}] a\n- [ ] b\n${why}`,
      ).join('\n'),
    ),
  });
  const rowsOf = (text: string): number => text.split('\n').length;

  it.each([
    [80, 24],
    [40, 24],
    [100, 60],
    [30, 12],
  ])('takes no more than its rows at %d columns, and begins with the errors', (columns, rows) => {
    const text = toScreenful([many], style(columns - 1), { rows, columns });
    if (rows > 15) expect(rowsOf(text)).toBeLessThanOrEqual(rows);
    expect(text).toMatch(/^01-basics\/http.md:\d+:\d+\s+error\s+question\/bad-box/);
    const shown = text.match(/:\d+:\d+\s+(?:error|warning)/g)?.length ?? 0;
    expect(text).toContain(`… and ${many.shown.length - shown} more`);
  });

  it('shows all in their order where there is room', () => {
    const text = toScreenful([many], style(79), { rows: 500, columns: 80 });
    expect(text).toBe(toPretty([many], style(79)));
  });
});
