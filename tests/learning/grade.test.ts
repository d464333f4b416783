import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { answerDigest } from '../../src/content/fold.ts';
import type { Question, TopicId } from '../../src/content/model.ts';
import type { Confidence } from '../../src/learning/event.ts';
import { gradeOf, judge, type Verdict } from '../../src/learning/grade.ts';
import { present } from '../../src/learning/present.ts';
import type { Response, Shown } from '../../src/learning/shown.ts';
import { questionsOf } from '../content/support/sample.ts';

const topic = 'http' as TopicId;
const ask = (markdown: string): Question => questionsOf(`### Which? {#q}\n\n${markdown}`)[0] as Question;
const show = (question: Question): Shown => present(topic, question, 'seed');

/** Answers with texts instead of letters. */
function answer(question: Question, ...texts: string[]): Verdict {
  const shown = show(question);
  const letter = (text: string): string => {
    const found = 'answers' in shown ? shown.answers.find((a) => a.text === text) : undefined;
    if (found === undefined) throw new Error(`no answer ${text}`);
    return found.key;
  };
  switch (question.kind) {
    case 'one':
    case 'many':
    case 'order':
      return judge(question, shown, { kind: question.kind, keys: texts.map(letter) });
    case 'match': {
      if (shown.kind !== 'match') throw new Error('not a match');
      const pairs = texts.map((text) => {
        const [left, right] = text.split('=') as [string, string];
        return [letter(left), shown.choices.find((choice) => choice.text === right)?.key as string];
      });
      return judge(question, shown, { kind: 'match', pairs: Object.fromEntries(pairs) });
    }
    case 'type':
      return judge(question, shown, { kind: 'type', text: texts[0] as string });
    case 'recall':
      return judge(question, shown, { kind: 'recall', grade: Number(texts[0]) as 1 | 2 | 3 | 4 });
  }
}

const one = ask('- [x] GET\n  > It reads.\n- [ ] POST\n  > It sends.\n- [ ] PUT\n');
const many = ask(
  '- [x] GET\n  > It reads.\n- [x] HEAD\n- [ ] POST\n  > It sends.\n- [ ] PUT\n  > It puts.\n',
);
const order = ask('1. ask\n2. look up\n3. answer\n4. show\n');
const match = ask('| a | b |\n|---|---|\n| GET | reads |\n| POST | sends |\n| PUT | puts |\n');
const recall = ask('Recall: It is safe.\n');

describe('a choice of one', () => {
  it('is right or wrong, and says why of what was picked', () => {
    expect(answer(one, 'GET')).toMatchObject({
      correct: true,
      score: 1,
      why: 'It reads.',
      keyTexts: ['GET'],
    });
    expect(answer(one, 'POST')).toMatchObject({
      correct: false,
      score: 0,
      why: 'It sends.',
      keyTexts: ['GET'],
    });
    expect(answer(one, 'PUT')).toMatchObject({ correct: false, score: 0, why: null });
    expect(answer(one, 'PUT').chosen).toEqual([answerDigest('PUT')]);
  });

  it('names its key by the letter shown', () => {
    const shown = show(one);
    const { key } = answer(one, 'PUT');
    expect('answers' in shown && shown.answers.find((a) => a.text === 'GET')?.key).toBe(key[0]);
    expect(key).toHaveLength(1);
  });
});

describe('a choice of many', () => {
  it.each([
    [['GET', 'HEAD'], true, 1, 'It reads.'],
    [['GET'], false, 0.5, null],
    [['GET', 'HEAD', 'POST'], false, 0.5, 'It sends.'],
    [['GET', 'POST'], false, 0, 'It sends.'],
    [['POST', 'PUT'], false, 0, 'It sends.\n\nIt puts.'],
    [[], false, 0, null],
    [['GET', 'HEAD', 'POST', 'PUT'], false, 0, 'It sends.\n\nIt puts.'],
  ] as const)('%j: %s, %d', (picked, correct, score, why) => {
    expect(answer(many, ...picked)).toMatchObject({ correct, score, why });
  });

  it('does not count a letter twice, and takes unknown ones for nothing', () => {
    const shown = show(many);
    const [letter] = answer(many).key;
    const twice = judge(many, shown, { kind: 'many', keys: [letter as string, letter as string] });
    expect(twice.score).toBeLessThanOrEqual(0.5);
    expect(twice.correct).toBe(false);
    expect(judge(many, shown, { kind: 'many', keys: ['z'] })).toMatchObject({
      correct: false,
      score: 0,
      chosen: [],
    });
  });
});

describe('an order', () => {
  it.each([
    [['ask', 'look up', 'answer', 'show'], true, 1],
    [['ask', 'look up', 'show', 'answer'], false, 1 / 3],
    [['look up', 'answer', 'show', 'ask'], false, 2 / 3],
    [['show', 'answer', 'look up', 'ask'], false, 0],
    [['ask', 'look up'], false, 1 / 3],
  ] as const)('%j: %s, %d', (given, correct, score) => {
    expect(answer(order, ...given)).toMatchObject({ correct, score });
  });
});

