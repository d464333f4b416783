import MiniSearch from 'minisearch';
import { describe, expect, it } from 'vitest';
import { find } from '../../../src/content/search/find.ts';
import { fields } from '../../../src/content/search/format.ts';
import { Marker } from '../../../src/content/search/line.ts';
import { openSearchIndex } from '../../../src/content/search/open-index.ts';
import { fieldsOf, passagesOf } from '../../../src/content/search/passages.ts';
import { termsOf } from '../../../src/content/search/words.ts';
import { found, shipped, sketch } from './support.ts';

const small = sketch({
  jwt: {
    title: 'JSON Web Tokens',
    aliases: ['json-web-token'],
    lesson:
      'A letter with a seal.\n\n## Anyone can read it\n\nSigned is not secret.\n\n## Revocation\n\nNobody takes a token back.',
    questions: {
      late: 'How late may a token be revoked?',
      shown: 'What is wrong here?\n\n```js\nverify(claims)\n```',
    },
  },
  oauth: { title: 'OAuth', lesson: 'It hands out a token, and a signed letter for whoever asks.' },
  caching: {
    title: 'Caching',
    lesson:
      '## What *may* `be` kept\n\n- Queries\n- A copy of the index\n\n| Part | Kept |\n|---|---|\n| header | always |',
  },
});

describe('a search', () => {
  it('finds sections by their text and heading, questions by their stem and what stands below it', async () => {
    expect(await found('secret', small)).toEqual(['jwt#Anyone can read it']);
    expect(await found('revocation', small)).toEqual(['jwt#Revocation']);
    expect(await found('revoked', small)).toEqual(['jwt?late']);
    expect(await found('verify claims', small)).toEqual(['jwt?shown']);
    expect(await found('header always', small)).toEqual(['caching#What may `be` kept']);
  });

  it('reads a topic as far as any is long, and finds the names of all of it', async () => {
    const words = (count: number, mark: string) =>
      `\`\`\`\n${Array.from({ length: count }, (_, i) => `${mark}${i}`).join(' ')}\n\`\`\``;
    const long = sketch({
      long: {
        lesson: `${words(20_000, 'w')}\n\nGiraffe.\n\n${words(20_000, 'v')}\n\nZebra.\n\n## Far behind\n\nBurrow.`,
        questions: { late: 'Where is the burrow?' },
      },
      next: { lesson: 'A burrow of its own.' },
    });
    expect(await found('giraffe', long)).toEqual(['long']);
    expect(await found('zebra', long)).toEqual([]);
    expect(await found('burrow', long)).toEqual(['next']);
    expect(await found('behind', long)).toEqual(['long#Far behind']);
  });

  it('puts a topic of that name, title or alias before passages that only speak of it', async () => {
    for (const query of ['jwt', 'json-web-token', 'tokens', 'web token'])
      expect([query, (await found(query, small))[0]]).toEqual([query, 'jwt']);
  });

  it('takes the name of a topic for context: it narrows, and alone finds the topic only', async () => {
    expect(await found('jwt', small)).toEqual(['jwt']);
    expect(await found('jwt token', small)).toEqual(['jwt', 'jwt#Revocation', 'jwt?late']);
  });

  it('takes no account of case, accents, or singular and plural', async () => {
    expect(await found('REVÓCATION', small)).toEqual(['jwt#Revocation']);
    expect(await found('query', small)).toEqual(['caching#What may `be` kept']);
    expect(await found('indexes', small)).toEqual(['caching#What may `be` kept']);
    expect((await found('letters', small)).sort()).toEqual(['jwt', 'oauth']);
  });

  it('finds words by their beginning, after the word itself', async () => {
    expect(await found('revo', small)).toEqual(['jwt#Revocation', 'jwt?late']);
    expect(await found('sign', small)).toEqual(['jwt#Anyone can read it', 'oauth']);
  });

  it('forgives a slip, a letter too many or too few, and two that changed places', async () => {
    for (const query of ['secrit', 'seecret', 'sceret', 'ecret'])
      expect([query, await found(query, small)]).toEqual([query, ['jwt#Anyone can read it']]);
    expect(await found('jtw', small)).toEqual(['jwt']);
    expect(await found('sxxret', small)).toEqual([]);
  });

  it('wants all words, and is content with some where no passage has all', async () => {
    const index = await openSearchIndex(small);
    expect(await found('signed letter', small)).toEqual(['oauth']);
    expect(find('signed letter', index).hasAll).toBe(true);
    expect((await found('secret copy', small)).sort()).toEqual([
      'caching#What may `be` kept',
      'jwt#Anyone can read it',
    ]);
    expect(find('secret copy', index).hasAll).toBe(false);
  });

  it('looks for the rest where one word stands nowhere', async () => {
    const result = find('secret zebras', await openSearchIndex(small));
    expect(result.hits).toHaveLength(1);
    expect(result.words.map(({ word, meant }) => [word, meant.length > 0])).toEqual([
      ['secret', true],
      ['zebras', false],
    ]);
  });

  it('reads neither answers nor hints, explanations or comments', async () => {
    for (const secret of ['secretanswer', 'secrethint', 'secretexplanation', 'secretcomment']) {
      const index = await openSearchIndex(small);
      expect(index.words()).not.toContain(secret);
    }
  });

  it('does without words where there are none', async () => {
    expect(find('…, !', await openSearchIndex(small))).toEqual({ hits: [], words: [], hasAll: false });
    expect(await found('anything', sketch({}))).toEqual([]);
    expect(await found('empty', sketch({ empty: {} }))).toEqual(['empty']);
  });
});

