import { describe, expect, it } from 'vitest';
import { checkFolder } from '../../src/content/disk/checker.ts';
import { readYaml } from '../../src/content/parse/yaml.ts';
import { Names } from '../../src/content/project/parse/names.ts';
import { stepReader } from '../../src/content/project/parse/step.ts';
import { writeRoadmap } from './support/folders.ts';

/** A step as read, and what was reported of it: the code, the text it points at, what is wrong, what helps. */
function readStep(text: string) {
  const reported: (readonly [code: string, at: string, message: string, hint: string | null])[] = [];
  const source = `step: ${text.replaceAll('\n', '\n  ')}\n`;
  const report = (
    code: string,
    span: { start: number; end: number },
    message: string,
    hint: string | null,
  ): void => void reported.push([code, source.slice(span.start, span.end), message, hint]);
  const yaml = readYaml(source, 0, report as never);
  const value = yaml?.entries[0]?.value;
  const step = value && stepReader(new Names([]), ['signed-in'])(value, report as never);
  return { step, reported };
}

describe('a step of a check', () => {
  it.each([
    ['{wait: 2}', { kind: 'wait', seconds: 2, when: null }],
    [
      '{expect: {status: [200, 204]}}',
      { kind: 'expect', expect: { all: [{ place: 'status', ops: { oneOf: [200, 204] } }] } },
    ],
    ['{expect: {status: 200, either: [{text: a}, {text: b}]}}', { expect: { all: [{}], either: [{}, {}] } }],
    [
      '{make: {a: word, b: {text: 3}, c: {value: [true, null, {d: x}]}}}',
      {
        values: {
          a: { maker: 'word', of: null },
          b: { maker: 'text', of: 3 },
          c: { of: [true, null, { d: 'x' }] },
        },
      },
    ],
    ['{use: signed-in, as: me}', { kind: 'use', setup: 'signed-in', as: 'me', with: {} }],
    ['{each: {x: [1, 2]}, steps: [{wait: 1}]}', { kind: 'each', name: 'x', values: [1, 2] }],
    [
      '{repeat: 3, until: {status: 200}, steps: [{wait: 1}]}',
      { kind: 'repeat', times: 3, until: { all: [{}] } },
    ],
    ['{parallel: 5, steps: [{wait: 1}]}', { kind: 'parallel', times: 5 }],
    ['{restart: kill, during: [{wait: 1}]}', { kind: 'restart', how: 'kill', during: [{}] }],
    ['{files: {lacks: secret}}', { kind: 'files', lacks: 'secret' }],
    [
      '{serve: /a, answer: {status: 503, delay: 0.5, drop: true, echo: X-A, json: {a: 1}}}',
      {
        kind: 'serve',
        answer: { status: 503, delay: 0.5, drop: true, echo: 'X-A', json: { a: 1 }, text: null },
      },
    ],
    ['{served: /a, expect: {count: 1}, elsewhere: true}', { kind: 'served', elsewhere: true }],
  ])('is read: %s', (text, wanted) => {
    const { step, reported } = readStep(text);
    expect(reported).toEqual([]);
    expect(step).toMatchObject(wanted);
  }); // prettier-ignore

  it.each([
    ['{wiat: 2}', 'project/step', '{', 'Nothing says what this step does.', 'Did you mean "wait"?'],
    ['text', 'project/step', 't', 'Nothing says what this step does.', 'A step has one of request,'],
    [
      '{wait: 1, files: {lacks: a}}',
      'project/step',
      '{',
      'This step says several things at once: wait and files.',
      'Make several',
    ],
    ['{wait: 1:30}', 'yaml/quote-it', '1:30', 'YAML reads `1:30` as a number', 'Quote it: "1:30".'],
    ['{wait: 2026-01-05}', 'yaml/quote-it', '2026-01-05', 'YAML reads `2026-01-05` as a date', 'Quote it'],
    [
      '{make: {a: [1:30, x]}}',
      'yaml/wrong-type',
      '[1:30, x]',
      'Here should stand one maker.',
      'Write `word`',
    ],
    ['{make: {a: {value: [1:30, x]}}}', 'yaml/quote-it', '1:30', 'YAML reads', 'Quote'],
    ['{make: {a: {value: {b: .inf}}}}', 'yaml/quote-it', '.inf', 'YAML reads', 'Quote'],
    [
      '{make: {a: wrod}}',
      'yaml/unknown-value',
      'wrod',
      '"wrod" is not one of word, name,',
      'Did you mean "word"?',
    ],
    [
      '{make: {a: zzzzzz}}',
      'yaml/unknown-value',
      'zzzzzz',
      '"zzzzzz" is not one of',
      'A value of your own is written `{value: …}`.',
    ],
    [
      '{make: {a: {txet: 3}}}',
      'yaml/unknown-value',
      'txet',
      '"txet" is not one of text,',
      'Did you mean "text"?',
    ],
    [
      '{make: {a: {text: 1, number: 2}}}',
      'yaml/wrong-type',
      '{text: 1, number: 2}',
      'Here should stand one maker.',
      'Write',
    ],
    ['{make: 3}', 'yaml/wrong-type', '3', 'Here should stand `name: value` lines.', undefined],
    [
      '{use: signed-im, as: me}',
      'project/unknown-setup',
      'signed-im',
      'There is no setup "signed-im" in this file.',
      'Did you mean "signed-in"?',
    ],
    [
      '{use: zzzzzzzz, as: me}',
      'project/unknown-setup',
      'zzzzzzzz',
      'There is no setup',
      'Write it under `setups`.',
    ],
    ['{use: [a], as: me}', 'yaml/wrong-type', '[a]', 'Here should stand', null],
    ['{use: signed-in}', 'yaml/missing-key', null, 'The key "as" is missing', undefined],
    ['{each: {}, steps: [{wait: 1}]}', 'yaml/wrong-type', '{}', 'Here should stand one name', 'Write `each:'],
    [
      '{each: {x: [1], y: [2]}, steps: [{wait: 1}]}',
      'yaml/wrong-type',
      '{x: [1], y: [2]}',
      'Here should stand one name',
      'Write `each:',
    ],
    ['{each: {x: 1:30}, steps: [{wait: 1}]}', 'yaml/quote-it', '1:30', 'YAML reads', 'Quote'],
    ['{each: {x: [1]}}', 'yaml/missing-key', null, 'The key "steps" is missing', undefined],
    ['{repeat: 0, steps: [{wait: 1}]}', 'yaml/out-of-range', '0', '0 is out of range', undefined],
    ['{repeat: 2}', 'yaml/missing-key', null, 'The key "steps" is missing', undefined],
    ['{parallel: 2000, steps: [{wait: 1}]}', 'yaml/out-of-range', '2000', '2000 is out of range', undefined],
    ['{parallel: 2}', 'yaml/missing-key', null, 'The key "steps" is missing', undefined],
    ['{restart: sotp}', 'yaml/unknown-value', 'sotp', '"sotp"', undefined],
    ['{files: {}}', 'yaml/missing-key', null, 'The key "lacks" is missing', undefined],
    [
      '{serve: 5, answer: {}}',
      'yaml/quote-it',
      '5',
      'Here should stand text, but YAML reads `5` otherwise.',
      'Quote it: "5".',
    ],
    ['{serve: [a], answer: {}}', 'yaml/wrong-type', '[a]', 'Here should stand text.', undefined],
    [
      '{serve: /a, answer: {delay: soon}}',
      'yaml/wrong-type',
      'soon',
      'Here should stand a number of seconds.',
      undefined,
    ],
    [
      '{serve: /a, answer: {delay: 11}}',
      'yaml/out-of-range',
      '11',
      '11 is out of range: 0 to 10 is allowed.',
      undefined,
    ],
    ['{serve: /a}', 'yaml/missing-key', null, 'The key "answer" is missing', undefined],
    ['{served: /a}', 'yaml/missing-key', null, 'The key "expect" is missing', undefined],
    [
      '{expect: 200}',
      'yaml/wrong-type',
      '200',
      'Here should stand places',
      'Write `status: 200`, for example.',
    ],
    [
      '{expect: {either: 200}}',
      'yaml/wrong-type',
      '200',
      'Here should stand a list of expectations.',
      undefined,
    ],
    ['{expect: {either: [200]}}', 'yaml/wrong-type', '200', 'Here should stand places', undefined],
    [
      '{expect: {stauts: 200}}',
      'project/bad-place',
      'stauts',
      '"stauts" is no place in an answer.',
      'Did you mean "status"?',
    ],
    ['{expect: {zzzz: 200}}', 'project/bad-place', 'zzzz', 'is no place', 'Places are status,'],
    ['{expect: {status: 1:30}}', 'yaml/quote-it', '1:30', 'YAML reads', 'Quote'],
    [
      '{expect: {status: {equlas: 200}}}',
      'yaml/unknown-value',
      'equlas',
      '"equlas" is not one of',
      'Did you mean "equals"?',
    ],
    [
      '{expect: {body.a: {zzzzz: 200}}}',
      'yaml/unknown-value',
      'zzzzz',
      'is not one of',
      'An object as a whole is expected with `equals`.',
    ],
    [
      '{expect: {body.a: {is: strin}}}',
      'project/bad-argument',
      'strin',
      '"strin" is no type of a value.',
      'Types are string,',
    ],
    ['{expect: {body.a: {equals: 1:30}}}', 'yaml/quote-it', '1:30', 'YAML reads', 'Quote'],
    [
      '{expect: {body.a: {length: {atlaest: 1}}}}',
      'yaml/unknown-value',
      'atlaest',
      '"atlaest" is not one of',
      'Did you mean "atLeast"?',
    ],
  ])('is told what is wrong: %s', (text, code, at, message, hint) => {
    const [found] = readStep(text).reported;
    expect(found?.[0]).toBe(code);
    if (at !== null) expect(found?.[1]).toBe(at);
    expect(found?.[2]).toContain(message);
    if (hint !== undefined)
      expect(found?.[3] ?? null).toEqual(hint === null ? null : expect.stringContaining(hint));
  }); // prettier-ignore

  it.each([
    '*a',
    '{wait: *a}',
    '{make: {a: *b}}',
    '{expect: *a}',
    '{expect: {either: *a}}',
    '{serve: *a, answer: *b}',
    '{make: *a}',
    '{make: {a: {value: *b}}}',
    '{serve: /a, answer: {delay: *a}}',
    '{serve: /a, answer: {headers: *a}}',
  ])('says no more of what is refused than that it is: %s', (text) => {
    const codes = readStep(text).reported.map(([code]) => code);
    expect([...new Set(codes)]).toEqual(['yaml/alias']);
  }); // prettier-ignore
});