describe('an order, besides', () => {
  const told = ask('1. ask\n   > First.\n2. look up\n   > Then.\n3. answer\n');
  it('names its key in letters and words, and says why of what stands elsewhere', () => {
    const shown = show(told);
    if (shown.kind !== 'order') throw new Error('no order');
    const { key, keyTexts, why, chosen } = answer(told, 'look up', 'ask', 'answer');
    expect(keyTexts).toEqual(['ask', 'look up', 'answer']);
    expect(key.map((letter) => shown.answers.find((one) => one.key === letter)?.text)).toEqual(keyTexts);
    expect(why).toBe('First.\n\nThen.');
    expect(chosen).toEqual(['look up', 'ask', 'answer'].map(answerDigest));
    expect(answer(told, 'ask', 'answer', 'look up').why).toBe('Then.');
    expect(answer(told, 'ask', 'look up', 'answer').why).toBeNull();
  });

  it('with more than there is, is wrong', () => {
    expect(answer(order, 'ask', 'look up', 'answer', 'show', 'ask')).toMatchObject({
      ...{ correct: false, score: 0.75 },
    });
  });
});

describe('a match', () => {
  it.each([
    [['GET=reads', 'POST=sends', 'PUT=puts'], true, 1],
    [['GET=reads', 'POST=puts', 'PUT=sends'], false, 1 / 3],
    [['GET=reads', 'POST=sends'], false, 2 / 3],
    [[], false, 0],
  ] as const)('%j: %s, %d', (given, correct, score) => {
    expect(answer(match, ...given)).toMatchObject({ correct, score });
  });

  it('names its key as letter and number', () => {
    const verdict = answer(match, 'GET=sends');
    expect(verdict.key).toHaveLength(3);
    for (const pair of verdict.key) expect(pair).toMatch(/^[abc][123]$/);
    expect([...verdict.keyTexts].sort()).toEqual(['GET – reads', 'POST – sends', 'PUT – puts']);
    const shown = show(match);
    if (shown.kind !== 'match') throw new Error('no match');
    const text = (list: readonly { key: string; text: string }[], key: string): string | undefined =>
      list.find((one) => one.key === key)?.text;
    expect(
      verdict.key.map(
        ([left = '', right = '']) => `${text(shown.answers, left)} – ${text(shown.choices, right)}`,
      ),
    ).toEqual(verdict.keyTexts);
    expect(verdict.chosen).toEqual([`${answerDigest('GET')}=${answerDigest('sends')}`]);
  });
});

describe('a typed answer', () => {
  const typed = (accepted: string, given: string): 'right' | 'near' | 'wrong' => {
    const verdict = answer(ask(`Answer: ${accepted}\n`), given);
    return verdict.correct ? 'right' : verdict.near ? 'near' : 'wrong';
  };

  it.each([
    ['`COMMIT`', 'commit', 'right'],
    ['`COMMIT`', '  Commit ', 'right'],
    ['`BEGIN WORK`', 'begin   work', 'right'],
    ["`don't`", 'don’t', 'right'],
    ['`GET` or `HEAD`', 'head', 'right'],
    ['`COMMIT`', 'COMIT', 'near'],
    ['`COMMIT`', 'comet', 'wrong'],
    ['`Content-Type`', 'Contet-Typ', 'near'],
    ['`403`', '404', 'wrong'],
    ['`HTTP/2`', 'HTTP/3', 'wrong'],
    ['`HTTP/2`', 'HTP/2', 'near'],
    ['`port 8080`', 'port 8081', 'wrong'],
    ['`GET`', 'PET', 'wrong'],
    ['`COMMIT`', '', 'wrong'],
    // one slip from four letters on, two from nine
    ['`grep`', 'grap', 'near'],
    ['`sed`', 'sad', 'wrong'],
    ['`sed`', 'se', 'wrong'],
    ['`keepalive`', 'kepalivo', 'near'],
    ['`keepaliv`', 'kepalivo', 'wrong'],
    // two neighbours that changed places are one
    ['`grep`', 'gerp', 'near'],
    ['`grep`', 'pger', 'wrong'],
    ['`keepalive`', 'kepealvie', 'near'],
    ['`port 8080`', 'prot 8008', 'wrong'],
    // near to one of them is near
    ['`COMMIT` or `ROLLBACK`', 'COMIT', 'near'],
    ['`naïve`', 'nai\u0308ve', 'right'],
  ])('accepts %s, given %j: %s', (accepted, given, verdict) => {
    expect(typed(accepted, given)).toBe(verdict);
  });

  it('that is near counts nothing, and is kept cut to 200 characters', () => {
    const question = ask('Answer: `COMMIT`\n');
    expect(answer(question, 'COMIT')).toMatchObject({ correct: false, score: 0, near: true });
    expect(answer(question, 'x'.repeat(500)).chosen).toEqual(['x'.repeat(200)]);
  });
});

