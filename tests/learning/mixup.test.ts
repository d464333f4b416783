import { describe, expect, it } from 'vitest';
import { mixupBehind, openMixups } from '../../src/learning/mixup.ts';
import { DAY, History } from '../support/history.ts';
import { sketchOutline } from '../support/outline.ts';

const outline = sketchOutline({
  http: { questions: 5, concepts: ['safety', 'caching', 'caching', 'cookies', 'safety'] },
});
const open = (history: History) =>
  openMixups(outline.topics, history.learner(outline)).map(
    ({ concept, missed, count, questions }) =>
      `${concept} taken for ${missed} × ${count}: ${questions.map(({ id }) => id).join(' ')}`,
  );

describe('mix-ups', () => {
  it('are none until something was taken for something else', () => {
    const history = new History();
    history.answer('http/q1', 1);
    expect(open(history)).toEqual([]);
  });

  it('stay open until another question about what was missed is answered right after it', () => {
    const history = new History();
    history.answer('http/q2', 3);
    history.at += DAY;
    history.answer('http/q1', 1, { misses: ['caching'] });
    // never answered before answered long ago
    expect(open(history)).toEqual(['safety taken for caching × 1: q3 q2']);
    history.at += DAY;
    history.answer('http/q3', 1);
    expect(open(history)).toEqual(['safety taken for caching × 1: q2 q3']);
    history.answer('http/q1', 1, { misses: ['caching'] });
    expect(open(history)).toEqual(['safety taken for caching × 2: q2 q3']);
    history.answer('http/q2', 2);
    expect(open(history)).toEqual([]);
  });

  it('stand the freshest first, and of one answer by what was missed', () => {
    const history = new History();
    history.answer('http/q4', 1, { misses: ['safety', 'caching'] });
    expect(open(history).map((one) => one.slice(0, 25))).toEqual([
      'cookies taken for caching',
      'cookies taken for safety ',
    ]);
    history.at += DAY;
    history.answer('http/q2', 1, { misses: ['cookies'] });
    expect(open(history)[0]).toContain('taken for cookies');
  });

  it('about what no other question asks are left out', () => {
    const history = new History();
    history.answer('http/q1', 1, { misses: ['headers'] });
    history.answer('http/q4', 1, { misses: ['cookies'] });
    expect(open(history)).toEqual([]);
  });

  it('are found behind a question that would put them right', () => {
    const history = new History();
    history.answer('http/q1', 1, { misses: ['caching'] });
    const mixups = openMixups(outline.topics, history.learner(outline));
    const [topic] = outline.topics;
    expect(mixupBehind(topic?.questions[2] as never, mixups)?.missed).toBe('caching');
    expect(mixupBehind(topic?.questions[0] as never, mixups)).toBeNull();
  });
});
