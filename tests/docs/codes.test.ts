import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Place } from '../../src/content/check/codes/example.ts';
import { type Code, codes } from '../../src/content/check/codes.ts';
import { type Explanation, explain, remarks, shownExample } from '../../src/content/check/explain.ts';
import { repository } from '../support/program.ts';

const file = join(repository, 'docs/codes.md');

const languages: Partial<Record<Place, string>> = {
  'a folder': 'text',
  'a quiz in YAML': 'yaml',
  'front matter': 'yaml',
  'a topic’s name': 'yaml',
  'stage.yaml': 'yaml',
  'roadmap.yaml': 'yaml',
  'checks.yaml': 'yaml',
};

function section(code: Code): string {
  const of = explain(code) as Explanation;
  const { about, why, severity, place, before, wrong, right } = of;
  const block = (title: string, text: string): string =>
    `${title}\n\n~~~~${languages[place as Place] ?? 'markdown'}\n${shownExample(text).join('\n')}\n~~~~`;
  const where = place === 'a folder' ? 'in a roadmap’s folder' : `in ${place}`;
  return [
    `### ${code}`,
    `${about} ${why} (${severity})`,
    ...(before === null ? [] : [block('Before:', before)]),
    block(`Wrong, ${where}:`, wrong),
    block('Right:', right),
    ...remarks(of).map((text) => text.replace(/(roadmap check --fix|lint-ok: \S+)/, '`$1`')),
  ].join('\n\n');
}

const areas: Readonly<Record<string, string>> = {
  file: 'Files',
  folder: 'Folders',
  roadmap: 'The roadmap',
  stage: 'Stages',
  'front-matter': 'Front matter',
  yaml: 'YAML',
  text: 'Texts',
  id: 'Ids',
  topic: 'Topics',
  quiz: 'The quiz',
  question: 'Questions',
  resource: 'Resources',
  'lint-ok': 'Waivers',
  project: 'Projects',
  since: 'Changes',
};

const page = [
  '# All codes',
  'What `roadmap check` can find, each with an example. This page is made from the catalogue in the program, and `roadmap\ncheck --explain CODE` prints the same; every example is run by a test. What is long is shown in part.',
  ...Object.entries(areas).flatMap(([area, title]) => [
    `## ${title}`,
    ...(Object.keys(codes) as Code[]).filter((code) => code.startsWith(`${area}/`)).map(section),
  ]),
].join('\n\n');

describe('docs/codes.md', () => {
  // `UPDATE_DOCS=1 npx vitest run tests/docs` writes it anew
  it('explains every code of the catalogue as the program does', () => {
    if (process.env.UPDATE_DOCS === '1') writeFileSync(file, `${page}\n`);
    expect(existsSync(file) ? readFileSync(file, 'utf8') : '').toBe(`${page}\n`);
    for (const code of Object.keys(codes)) expect(page).toContain(`### ${code}\n`);
  });
});
