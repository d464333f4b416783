import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { emptyProgress, type Progress } from '../../src/learning/progress.ts';
import { linesDigest, progressDigest, shownDigest } from '../../src/store/digest.ts';
import { isJournal } from '../../src/store/journal.ts';

const sha = (text: string): string => createHash('sha256').update(text).digest('hex');
const progress = (more: object): Progress => ({ ...emptyProgress(), ...more });

describe('a digest', () => {
  test('of lines is what sha256sum says of them', () => {
    const lines = ['{"a":1}', '{"b":2}'].map((line, i) => ({ id: String(i), line }));
    expect(linesDigest(lines as never)).toBe(sha('{"a":1}\n{"b":2}\n'));
    expect(linesDigest([])).toBe(sha(''));
  });

  test('of what is known does not depend on the order in which tables were filled', () => {
    const one = progress({ roadmaps: { b: { x: [1, 2], y: null }, a: { s: 'text', n: 1.5, yes: true } } });
    const other = progress({
      roadmaps: { a: { yes: true, n: 1.5, s: 'text' }, b: { y: null, x: [1, 2], gone: undefined } },
    });
    expect(progressDigest(one)).toBe(progressDigest(other));
    expect(progressDigest(one)).toBe(
      sha(
        `{"last":${JSON.stringify(one.last)},"roadmaps":{"a":{"n":1.5,"s":"text","yes":true},"b":{"x":[1,2],"y":null}},"version":${one.version}}`,
      ),
    );
  });

  test.each([
    ['a number', { a: 1 }, { a: 2 }],
    ['the order of a list', { a: [1, 2] }, { a: [2, 1] }],
    ['a name', { a: 1 }, { b: 1 }],
    ['text for a number', { a: 1 }, { a: '1' }],
    ['nothing for zero', { a: null }, { a: 0 }],
    ['a list for its only item', { a: [1] }, { a: 1 }],
  ])('of what is known tells %s apart', (_, roadmaps, other) => {
    expect(progressDigest(progress({ roadmaps }))).not.toBe(progressDigest(progress({ roadmaps: other })));
  });

  test('is shown by its first twelve digits', () =>
    expect(shownDigest(sha('x'))).toBe(sha('x').slice(0, 12)));
});

test('a journal is told by its name', () => {
  expect(['a.jsonl', '.a.jsonl', 'a.json', 'a.jsonl.tmp', 'jsonl'].map(isJournal)).toEqual([
    ...[true, false, false, false, false],
  ]);
});