describe('a step that every server would pass, or fail', () => {
  it.each([
    ['{expect: {}}', 'project/empty', '{}', 'Nothing is expected here.'],
    ['{request: GET /, expect: {}}', 'project/empty', '{}', 'Nothing is expected here.'],
    ['{wait: 1, when: {}}', 'project/empty', '{}', 'Nothing is expected here.'],
    ['{repeat: 2, until: {}, steps: [{wait: 1}]}', 'project/empty', '{}', 'Nothing is expected here.'],
    ['{expect: {either: []}}', 'project/empty', '[]', 'Here should stand several expectations'],
    ['{expect: {status: 200, either: []}}', 'project/empty', '[]', 'Here should stand several expectations'],
    ['{expect: {either: [{}]}}', 'project/empty', '{}', 'Nothing is expected here.'],
    ['{expect: {status: {}}}', 'project/empty', '{}', 'Nothing is expected here.'],
    ['{expect: {text: {length: {}}}}', 'project/empty', '{}', 'Nothing is expected here.'],
    ['{repeat: 2, steps: []}', 'project/empty', '[]', 'Nothing is done here.'],
    ['{parallel: 2, steps: []}', 'project/empty', '[]', 'Nothing is done here.'],
    ['{each: {a: [1]}, steps: []}', 'project/empty', '[]', 'Nothing is done here.'],
    ['{each: {a: [1]}, steps: }', 'project/empty', '', 'Nothing is done here.'],
    [
      '{each: {a: []}, steps: [{wait: 1}]}',
      'project/empty',
      '{a: []}',
      'There is no value that "a" could be',
    ],
    ['{expect: {time: {atLeast: }}}', 'project/bad-argument', '', '`atLeast` needs a number.'],
    ['{expect: {time: {atMost: ""}}}', 'project/bad-argument', '""', '`atMost` needs a number.'],
    ['{expect: {text: {length: {atLeast: }}}}', 'project/bad-argument', '', '`atLeast` needs a number.'],
    ['{expect: {text: {length: many}}}', 'project/bad-argument', 'many', '`length` needs a number.'],
    ['{expect: {text: {contains: }}}', 'project/bad-argument', '', '`contains` needs a text.'],
    ['{expect: {text: {lacks: [a, b]}}}', 'project/bad-argument', '[a, b]', '`lacks` needs a text.'],
    ['{expect: {text: {matches: ""}}}', 'project/bad-argument', '""', '`matches` needs a text.'],
    ['{expect: {body: {lacksKey: []}}}', 'project/bad-argument', '[]', '`lacksKey` needs a text, or a list'],
    ['{expect: {body: {excludes: []}}}', 'project/bad-argument', '[]', '`excludes` needs a value, or a list'],
    ['{expect: {body: {present: }}}', 'project/bad-argument', '', '`present` needs true or false.'],
    ['{expect: {body: {distinct: false}}}', 'project/bad-argument', 'false', '`distinct` needs true.'],
    ['{expect: {body: {tally: 3}}}', 'project/bad-argument', '3', '`tally` needs a mapping.'],
    ['{expect: {body: {sameItems: 3}}}', 'project/bad-argument', '3', '`sameItems` needs a list.'],
    ['{expect: {status: []}}', 'project/bad-argument', '[]', 'No value is in this list'],
    [
      '{request: POST /, json: 1, text: a}',
      'project/step',
      'text',
      'There is one body, and here stand two: json and text.',
    ],
    [
      '{request: POST /, multipart: {a: b}, json: 1}',
      'project/step',
      'json',
      'There is one body, and here stand two: multipart and json.',
    ],
    ['{serve: /a, answer: {text: a, json: 1}}', 'project/step', 'json', 'There is one body'],
    [
      '{request: POST /, text: a, close: half, expect: {status: 200}}',
      'project/step',
      'expect',
      'This request is broken off, so that there is no answer.',
    ],
    [
      '{request: POST /, text: a, close: half, save: {id: body.id}}',
      'project/step',
      'save',
      'This request is broken off',
    ],
    [
      '{request: POST /, text: a, close: half, collect: {id: body.id}}',
      'project/step',
      'collect',
      'This request is broken off',
    ],
  ])('is told: %s', (text, code, at, message) => {
    const [found, ...more] = readStep(text).reported;
    expect(found?.slice(0, 3)).toEqual([code, at, expect.stringContaining(message)]);
    expect(found?.[3]).toMatch(/^(?:Write|Keep|Delete) /);
    expect(more).toEqual([]);
  });

  it.each([
    '{expect: {body: {equals: {}}, body.a: {equals: null}, body.b: {not: null}, body.c: null}}',
    `{expect: {body.a: {length: {atLeast: "\${n}", atMost: 9}}, body.b: {length: 0, sameItems: []}}}`,
    '{expect: {body.a: {contains: 5, tally: {}, includes: {}, excludes: [1], lacksKey: id}}}',
    '{expect: {body.a: {present: false, empty: true, distinct: true, oneOf: [null, 1], atLeast: "5"}}}',
    '{request: POST /, json: null, headers: {}, query: {}}',
    '{request: POST /, text: "", close: half, patient: true}',
  ])('is no fault where it says something: %s', (text) => {
    expect(readStep(text).reported).toEqual([]);
  });
});

