import { describe, expect, it } from 'vitest';
import type { Outline } from '../../src/content/outline.ts';
import { select, selectAll, stagesWithin } from '../../src/content/selector.ts';
import { sketchOutline } from '../support/outline.ts';

const sketch = sketchOutline({
  http: { stage: 'web' },
  sql: { stage: 'databases', tags: ['web'] },
  indexes: { stage: 'databases' },
});
/** Stages `1 web` and `2 databases`, which stands in `1`, and names besides ids. */
const outline: Outline = {
  ...sketch,
  stages: sketch.stages.map((stage) => ({
    ...stage,
    aliases: stage.id === 'databases' ? ['db'] : [],
    parent: stage.id === 'databases' ? ('web' as never) : null,
    number: stage.id === 'databases' ? '1.1' : '1',
  })),
  topics: sketch.topics.map((topic) => ({ ...topic, aliases: topic.id === 'sql' ? ['queries', 'db'] : [] })),
};

const named = (word: string): string => {
  const found = select(outline, word);
  switch (found.type) {
    case 'topic':
      return `topic ${found.topic.id}`;
    case 'stage':
      return `stage ${found.stage.id}: ${found.topics.map(({ id }) => id).join(' ')}`;
    case 'all':
      return 'all';
    case 'unknown':
      return `unknown${found.nearest === null ? '' : `, ${found.nearest}?`}`;
  }
};

describe('a word', () => {
  it.each([
    ['all', 'all'],
    [' SQL ', 'topic sql'],
    ['queries', 'topic sql'],
    ['web', 'stage web: http sql indexes'],
    ['1', 'stage web: http sql indexes'],
    ['1.1/', 'stage databases: sql indexes'],
    // an alias of both
    ['db', 'topic sql'],
    ['web/http', 'topic http'],
    ['db/indexes', 'topic indexes'],
    ['1/1.1/sql', 'topic sql'],
    ['/web//databases', 'stage databases: sql indexes'],
    // a tag counts as a place
    ['web/sql', 'topic sql'],
    ['databases/http', 'unknown, http?'],
    ['databases/web', 'unknown, web?'],
    ['databases/databases', 'unknown, databases?'],
    ['nowhere/http', 'unknown, http?'],
    ['htp', 'unknown, http?'],
    ['data', 'unknown, databases?'],
    ['ht', 'unknown'],
    // of numbers: written otherwise, beside, above
    ['01.01', 'unknown, 1.1?'],
    ['1.9', 'unknown, 1.1?'],
    ['4', 'unknown, 1?'],
    ['9.9.9', 'unknown, 1?'],
    ['databases/1.1', 'unknown, 1.1?'],
    ['zzz', 'unknown'],
    ['', 'unknown'],
    ['/', 'unknown'],
  ])('%j names %s', (word, what) => expect(named(word)).toBe(what));

  it('names nothing in an empty roadmap, and nothing near', () =>
    expect(select(sketchOutline({}), 'http')).toEqual({ type: 'unknown', word: 'http', nearest: null }));
});

describe('several words', () => {
  it('name each topic once, in study order', () => {
    const chosen = selectAll(outline, ['indexes', 'web']);
    expect('topics' in chosen && chosen.topics.map(({ id }) => id)).toEqual(['http', 'sql', 'indexes']);
  });

  it('name nothing where one of them does not', () =>
    expect(selectAll(outline, ['http', 'sqll'])).toEqual({ type: 'unknown', word: 'sqll', nearest: 'sql' }));
});

it('a stage holds itself and what stands in it', () => {
  const [web] = outline.stages;
  expect([...stagesWithin(outline, web as never)]).toEqual(['web', 'databases']);
});
