import { describe, expect, it } from 'vitest';
import type { Claim, Expectation, Operator, Template } from '../../src/content/project/model.ts';
import { operators } from '../../src/content/project/model.ts';
import { judge } from '../../src/project/expect.ts';
import type { Message } from '../../src/project/message.ts';
import { holds } from '../../src/project/operators.ts';
import { Scope } from '../../src/project/scope.ts';
import type { Value } from '../../src/project/value.ts';

const NOW = Date.UTC(2026, 0, 5, 12);
const scope = new Scope({ name: 'Ada', ids: [1, 2, 3], dotted: 'a.b' });
const answer = (body: string, more: Partial<Message> = {}): Message => ({
  status: 200,
  headers: [
    ['Content-Type', 'Application/JSON; charset=utf-8'],
    ['Allow', 'GET'],
    ['allow', 'HEAD'],
  ],
  body: new TextEncoder().encode(body),
  time: 12,
  ...more,
});
const all = (...claims: readonly (readonly [string, Claim['ops']])[]): Expectation => ({
  all: claims.map(([place, ops]) => ({ place, ops })),
  either: [],
});
const said = (expectation: Expectation, message: Message | null): string => {
  const mismatch = judge(expectation, message, scope, NOW);
  return mismatch === null ? 'fits' : `${mismatch.expected} | ${mismatch.got}`;
};

describe('an operator', () => {
  const cases: readonly (readonly [Operator, Template, readonly Value[], readonly Value[]])[] = [
    ['equals', { a: 1, b: [null] }, [{ b: [null], a: 1 }], [{ a: 1 }, { a: 1, b: [null], c: 2 }, '1', null]],
    ['equals', 1, [1], ['1', true, 1.5]],
    ['not', 'x', ['y', null, 1], ['x']],
    ['oneOf', [400, 422], [400, 422], [404, '400']],
    ['is', 'string', ['', 'a'], [1, null, []]],
    ['is', 'integer', [1, -3], [1.5, '1']],
    ['is', 'time', ['2026-01-05T12:00:00Z', '2026-01-05T12:00:00.123+01:00'], ['2026-01-05', 'now', 3]],
    ['is', 'null', [null], [0, '']],
    ['present', true, [0, '', false], [null]],
    ['present', false, [null], [0, '']],
    ['contains', 'da', ['Ada'], ['Aba', 3, null]],
    ['lacks', 'da', ['Aba', 3], ['Ada']],
    ['starts', 'A', ['Ada'], ['ada']],
    ['ends', 'a', ['Ada'], ['AdA']],
    ['matches', '^\\d+$', ['12'], ['1a', 12, '']],
    ['length', 2, ['Zo', '🌍🌍', [1, 2]], ['Zoë', 2, null, {}]],
    ['length', { atLeast: 1, atMost: 2 }, ['a', [1]], ['', [1, 2, 3]]],
    ['atLeast', 3, [3, 4], [2, '4']],
    ['atMost', 3, [3, 2], [4, '2']],
    ['includes', { id: 1 }, [[{ id: 1, more: 2 }]], [[{ id: 2 }], { id: 1 }]],
    ['includes', [1, 2], [[3, 2, 1]], [[1], 'no list']],
    ['excludes', [1, 2], [[3]], [[1, 3], 'no list']],
    ['sameItems', [1, 2, 2], [[2, 1, 2]], [[1, 2], [1, 1, 2], 3]],
    ['reverseOf', [1, 2], [[2, 1]], [[1, 2]]],
    ['distinct', true, [[1, 2], []], [[1, 1], 1]],
    ['same', true, [[1, 1], []], [[1, 2]]],
    [
      'tally',
      { '201': 2, '409': 1 },
      [[201, 409, 201]],
      [
        [201, 409],
        [201, 201, 409, 500],
      ],
    ],
    [
      'sorted',
      'ascending',
      [
        [1, 1, 2],
        ['2026-01-05T12:00:00Z', '2026-01-05T12:00:00.5Z'],
      ],
      [[2, 1]],
    ],
    ['sorted', 'descending', [[2, 1]], [[1, 2], 1]],
    ['recent', 5, ['2026-01-05T12:00:04Z', '2026-01-05T13:00:00+01:00'], ['2026-01-05T12:00:06Z', 'now', 3]],
    ['empty', true, ['', [], new Uint8Array()], ['a', [1], {}]],
    ['lacksKey', ['password'], [{ a: [{ name: 'x' }] }, 'password'], [{ a: [{ Password: 'x' }] }]],
  ];

  it.each(cases)('%s %j', (op, wanted, good, bad) => {
    for (const value of good) expect([value, holds(op, value, wanted, NOW)]).toEqual([value, true]);
    for (const value of bad) expect([value, holds(op, value, wanted, NOW)]).toEqual([value, false]);
  });

  it('has a case for each that there is', () => {
    expect([...new Set(cases.map(([op]) => op))].sort()).toEqual([...operators].sort());
  });
});

