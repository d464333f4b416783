import { describe, expect, it } from 'vitest';
import { walk } from '../../src/content/disk/files.ts';
import { compileToFile } from '../../src/content/disk/ship.ts';
import { freshFolder } from '../support/program.ts';
import { writeRoadmap } from './support/folders.ts';
import { read } from './support/sample.ts';

const head = 'title: HTTP\nsummary: How a browser asks\nminutes: 5\nlesson: A lesson.\n';
const found = (yaml: string): string[] =>
  read({ '01-basics/http.md': null, '01-basics/http.yaml': yaml }).diagnostics.map(
    ({ code, line, column }) => `${line}:${column} ${code}`,
  );
const topic = (quiz: string): string[] => found(`${head}quiz:\n${quiz}`);
const choose = '    choose: [{text: a, correct: true}, {text: b}]\n';

describe('keys in YAML', () => {
  it.each([
    ['that are lists', '? [a, b]\n: c\n', 'yaml/key'],
    ['that are mappings', '? {a: b}\n: c\n', 'yaml/key'],
    ['that are nothing', ': c\n', 'yaml/'],
    ['that are numbers', '12: c\n', 'yaml/unknown-key'],
    ['that are words of YAML', 'true: c\nnull: d\n', 'yaml/unknown-key'],
    ['with a tag', '!!str a: b\n', 'yaml/key'],
    ['with an anchor', '&a b: c\n', 'yaml/key'],
    ['that merge', '<<: {a: b}\n', 'yaml/merge-key'],
    ['that stand twice', 'minutes: 6\n', 'yaml/duplicate-key'],
  ])('%s are told of', (_what, more, code) => {
    expect(found(`${head}quiz: []\n${more}`).some((one) => one.includes(code))).toBe(true);
  });
});

describe('values in YAML', () => {
  it.each([
    ['a tag of its own', 'lesson: !mine x\n', 'yaml/tag'],
    ['a tag in full', 'lesson: !<tag:yaml.org,2002:str> x\n', 'yaml/tag'],
    ['an anchor', 'lesson: &a x\n', 'yaml/anchor'],
    ['an alias', 'lesson: &a x\nsummary: *a\n', 'yaml/alias'],
    ['a date', 'lesson: 2024-01-01\n', ''],
    ['a number of base 60', 'lesson: 1:30\n', ''],
  ])('%s', (_what, more, code) => {
    const codes = found(more);
    expect(codes.some((one) => one.includes(code) && one.includes(' '))).toBe(true);
  });
});

describe('questions in YAML', () => {
  it.each<[string, string, string[]]>([
    [
      'several of what is to be typed',
      '  - {id: q, question: Which?, many: true, type: a}\n',
      ['question/unknown-attribute'],
    ],
    [
      'answers under two names',
      `  - id: q\n    question: Which?\n    type: a\n${choose}`,
      ['question/two-answer-blocks'],
    ],
    ['no answers', '  - {id: q, question: Which?}\n', ['question/no-answers']],
    ['answers under another name', '  - {id: q, question: Which?, answer: a}\n', ['yaml/unknown-key']],
    ['an answer that is none', '  - {id: q, question: Which?, type: [a, {b: c}]}\n', ['yaml/wrong-type']],
    ['a pair that is none', '  - {id: q, question: Which?, match: [[a], [b, c]]}\n', ['question/pair']],
    [
      'right that is neither yes nor no',
      '  - {id: q, question: Which?, choose: [{text: a, correct: maybe}, {text: b}]}\n',
      ['yaml/wrong-type'],
    ],
    ['a comment on a step', '  - {id: q, question: Which order?, order: [{text: a, why: First.}, b]}\n', []],
    ['a step that is none', '  - {id: q, question: Which order?, order: [[a], b]}\n', ['yaml/wrong-type']],
    ['nothing to recall', '  - {id: q, question: Which?, recall: [a]}\n', ['yaml/wrong-type']],
    ['a list as the question', '  - id: q\n    question: "- a list\\n- of two"\n    type: a\n', []],
  ])('%s', (_what, quiz, codes) => {
    const said = topic(quiz).map((one) => one.split(' ')[1]);
    for (const code of codes) expect(said).toContain(code);
    if (codes.length === 0) expect(said.filter((code) => code?.startsWith('yaml/'))).toEqual([]);
  });
});

describe('a folder', () => {
  it('that is none cannot be walked', () => {
    const folder = writeRoadmap();
    expect(() => walk(`${folder}/roadmap.yaml`)).toThrow(/is not a folder/);
    expect(() => walk(`${folder}/nowhere`)).toThrow(/There is no folder .* \(ENOENT\)/);
  });

  it('without a usable roadmap is not shipped', () => {
    expect(() => compileToFile(writeRoadmap({ 'roadmap.yaml': null }), `${freshFolder()}/x.index`)).toThrow(
      /holds no usable roadmap/,
    );
  });
});
