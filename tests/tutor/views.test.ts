import { describe, expect, it } from 'vitest';
import type { QuestionKey } from '../../src/content/model.ts';
import type { Verdict } from '../../src/learning/grade.ts';
import { makeTheme } from '../../src/terminal/theme.ts';
import type { Asking, Missed, Summary, Told } from '../../src/tutor/front.ts';
import { hintView, questionView, summaryView, verdictView } from '../../src/tutor/views.ts';
import { choosing, matching, recalling, typing } from '../terminal/support/shown.ts';

const view = { width: 60, theme: makeTheme({ colour: 0, unicode: true }) };

const asking: Asking = {
  shown: choosing('one'),
  topic: 'Indexes',
  number: 2,
  of: 7,
  repeat: false,
  remark: null,
};

describe('the head of a question', () => {
  it('says where one is, and asks', () => {
    expect(questionView(asking, view)).toBe('\nQuestion 2 of 7 · Indexes\n\nA stem\n');
  });

  it.each([
    ['a miss asked again', { repeat: true }, '\nOnce more · Indexes\n\nA stem\n'],
    [
      'why it is asked',
      { remark: 'The last time you mixed up "a" and "b".' },
      '\nQuestion 2 of 7 · Indexes\n\nThe last time you mixed up "a" and "b".\n\nA stem\n',
    ],
    [
      'several answers to pick',
      { shown: choosing('many') },
      '\nQuestion 2 of 7 · Indexes\n\nA stem\nPick all that apply.\n',
    ],
    [
      'an order to find',
      { shown: choosing('order') },
      '\nQuestion 2 of 7 · Indexes\n\nA stem\nPut these into order.\n',
    ],
    [
      'what stands below the stem, indented code as well',
      { shown: { ...typing(), stem: 'What does this print?\n\n    echo hi\n\nMind the `echo`.' } },
      '\nQuestion 2 of 7 · Indexes\n\nWhat does this print?\n\n    echo hi\n\nMind the `echo`.\n',
    ],
  ] as const)('shows %s', (_what, more, text) => {
    expect(questionView({ ...asking, ...more }, view)).toBe(text);
  });
});

it('a hint is Markdown, and its lack is said', () => {
  expect(hintView('- disk\n- reads', view)).toBe('Hint:\n• disk\n• reads\n');
  expect(hintView(null, view)).toBe('There is no hint here.');
});

const wrong: Verdict = {
  correct: false,
  score: 0,
  near: false,
  key: [],
  keyTexts: [],
  why: null,
  chosen: [],
  misses: [],
};
const told: Told = {
  shown: choosing('one', ['x', 'y']),
  verdict: { ...wrong, key: ['b'], keyTexts: ['y'] },
  unknown: false,
  explanation: null,
  repeatLater: false,
  due: 'tomorrow',
};

describe('a verdict', () => {
  it.each([
    ['right', { ...wrong, correct: true, score: 1 }, '✓ Right.\n\n– It comes up again tomorrow.'],
    [
      'not right, with the key',
      { ...wrong, key: ['b'], keyTexts: ['`y`'] },
      '✗ Not right.\n\nRight:\n  b) `y`\n\n– It comes up again tomorrow.',
    ],
    [
      'partly right, and by how much',
      { ...wrong, score: 0.666, key: ['a', 'b'], keyTexts: ['x', 'y'] },
      '✗ Partly right, 67 %.\n\nRight:\n  a) x\n  b) y\n\n– It comes up again tomorrow.',
    ],
  ])('says %s', (_what, verdict, text) => {
    expect(verdictView({ ...told, verdict }, view)).toBe(`\n${text}\n`);
  });

  it('says why the wrong answer tempted, why the key is right, and that it is asked once more', () => {
    const verdict = { ...told.verdict, why: 'It sounds well.' };
    expect(verdictView({ ...told, verdict, explanation: 'Because it is.', repeatLater: true }, view)).toBe(
      '\n✗ Not right.\n\nRight:\n  b) y\n\nIt sounds well.\n\nWhy:\nBecause it is.\n\n' +
        '– You will be asked once more in a moment; it comes up again\ntomorrow.\n',
    );
  });

  it('does not call right or wrong what the learner judged alone', () => {
    const shown = recalling();
    const recalled = { ...told, shown, verdict: { ...wrong, keyTexts: ['covering'] } };
    expect(verdictView(recalled, view)).toMatch(/^\n✗ Noted: again\.\n\n– It comes up/);
    expect(verdictView({ ...recalled, verdict: { ...wrong, correct: true, score: 1 } }, view)).toMatch(
      /^\n✓ Noted\.\n\n– It comes up/,
    );
  });

  it('of somebody who said so begins with “You don’t know it yet”', () => {
    expect(verdictView({ ...told, unknown: true }, view)).toMatch(/^\n✗ You don’t know it yet\.\n\nRight:/);
  });

  it.each([
    ['in their order', choosing('order'), ['Wake', 'Wash'], 'Right:\n  1. Wake\n  2. Wash\n'],
    ['pair by pair', matching(), ['France = Paris'], 'Right:\n  • France = Paris\n'],
    ['the one text that is taken', typing(), ['GET'], 'Right:\n  • GET\n'],
    ['each text that is taken', typing(), ['GET', 'HEAD'], 'Accepted:\n  • GET\n  • HEAD\n'],
    ['code as code', choosing('one'), ['```sql\nselect 1\n```'], 'Right:\n  b)   select 1\n'],
  ])('shows the key %s', (_what, shown, keyTexts, text) => {
    const verdict = { ...told.verdict, keyTexts };
    expect(verdictView({ ...told, shown, verdict }, view)).toContain(text);
  });
});