describe('an expectation', () => {
  it('looks at status, type, headers of any case and at parts of the body', () => {
    const message = answer('{"items": [{"id": 1}, {"id": 2}], "a key": "x"}');
    expect(
      said(
        all(
          ['status', { equals: 200 }],
          ['type', { equals: 'application/json' }],
          ['header.ALLOW', { equals: 'GET, HEAD' }],
          ['body.items[1].id', { equals: 2 }],
          ['body.items[*].id', { equals: [1, 2] }],
          ['body["a key"]', { equals: 'x' }],
          ['text', { contains: '"items"' }],
          ['time', { atMost: 12 }],
          ['${name}', { equals: 'Ada' }],
          ['${ids[1]}', { equals: 2 }],
        ),
        message,
      ),
    ).toBe('fits');
  });

  it.each<[string, Expectation, string, string]>([
    ['another status', all(['status', { oneOf: [400, 422] }]), '{}', 'status is 400 or 422 | status is 200'],
    ['a missing key', all(['body.id', { present: true }]), '{}', 'body.id is there | body.id: is missing'],
    ['no JSON', all(['body.id', { equals: 1 }]), '<h1>', 'body.id is 1 | body.id: the body is not JSON'],
    ['no body', all(['body', { equals: null }]), '', 'body is null | body: the body is empty'],
    [
      'a missing header',
      all(['header.ETag', { present: true }]),
      '{}',
      'header ETag is there | header ETag: there is no such header',
    ],
    ['a name', all(['text', { contains: '${name}' }]), 'Bob', 'text contains "Ada" | text is "Bob"'],
  ])('says what it found: %s', (_, expectation, body, sentence) => {
    expect(said(expectation, answer(body))).toBe(sentence);
  });

  it('takes what is put into a pattern as it is written', () => {
    const pattern = all(['text', { matches: '^${dotted}$' }]);
    expect(said(pattern, answer('a.b'))).toBe('fits');
    expect(said(pattern, answer('axb'))).not.toBe('fits');
  });

  it('holds where one of several does, and else names them all', () => {
    const either: Expectation = {
      all: [],
      either: [all(['status', { equals: 400 }]), all(['status', { equals: 200 }], ['body', { equals: 1 }])],
    };
    expect(said(either, answer('1'))).toBe('fits');
    expect(said(either, answer('2'))).toBe('status is 400; or body is 1 | status is 200; body is 2');
  });

  it('holds of nothing where absence is what is wanted', () => {
    const absent = all(
      ['header.X', { present: false }],
      ['header.Y', { lacks: 'z' }],
      ['body.id', { not: 3 }],
    );
    expect(said(absent, answer('{}'))).toBe('fits');
  });

  it('says where bytes differ', () => {
    const wanted = new TextEncoder().encode('abc');
    const judged = judge(
      all(['bytes', { equals: '${bytes}' }]),
      answer('abd'),
      new Scope({ bytes: wanted }),
      NOW,
    );
    expect(judged).toEqual({ expected: 'bytes is 3 bytes', got: 'bytes differs from byte 2 on' });
  });
});