describe('a recall', () => {
  it('keeps the grade, and shows the answer', () => {
    expect(answer(recall, '2')).toMatchObject({ chosen: ['2'], key: ['It is safe.'] });
    expect(answer(ask('Answer: `GET` or `HEAD`\n'), 'x')).toMatchObject({
      key: ['GET', 'HEAD'],
      keyTexts: ['GET', 'HEAD'],
    });
  });

  it('is as right as the learner says, from hard on', () => {
    expect(answer(recall, '1')).toMatchObject({ correct: false, score: 0, keyTexts: ['It is safe.'] });
    expect(answer(recall, '2')).toMatchObject({ correct: true, score: 1 });
  });
});

describe('any verdict', () => {
  const all = [one, many, order, match, recall, ask('Answer: `GET`\n')];
  const letters = fc.array(fc.constantFrom(...'abcdefz', '', '__proto__'), { maxLength: 8 });
  const response: fc.Arbitrary<Response> = fc.oneof(
    fc.record({ kind: fc.constantFrom('one' as const, 'many' as const, 'order' as const), keys: letters }),
    fc.record({
      kind: fc.constant('match' as const),
      pairs: fc.dictionary(fc.constantFrom('a', 'b', 'z'), fc.constantFrom('1', '2', '9')),
    }),
    fc.record({ kind: fc.constant('type' as const), text: fc.string() }),
    fc.record({
      kind: fc.constant('recall' as const),
      grade: fc.constantFrom(1 as const, 2 as const, 3 as const, 4 as const),
    }),
    fc.constant({ kind: 'unknown' as const }),
  );

  it('has a score from 0 to 1, which is 1 exactly when it is right', () => {
    fc.assert(
      fc.property(fc.constantFrom(...all), response, (question, given) => {
        const verdict = judge(question, show(question), given);
        expect(verdict.score).toBeGreaterThanOrEqual(0);
        expect(verdict.score).toBeLessThanOrEqual(1);
        expect(verdict.score === 1).toBe(verdict.correct);
        expect(verdict.near && verdict.correct).toBe(false);
        expect(verdict.keyTexts).not.toEqual([]);
      }),
      { numRuns: 500 },
    );
  });

  it('of "I don’t know" or of an answer of another kind is wrong', () => {
    for (const question of all) {
      const { key, keyTexts, ...rest } = judge(question, show(question), { kind: 'unknown' });
      expect(rest).toEqual({ correct: false, score: 0, near: false, why: null, chosen: [], misses: [] });
      expect(key).toHaveLength(keyTexts.length);
    }
    expect(judge(one, show(one), { kind: 'type', text: 'GET' })).toMatchObject({
      correct: false,
      chosen: [],
    });
    expect(judge(match, show(match), { kind: 'one', keys: ['a'] })).toMatchObject({
      correct: false,
      chosen: [],
    });
    expect(judge(match, show(one), { kind: 'match', pairs: { a: '1' } })).toMatchObject({
      correct: false,
      chosen: [],
    });
  });

  it('names the concepts that wrong picks miss, each once', () => {
    const concepts: Readonly<Record<string, string>> = { POST: 'safety', PUT: 'safety', PATCH: 'caching' };
    const written = ask('- [x] GET\n- [ ] POST\n- [ ] PUT\n- [ ] PATCH\n- [x] HEAD\n');
    if (written.kind !== 'many') throw new Error('not many');
    const missed: Question = {
      ...written,
      answers: written.answers.map((one) => ({ ...one, misses: concepts[one.text] ?? null })),
    };
    expect(answer(missed, 'GET', 'POST', 'PUT', 'PATCH').misses).toEqual(['safety', 'caching']);
    expect(answer(missed, 'GET', 'HEAD').misses).toEqual([]);
  });
});

describe('the grade', () => {
  const right = answer(one, 'GET');
  const wrong = answer(one, 'PUT');
  const given: Response = { kind: 'one', keys: [] };
  it.each([
    [wrong, given, false, false, 1],
    [wrong, given, true, true, 1],
    [right, given, false, false, 3],
    [right, given, true, false, 2],
    [right, given, false, true, 2],
    [right, { kind: 'recall', grade: 4 } as Response, true, false, 4],
    [right, given, false, false, 2, 'guess'],
    [right, given, false, false, 3, 'think'],
    [right, given, false, false, 3, 'sure'],
  ] as [Verdict, Response, boolean, boolean, number, Confidence?][])(
    'of case %#',
    (verdict, response, hinted, secondTry, grade, sure?: Confidence) => {
      expect(gradeOf(verdict, response, { hinted, secondTry, sure })).toBe(grade);
    },
  );
});
