import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readQuiz } from '../../src/exchange/import.ts';
import { makeTopics, type Reported } from '../../src/exchange/topics.ts';
import { writeTopic } from '../../src/exchange/write-topic.ts';
import { checked } from './support/check.ts';

const folder = join(import.meta.dirname, 'corpus');
const names = readdirSync(folder).filter((name) => !name.endsWith('.expected'));
const nothing = { names: new Set<string>(), asked: new Map<string, string>(), present: new Set<string>() };

const said = ({ line, what, action, reason }: Reported): string => `${line} ${what} ${action}: ${reason}`;

/** What becomes of a file: how much of it is taken over, what is reported, and the topics as they are written. */
function outcome(name: string) {
  const parsed = readQuiz(name, readFileSync(join(folder, name), 'utf8'), null);
  if (parsed === null) throw new Error(`${name} is not recognised`);
  const made = makeTopics([{ name, parsed }], nothing);
  const imported = made.topics.reduce((sum, topic) => sum + topic.questions.length, 0);
  const text = [
    `found ${made.found}, imported ${imported}`,
    ...made.reported.map(said),
    ...made.topics.map((topic) => `\n===== ${topic.id}.md\n${writeTopic(topic)}`),
  ].join('\n');
  return { made, imported, text };
}

describe('files of others', () => {
  it('are there, for each format', () => expect(names.length).toBeGreaterThan(10));

  // `UPDATE_CORPUS=1 npx vitest run tests/exchange` writes what comes out now; read the difference
  it.each(names)('%s becomes what is expected', (name) => {
    const { text } = outcome(name);
    const file = join(folder, `${name}.expected`);
    if (process.env.UPDATE_CORPUS === '1') writeFileSync(file, text);
    else expect(text).toBe(existsSync(file) ? readFileSync(file, 'utf8') : '');
  });

  it.each(names)('%s: every question is imported or reported with its line', (name) => {
    const { made, imported } = outcome(name);
    const left = made.reported.filter(({ what, action }) => what === 'question' && action === 'left out');
    expect(imported + left.length).toBe(made.found);
    const lines = readFileSync(join(folder, name), 'utf8').split(/\r\n|\n|\r/).length;
    for (const { line } of made.reported) expect(line >= 1 && line <= lines).toBe(true);
  });

  it.each(names)('%s makes topics that pass the check, and leaves no waiver unused', (name) => {
    const { made } = outcome(name);
    if (made.topics.length === 0) return;
    const found = checked(Object.fromEntries(made.topics.map((topic) => [topic.id, writeTopic(topic)])));
    expect(found.filter(({ severity, code }) => severity === 'error' || code.startsWith('lint-ok/'))).toEqual(
      [],
    );
  });
});