describe('the line that is shown', () => {
  const lines = ['A token.', 'The token is signed: tokens are.', 'Signed letters are signed.'];
  it('is the one with most of the words, and they are marked in it', async () => {
    const index = await openSearchIndex(sketch({ one: { lesson: lines.join('\n\n') } }));
    const marker = new Marker(find('signed token', index).words);
    const { text, marks } = marker.bestOf(lines);
    expect(text).toBe(lines[1]);
    expect(marks.map(([start, end]) => text.slice(start, end))).toEqual(['token', 'signed', 'tokens']);
  });

  it('is the first where none has a word', () => {
    expect(new Marker([]).bestOf(lines)).toEqual({ text: 'A token.', marks: [] });
    expect(new Marker([]).bestOf([])).toEqual({ text: '', marks: [] });
  });
});

describe('the shipped roadmap', () => {
  const content = shipped();

  it('is ranked as MiniSearch ranks it', async () => {
    const index = await openSearchIndex(content);
    const passages = content.outline.topics.flatMap((topic) => passagesOf(topic, content.body(topic.id)));
    const mini = new MiniSearch({
      fields: fields.map(({ name }) => name),
      tokenize: termsOf,
      processTerm: (term) => term,
      searchOptions: {
        combineWith: 'AND',
        prefix: true,
        boost: Object.fromEntries(fields.map(({ name, boost }) => [name, boost])),
      },
    });
    mini.addAll(passages.map((passage, id) => ({ id, ...fieldsOf(passage) })));
    let compared = 0;
    for (const query of [
      'revoc',
      'handshake tls',
      'injection',
      'kafka parti',
      'goroutine',
      'kafka broker',
      'c#',
    ]) {
      const expected = mini
        .search(query)
        .filter(({ match }) =>
          Object.values(match).some((where) => where.some((field) => field !== 'context')),
        );
      const { hits } = find(query, index);
      expect([query, hits.map(({ passage }) => passage).sort()]).toEqual([
        query,
        expected.map(({ id }) => id as number).sort(),
      ]);
      for (const { passage, score } of hits)
        expect(score).toBeCloseTo(expected.find(({ id }) => id === passage)?.score ?? 0, 6);
      compared += hits.length;
    }
    expect(compared).toBeGreaterThan(40);
  });

  it('has every topic first under its id, title and aliases', async () => {
    const missed: string[] = [];
    for (const { id, title, aliases } of content.outline.topics)
      for (const name of [id, title, ...aliases])
        if (!(await found(name, content)).slice(0, 3).includes(id)) missed.push(`${name} (${id})`);
    expect(missed).toEqual([]);
  });

  it('keeps no answer to itself, and shows nothing but what is asked', async () => {
    const index = await openSearchIndex(content);
    const words = new Set(index.words());
    const seen = new Set(
      content.outline.topics.flatMap((topic) => {
        const { lesson, questions } = content.body(topic.id);
        const asked = questions.map(({ stem, body }) => `${stem}\n${body}`);
        return termsOf([topic.title, topic.id, topic.aliases, topic.summary, lesson, ...asked].join('\n'));
      }),
    );
    expect([...words].filter((word) => !seen.has(word))).toEqual([]);
  });

  it('was taken in whole: any question is found by its stem', async () => {
    const every = content.outline.topics.flatMap((topic) =>
      content.body(topic.id).questions.map(({ id, stem }) => ({ name: `${topic.id}?${id}`, stem })),
    );
    const missed: string[] = [];
    for (const { name, stem } of every.filter((_, i) => i % 13 === 0))
      if ((await found(stem, content))[0] !== name) missed.push(name);
    expect(missed).toEqual([]);
  });
});
