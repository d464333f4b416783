import { describe, expect, test } from 'vitest';
import type { Event } from '../../src/learning/event.ts';
import { recognise } from '../../src/store/fields.ts';

const base = { v: 1, id: '01JJXA2V00000000000000000A', at: 5, tz: 60, roadmap: 'backend' };
const LAST = 8.64e15;
const MOST = Number.MAX_SAFE_INTEGER;

/** One whole event of each kind, with every field it may have. */
const whole: Readonly<Record<Event['kind'], Readonly<Record<string, unknown>>>> = {
  answered: {
    question: 'a/b',
    digest: 'd',
    grade: 3,
    score: 1,
    chosen: ['x'],
    took: 1,
    of: 4,
    session: 's',
    hinted: true,
    repeat: true,
    from: 'a/c',
    sure: 'think',
    misses: ['m'],
  },
  read: { topic: 'http' },
  marked: { topic: 'http', as: 'done' },
  reset: { topic: 'http', also: ['a/b'] },
  began: { request: 'next', size: 10 },
  ended: { session: 's' },
  'project-checked': { project: 'p', passed: ['a'], failed: [], topics: ['http'] },
  probed: { request: 'r', question: 'a/b', digest: 'd', correct: false, guess: 0.25, chosen: [] },
  placed: { request: 'all' },
  credited: { topics: ['http'] },
  regraded: { question: 'a/b', digest: 'd', answers: [[5, 60, 3]], from: 'a/c' },
  undone: { target: 'x' },
};
const optional: Readonly<Record<string, readonly string[]>> = {
  answered: ['session', 'hinted', 'repeat', 'from', 'sure', 'misses'],
  regraded: ['from'],
  reset: ['also'],
};
const kinds = Object.keys(whole) as Event['kind'][];
const eventOf = (kind: Event['kind'], more: object = {}) => ({ ...base, kind, ...whole[kind], ...more });

/** Values of a field: those on the edge of what it may be, and those just past it. */
type Edges = readonly [right: readonly unknown[], wrong: readonly unknown[]];
const texts: Edges = [['a'], ['', 5, null, undefined, ['a']]];
const words: Edges = [
  ['', 'a'],
  [5, null],
];
const lists: Edges = [
  [[], ['a', '']],
  [['a', 5], 'a', null, {}],
];
const counts: Edges = [
  [0, MOST],
  [-1, 0.5, MOST + 1, '1', Number.NaN, null],
];
const share: Edges = [
  [0, 0.5, 1],
  [-0.1, 1.1, '1', null],
];
const yes: Edges = [[true], [false, 1, 'true', null]];
const edges: Readonly<Record<string, Edges>> = {
  'answered.question': texts,
  'answered.digest': words,
  'answered.grade': [
    [1, 4],
    [0, 5, 2.5, '3', null],
  ],
  'answered.score': share,
  'answered.chosen': lists,
  'answered.took': [
    [0, 1.5, MOST],
    [-1, MOST + 1, '1', null],
  ],
  'answered.of': counts,
  'answered.session': texts,
  'answered.hinted': yes,
  'answered.repeat': yes,
  'answered.from': texts,
  'answered.sure': [
    ['sure', 'think', 'guess'],
    ['', 'certain', true],
  ],
  'answered.misses': lists,
  'read.topic': texts,
  'marked.topic': texts,
  'marked.as': [
    ['done', 'skipped'],
    ['', 'forgotten', true],
  ],
  'reset.topic': texts,
  'reset.also': lists,
  'began.request': words,
  'began.size': counts,
  'ended.session': texts,
  'project-checked.project': texts,
  'project-checked.passed': lists,
  'project-checked.failed': lists,
  'project-checked.topics': lists,
  'probed.request': words,
  'probed.question': texts,
  'probed.digest': words,
  'probed.correct': [
    [true, false],
    [1, 'true', null],
  ],
  'probed.guess': share,
  'probed.chosen': lists,
  'placed.request': words,
  'credited.topics': lists,
  'regraded.question': texts,
  'regraded.digest': words,
  'regraded.answers': [
    [
      [],
      [
        [0, -1440, 1],
        [LAST, 1440, 4],
      ],
      Array(100).fill([5, 60, 3]),
    ],
    [
      'a',
      Array(101).fill([5, 60, 3]),
      ['abc'],
      [[1, 2]],
      [[1, 2, 3, 4]],
      [[-1, 0, 1]],
      [[LAST + 2, 0, 1]],
      [[0, -1441, 1]],
      [[0, 1441, 1]],
      [[0, 0, 0]],
      [[0, 0, 5]],
      [
        [0, 0, 1],
        [0, 0, 1.5],
      ],
    ],
  ],
  'regraded.from': texts,
  'undone.target': texts,
};

describe('an event that is read', () => {
  test.each(kinds)('of kind %s is whole with every field, and with those it must have', (kind) => {
    const all = eventOf(kind);
    expect(recognise(all)).toEqual({ event: all });
    for (const name of Object.keys(whole[kind])) {
      const less: Record<string, unknown> = eventOf(kind);
      delete less[name];
      const isOptional = optional[kind]?.includes(name) === true;
      expect(recognise(less), name).toEqual(isOptional ? { event: less } : { wrong: name });
    }
  });

  test('every field of every kind has its edges tried', () => {
    const fields = kinds.flatMap((kind) => Object.keys(whole[kind]).map((name) => `${kind}.${name}`));
    expect(Object.keys(edges).sort()).toEqual(fields.sort());
  });

  test.each(Object.entries(edges))('%s is what it may be, and nothing past it', (field, [right, wrong]) => {
    const [kind, name] = field.split('.') as [Event['kind'], string];
    for (const value of right) {
      const event = eventOf(kind, { [name]: value });
      expect(recognise(event), JSON.stringify(value)).toEqual({ event });
    }
    for (const value of wrong)
      expect(recognise(eventOf(kind, { [name]: value })), JSON.stringify(value)).toEqual({ wrong: name });
  });

  test.each([
    [
      'id',
      ['7ZZZZZZZZZZZZZZZZZZZZZZZZZ'],
      ['', '8ZZZZZZZZZZZZZZZZZZZZZZZZZ', '01JJXA2V0000000000000000OA', 5],
    ],
    ['at', [0, LAST], [-1, 0.5, LAST + 2, '5', null]],
    ['tz', [-1440, 90.5, 1440], [-1441, 1441, '0', null]],
    ['roadmap', ['', 'a'], [5, null]],
    ['kind', [], ['', 5, null]],
  ] as const)('its %s, too', (name, right, wrong) => {
    for (const value of right) {
      const event = { ...eventOf('read'), [name]: value };
      expect(recognise(event)).toEqual({ event });
    }
    for (const value of wrong)
      expect(recognise({ ...eventOf('read'), [name]: value }), String(value)).toEqual({ wrong: name });
    const less: Record<string, unknown> = { ...eventOf('read') };
    delete less[name];
    expect(recognise(less)).toEqual({ wrong: name });
  });

  test.each(['dreamt', 'constructor', '__proto__', 'toString'])(
    'of kind "%s" is one of a later release, of which nothing else is asked',
    (kind) => {
      const event = JSON.parse(JSON.stringify({ ...base, kind }));
      expect(recognise(event)).toEqual({ unknown: base.id });
    },
  );

  test('has fields of its own: what every object inherits is none', () => {
    const event = Object.assign(Object.create({ topic: 'http' }), { ...base, kind: 'read' });
    expect(recognise(event)).toEqual({ wrong: 'topic' });
  });
});