describe('a step that asks for more than a check may', () => {
  const nested = (times: number): string =>
    `{repeat: ${times}, steps: [{parallel: 1000, steps: [{make: {a: {value: 1}}}]}]}`;

  it.each([
    [nested(1000), 'yaml/out-of-range', '1000', /these are 1001000 steps; a check has at most 100000/],
    ['{repeat: 1001, steps: [{wait: 1}]}', 'yaml/out-of-range', '1001', /1 to 1000/],
    ['{make: {a: {text: 1e9}}}', 'yaml/out-of-range', '1e9', /from 0 to 4194304/],
    ['{make: {a: {bytes: 3e8}}}', 'yaml/out-of-range', '3e8', /from 0 to 4194304/],
    ['{make: {a: {text: many}}}', 'yaml/wrong-type', 'many', /a whole number/],
    ['{make: {a: {text: 1.5}}}', 'yaml/out-of-range', '1.5', /a whole number/],
    ['{make: {a: {char: -1}}}', 'yaml/out-of-range', '-1', /from 0 to 1114111/],
    ['{make: {a: {repeated: {text: a, count: 1e10}}}}', 'yaml/out-of-range', '1e10', /from 0 to/],
    ['{make: {a: {lines: {each: a, count: 1e10}}}}', 'yaml/out-of-range', '1e10', /from 0 to/],
    ['{make: {a: {lines: {each: a, count: 100001}}}}', 'yaml/out-of-range', '100001', /from 0 to 100000/],
    ['{make: {a: {lines: {each: a}}}}', 'yaml/wrong-type', '{each: a}', /with `count`/],
    ['{wait: 1e300}', 'yaml/out-of-range', '1e300', /from 0 to 60/],
    ['{wait: abc}', 'yaml/wrong-type', 'abc', /Here should stand a number/],
    [
      `{each: {a: [${'1, '.repeat(1000)}1]}, steps: [{wait: 1}]}`,
      'yaml/out-of-range',
      `{a: [${'1, '.repeat(1000)}1]}`,
      /more values than 1000/,
    ],
  ])('is told: %s', (text, code, at, message) => {
    const told = readStep(text).reported.map(([...parts]) => parts.slice(0, 3));
    expect(told).toEqual([[code, at, expect.stringMatching(message)]]);
  });

  it.each([
    nested(90),
    '{wait: 0.02}',
    `{wait: "\${seconds}"}`,
    `{make: {n: word, a: {text: "\${n}"}, b: {bytes: 4194304}}}`,
  ])('is taken where it is not too much: %s', (text) => {
    expect(readStep(text).reported).toEqual([]);
  });
});

