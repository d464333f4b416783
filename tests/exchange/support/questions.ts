import fc from 'fast-check';
import type { Answer, Kind, Question } from '../../../src/content/model.ts';

const word = fc.constantFrom(
  ...[
    'index',
    'GET',
    'naïve',
    '日本',
    '😀',
    '404',
    'a_b',
    '(x)',
    'it’s',
    '"q"',
    'true',
    '#tag',
    'a: b',
    '50 %',
    '{id}',
  ],
  ...[
    '`SELECT *`',
    '`` a`b ``',
    '**never**',
    '*so*',
    'x = 1',
    'a -> b',
    '~user',
    'C#',
    '[link](https://example.org/a)',
    '\\\\n',
  ],
  ...[
    '<b',
    '&amp;',
    '1 < 2',
    '%50%',
    '::',
    '//',
    'T',
    'c\\:d',
    '\\*',
    '$5',
    'a|b',
    '{{c1::x}}',
    '“z”',
    '^',
    '!',
    '- y',
    '> w',
    '+',
  ],
);
/** A text on one line. A letter in front: what looks like a list, a heading or a number is meant as text. */
const words = fc.array(word, { minLength: 1, maxLength: 6 }).map((parts) => `w ${parts.join(' ')}`);
const plainWords = fc
  .array(
    fc.constantFrom(
      'index',
      'GET',
      'naïve',
      '日本',
      '404',
      'a_b',
      '(x)',
      'it’s',
      '`SELECT *`',
      '50 %',
      '{id}',
      '1 < 2',
      '*',
      '# 1',
      '&lt;',
      'C:\\x',
    ),
    {
      minLength: 1,
      maxLength: 6,
    },
  )
  .map((parts) => `w ${parts.join(' ')}`);

const block = fc.oneof(
  words,
  fc.tuple(words, words).map((two) => two.join('\n')),
  fc.constantFrom(
    '```js\nif (a) {\n\n  b(~c, "=", {});\n}\n```',
    '- one\n- two\n  - three',
    '1. first\n2. second',
    '| a | b |\n|---|---|\n| c | d |',
    '#### A heading',
  ),
);
/** Blocks below each other; between two lists stands a paragraph, or they would be one. */
const blocks = fc
  .array(block, { maxLength: 3 })
  .map((all) => (all.length > 0 ? ['Look:', ...all.flatMap((one) => [one, 'So:'])].join('\n\n') : ''));
const text = fc.tuple(words, blocks).map(([first, more]) => (more === '' ? first : `${first}\n\n${more}`));
const slug = fc
  .array(fc.constantFrom('a', 'b1', 'cat', 'dog', 'x9'), { minLength: 1, maxLength: 4 })
  .map((parts) => parts.join('-'));

const answer = (words_: fc.Arbitrary<string>): fc.Arbitrary<Answer> =>
  fc.record({
    text: words_,
    correct: fc.boolean(),
    why: fc.option(text, { nil: null }),
    pinned: fc.boolean(),
    misses: fc.option(slug, { nil: null }),
  });

/** Every text of a list with a number in front, so that no two are alike. */
const apart = <T extends object>(items: readonly T[], key: keyof T): T[] =>
  items.map((item, i) => ({ ...item, [key]: `${'abcdefghij'[i]}${i} ${item[key]}` }));

const base = fc.record({
  id: slug,
  derived: fc.constant(false),
  stem: words,
  body: blocks,
  hint: fc.option(text, { nil: null }),
  // long enough that the lint has nothing against it
  explanation: fc.option(
    text.map((one) => `It is so because of all these things here: ${one}`),
    { nil: null },
  ),
  concept: fc.option(slug, { nil: null }),
  level: fc.option(fc.constantFrom('recall', 'understand', 'apply', 'analyze'), { nil: null }),
  was: fc.uniqueArray(slug, { maxLength: 2 }),
});

const choice = base.chain((head) =>
  fc.array(answer(text), { minLength: 2, maxLength: 6 }).map((list) => {
    const answers = apart(list, 'text')
      .map((one, i) => (i === 0 ? { ...one, correct: true } : one))
      // a right answer misses nothing
      .map((one) => (one.correct ? { ...one, misses: null } : one));
    const keys = answers.filter((one) => one.correct).length;
    return { ...head, kind: keys > 1 ? ('many' as const) : ('one' as const), answers };
  }),
);
const order = base.chain((head) =>
  fc
    .array(fc.record({ text, why: fc.option(text, { nil: null }) }), { minLength: 2, maxLength: 10 })
    .map((items) => ({
      // a numbered list above it could be meant as well
      ...head,
      body: head.body.includes('1. ') || head.body.includes('|--') ? '' : head.body,
      kind: 'order' as const,
      items: apart(items, 'text'),
    })),
);
const match = base.chain((head) =>
  fc.array(fc.record({ left: words, right: words }), { minLength: 2, maxLength: 10 }).map((pairs) => ({
    ...head,
    body: head.body.includes('1. ') || head.body.includes('|--') ? '' : head.body,
    kind: 'match' as const,
    columns: pairs.length % 2 === 0 ? null : (['Left side', 'Right `side`'] as const),
    pairs: apart(apart(pairs, 'left'), 'right'),
  })),
);
const typed = base.chain((head) =>
  fc
    .uniqueArray(
      fc.constantFrom(
        'GET',
        'a b',
        'a`b',
        '%50%x',
        'f(x)=1',
        '*',
        'a*b',
        '[x]',
        'T',
        '~',
        'é',
        '#1',
        'a\\b',
        '{}',
        '日本',
      ),
      {
        minLength: 1,
        maxLength: 4,
      },
    )
    .map((accepted) => ({ ...head, kind: 'type' as const, accepted })),
);
const recall = base.chain((head) => text.map((said) => ({ ...head, kind: 'recall' as const, answer: said })));

/** Questions of every kind; two that ask the same are no two questions. */
export const anyQuestions = (kinds: readonly Kind[]): fc.Arbitrary<readonly Question[]> =>
  fc
    .array(fc.oneof(...[choice, order, match, typed, recall]), { minLength: 1, maxLength: 5 })
    .map((list) =>
      (list as readonly Question[])
        .filter(({ kind }) => kinds.includes(kind))
        .map((question, i) => ({ ...question, id: `${question.id}-${i}`, stem: `${question.stem} q${i}` })),
    );

/** Questions with one right answer and nothing but plain text: all that Aiken knows. */
export const plainQuestions: fc.Arbitrary<readonly Question[]> = fc
  .array(
    fc.record({
      stem: plainWords,
      answers: fc.array(plainWords, { minLength: 2, maxLength: 6 }),
      key: fc.nat(5),
    }),
    { minLength: 1, maxLength: 4 },
  )
  .map((list) =>
    list.map(({ stem, answers, key }, i) => ({
      ...{ id: `q-${i}`, derived: false, stem: `${stem} q${i}`, body: '', hint: null, explanation: null },
      ...{ concept: null, level: null, was: [], kind: 'one' as const },
      answers: answers.map((words_, n) => ({
        text: `a${n} ${words_}`,
        correct: n === key % answers.length,
        ...{ why: null, pinned: false, misses: null },
      })),
    })),
  );