const result = (correct: boolean): Summary['results'][number] => ({
  question: 'indexes/one' as QuestionKey,
  correct,
  score: correct ? 1 : 0,
  recovered: false,
});
const summary: Summary = {
  results: [result(true), result(false)],
  again: { asked: 0, right: 0 },
  missed: [],
  stopped: false,
  left: 0,
  topics: [],
  unsaved: 0,
  leeches: [],
  next: 'Next: the quiz of "Indexes" (roadmap next)',
};
const miss: Missed = {
  stem: 'Which `one`?\n\nSome table below it.',
  keyTexts: ['`y`', 'z\nmore of it'],
  recovered: false,
  topic: 'Indexes',
  explanation: null,
};
const summed = (more: Partial<Summary>): string => summaryView({ ...summary, ...more }, view);

describe('the summary of a session', () => {
  it('says how it went and what is next', () => {
    expect(summed({})).toBe('\n1 of 2 right.\n\nNext: the quiz of "Indexes" (roadmap next)\n');
  });

  it.each([
    ['nothing was there to answer', { results: [] }, 'There was nothing to answer.\n'],
    ['it was stopped at once', { results: [], stopped: true }, 'Stopped before the first answer.\n'],
    ['it was stopped among repeats', { stopped: true }, '1 of 2 right. Stopped; 2 answers are kept.\n'],
    [
      'it only asked what an earlier one had missed',
      { results: [], again: { asked: 2, right: 1 } },
      '1 of 2 right when asked again.\n',
    ],
    [
      'it was stopped among those',
      { results: [], again: { asked: 1, right: 1 }, stopped: true },
      '1 of 1 right when asked again. Stopped; 1 answer is kept.\n',
    ],
    [
      'it was stopped with one to go',
      { stopped: true, left: 1, results: [result(true)] },
      '1 of 1 right. Stopped; 1 answer is kept. 1 question left:\nthe same command goes on there.\n',
    ],
    ['answers could not be kept', { unsaved: 2 }, '1 of 2 right. 2 of 2 answers could not be kept.\n'],
    [
      'it was stopped where nothing could be kept',
      { stopped: true, left: 1, results: [result(true)], again: { asked: 1, right: 0 }, unsaved: 1 },
      '1 of 1 right. Stopped; 1 of 2 answers could not be kept. 1\nquestion left.\n',
    ],
  ])('says when %s', (_what, more, text) => {
    expect(summed(more)).toContain(`\n${text}`);
  });

  it('lists misses by their stems, and which of them were right when asked again', () => {
    expect(summed({ missed: [miss, { ...miss, stem: 'And which two?', recovered: true }] })).toContain(
      '\nMissed:\n  • Which `one`?\n  • And which two? (right when asked again)\n\n',
    );
  });

  it('explains misses after an exam', () => {
    expect(summed({ missed: [{ ...miss, explanation: 'Since `y` is.' }] })).toContain(
      '\nMissed:\n  • Which `one`?\n    `y`; z\n    Since `y` is.\n\n',
    );
  });

  it('says what became of topics, and what to do about questions forgotten again and again', () => {
    expect(summed({ topics: ['HTTP: learned', 'DNS: learning'], leeches: ['Forgotten 4 times: …'] })).toBe(
      '\n1 of 2 right.\n\nForgotten 4 times: …\n\nHTTP: learned\nDNS: learning\n\nNext: the quiz of "Indexes" (roadmap next)\n',
    );
  });
});