describe('a check of which something cannot be read', () => {
  const brief =
    '---\ntitle: P\nsummary: s\nlevel: 1\ntopics: [http]\n---\n\nBuild it.\n\n## Contract\n\n`GET /` is 200.\n\n## Hints\n\n### one\n\nA.\n\n### two\n\nB.\n';
  const check = (id: string, ...steps: string[]): string =>
    `  - {id: ${id}, says: s, why: w, topic: http, steps: [${steps.join(', ')}]}\n`;
  const good = '{request: GET /, expect: {status: 200}}';
  const read = (checks: string) => {
    const { roadmap, diagnostics } = checkFolder(
      writeRoadmap({ 'projects/p/project.md': brief, 'projects/p/checks.yaml': checks }),
    );
    const ids = roadmap?.projects[0]?.checks.map(({ id }) => id) ?? [];
    const inProject = diagnostics.filter(({ file }) => file.startsWith('projects/'));
    return [ids, inProject.map(({ code }) => code)];
  };

  it.each([
    ['a step', check('one', good, '{request: GET /, expct: {status: 200}}'), ['yaml/unknown-key']],
    ['an expectation', check('one', '{request: GET /, expect: {statuss: 200}}'), ['project/bad-place']],
    ['a step within others', check('one', `{repeat: 2, steps: [${good}, {sing: loudly}]}`), ['project/step']],
    ['a key', check('one', good).replace('says:', 'seconds: many, says:'), ['yaml/wrong-type']],
    ['steps of which there are none', check('one'), ['project/empty']],
    ['an expectation of nothing', check('one', '{request: GET /, expect: {status: {}}}'), ['project/empty']],
    ['steps that ask nothing', check('one', '{make: {a: word}}', '{wait: 1}'), ['project/empty']],
    [
      'steps that run others which ask nothing',
      check('one', '{repeat: 2, steps: [{each: {a: [1]}, steps: [{serve: /a, answer: {}}]}]}'),
      ['project/empty'],
    ],
    [
      'a setup alone that asks nothing',
      `${check('one', '{use: made, as: me}')}`,
      ['project/empty'],
      'setups:\n  made: {steps: [{make: {a: word}}]}\n',
    ],
  ])('is left out, since the rest would pass too easily: %s', (_, faulty, codes, setups = '') => {
    expect(read(`${setups}checks:\n${faulty}${check('two', good)}`)).toEqual([['two'], codes]);
  });

  it.each([
    '{restart: stop}',
    '{files: {lacks: secret}}',
    '{request: GET /}',
    '{repeat: 2, steps: [{use: signed-in, as: me}]}',
  ])('is whole where a server could fail it: %s', (step) => {
    const setups = `setups:\n  signed-in: {steps: [${good}]}\n`;
    expect(read(`${setups}checks:\n${check('one', step)}${check('two', good)}`)).toEqual([
      ['one', 'two'],
      [],
    ]);
  });

  it.each(['{use: signed-in, as: me}', '{parallel: 2, steps: [{use: signed-in, as: me}]}'])(
    'is left out where a setup is faulty that it uses, which is told once: %s',
    (step) => {
      const setups = `setups:\n  signed-in: {steps: [${good}, {sing: loudly}]}\n  other: {steps: [${good}]}\n`;
      expect(
        read(`${setups}checks:\n${check('one', step)}${check('two', '{use: other, as: me}', good)}`),
      ).toEqual([['two'], ['project/step']]);
    },
  );

  it.each([
    ['a tag', '{request: GET /, expect: !x {status: 500}}', 'yaml/tag'],
    ['a tag at its end', '{request: GET /, expect: {status: 200, type: !x }}', 'yaml/tag'],
    ['an alias', '{request: GET /, expect: *a}', 'yaml/alias'],
    ['an anchor', '{request: GET /, expect: &a {status: 200}}', 'yaml/anchor'],
    ['a key that stands twice', '{request: GET /, expect: {status: 200, status: 500}}', 'yaml/duplicate-key'],
    ['a merge key', '{request: GET /, expect: {status: 200, <<: {type: a/b}}}', 'yaml/merge-key'],
    ['a key that is no word', '{request: GET /, expect: {status: 200, [a]: 1}}', 'yaml/key'],
    ['a header', '{request: GET /, headers: {A: !x b}, expect: {status: 200}}', 'yaml/tag'],
  ])('is left out where the reader of YAML refuses something: %s', (_, faulty, code) => {
    const two = check('two', good);
    expect(read(`checks:\n${check('one', good, faulty)}${two}`)).toEqual([['two'], [code]]);
    const setups = `setups:\n  other: {steps: [${good}]}\n  mine: {steps: [${faulty}]}\n`;
    expect(read(`${setups}checks:\n${check('one', '{use: mine, as: me}')}${two}`)).toEqual([['two'], [code]]);
    const other = check('two', '{use: other, as: me}');
    expect(read(`${setups}checks:\n${check('one', '{use: mine, as: me}')}${other}`)).toEqual([
      ['two'],
      [code],
    ]);
  });

  it('is left out where the refused thing stands before it, or before a setup', () => {
    const one = check('one', good).replace('- {', '- &a {');
    expect(read(`checks:\n${one}${check('two', good)}`)).toEqual([['two'], ['yaml/anchor']]);
    const twice = `setups:\n  mine: {steps: [${good}]}\n  mine: {steps: [{request: GET /b}]}\n`;
    expect(read(`${twice}checks:\n${check('one', '{use: mine, as: me}')}${check('two', good)}`)).toEqual([
      ['two'],
      ['yaml/duplicate-key'],
    ]);
  });

  it('takes the project with it where it is the only one', () => {
    expect(read(`checks:\n${check('one', '{sing: loudly}')}${check('two', '{dance: well}')}`)).toEqual([
      [],
      ['project/step', 'project/step'],
    ]);
  });
});
