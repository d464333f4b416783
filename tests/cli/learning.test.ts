import { cpSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { freshFolder, json, repository, roadmap } from '../support/program.ts';

const DAY = 86_400_000;
const NOON = Date.UTC(2026, 0, 5, 12);

/** A topic whose questions ask about safe and idempotent methods; one wrong answer takes the one for the other. */
const http = (key: 'GET' | 'PUT'): string => `---
title: HTTP
summary: Methods and what they promise
minutes: 5
concepts: [safe-methods, idempotence]
---

## Reading without a trace

A safe method asks for nothing to change.

## Twice is once

Idempotence: two equal requests leave the same state as one.

## Quiz

### Which method is meant for reading? {#reading concept=safe-methods}

- [${key === 'GET' ? 'x' : ' '}] GET
- [${key === 'PUT' ? 'x' : ' '}] PUT ${key === 'GET' ? '{misses=idempotence}' : ''}
- [ ] POST

> A page may be fetched by anybody who follows a link, so nothing may change by it.

### A request may have been lost. Which one may be sent again without agreement? {#lost concept=idempotence}

- [ ] POST
- [x] DELETE
- [ ] PATCH
- [ ] CONNECT

> The second deletion finds nothing to delete, which leaves the same state.
`;

function course(key: 'GET' | 'PUT' = 'GET'): { folder: string; write: (key: 'GET' | 'PUT') => void } {
  const folder = freshFolder('course');
  cpSync(join(repository, 'tests/support/small'), folder, { recursive: true });
  const stage = join(folder, '01-basics/stage.yaml');
  writeFileSync(stage, readFileSync(stage, 'utf8').replace('topics: [', 'topics: [http, '));
  const write = (right: 'GET' | 'PUT'): void => writeFileSync(join(folder, '01-basics/http.md'), http(right));
  write(key);
  return { folder, write };
}

function learner(folder = course().folder, home = freshFolder()) {
  const setting = (more: object) => ({ home, env: { ROADMAP_DIR: folder }, now: NOON, ...more });
  return {
    home,
    run: (argv: string, more: object = {}) => roadmap(argv.split(' '), setting(more)),
    json: <T>(argv: string, more: object = {}) => json<T>([...argv.split(' '), '--json'], setting(more)),
  };
}
const events = (home: string): Record<string, unknown>[] =>
  readdirSync(join(home, 'journal')).flatMap((name) =>
    readFileSync(join(home, 'journal', name), 'utf8')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as Record<string, unknown>),
  );

describe('how sure one is', () => {
  const asked = 'quiz http --plain -n 1 --seed 1';

  it('is asked before the verdict when wished for, and kept with the answer', async () => {
    const who = learner();
    await who.run('config set confidence on');
    const { out } = await who.run(asked, { input: 'GET\nx\ns\n' });
    expect(out).toMatch(/How sure are you\? s sure, t think so, g guess\.\nAnswer s, t or g\.\nRight\./);
    expect(events(who.home).find(({ kind }) => kind === 'answered')).toMatchObject({
      sure: 'sure',
      grade: 3,
    });
  });

  it('makes a right guess count as hard', async () => {
    const who = learner();
    await who.run('config set confidence on');
    await who.run(asked, { input: 'GET\nguess\n' });
    expect(events(who.home).find(({ kind }) => kind === 'answered')).toMatchObject({
      sure: 'guess',
      grade: 2,
    });
  });

  it('is not asked of whoever does not know, nor without the wish for it', async () => {
    const who = learner();
    expect((await who.run(asked, { input: 'GET\n' })).out).not.toContain('How sure');
    await who.run('config set confidence on');
    expect((await who.run(asked, { input: '-\n' })).out).not.toContain('How sure');
  });

  it('left open by the end of input keeps the answer, without it', async () => {
    const who = learner();
    await who.run('config set confidence on');
    const { code, out } = await who.run(asked, { input: 'GET\n' });
    expect([code, out.includes('1 of 1 right.')]).toEqual([0, true]);
    const [answer] = events(who.home).filter(({ kind }) => kind === 'answered');
    expect(answer).toMatchObject({ grade: 3 });
    expect(answer).not.toHaveProperty('sure');
  });
});

describe('a mix-up', () => {
  it('is taken up by another question, which names it and where to read', async () => {
    const who = learner();
    await who.run('answer http/reading PUT');
    const { out } = await who.run('quiz http --plain -n 1', { input: 'DELETE\n' });
    expect(out).toContain(
      'The last time you mixed up "safe methods" and "idempotence". See "Twice is once" in: roadmap show http\nA request may have been lost.',
    );
    expect((await who.run('quiz http --plain -n 2', { input: '' })).out).not.toContain('mixed up');
  });

  it('that comes again is called a habit', async () => {
    const who = learner();
    await who.run('answer http/reading PUT');
    await who.run('answer http/reading PUT');
    const { out } = await who.run('quiz http --plain -n 1', { input: 'DELETE\n' });
    expect(out).toContain('You tend to mix up "safe methods" and "idempotence".');
  });
});

describe('a corrected key', () => {
  it('turns answers on record, tells of it once, and works out the memory anew', async () => {
    const { folder, write } = course('PUT');
    const who = learner(folder);
    await who.run('answer http/reading GET');
    expect(await who.json('status')).toMatchObject({ topics: { learning: 1 } });
    write('GET');
    const later = { now: NOON + DAY };
    const first = await who.run('status', later);
    expect(first.err).toBe(
      'The key of "Which method is meant for reading?" was corrected: your answer of 2026-01-05 now counts as right.\n',
    );
    expect((await who.run('status', later)).err).toBe('');
    expect(events(who.home).filter(({ kind }) => kind === 'regraded')).toHaveLength(1);
    const undo = await who.run('undo', later);
    expect(undo.out).toContain('your answer to http/reading');
  });

  it('says nothing where only words have changed', async () => {
    const { folder } = course();
    const who = learner(folder);
    await who.run('answer http/reading GET');
    const file = join(folder, '01-basics/http.md');
    writeFileSync(file, readFileSync(file, 'utf8').replace('meant for reading', 'made for reading'));
    for (let i = 0; i < 2; i++) expect((await who.run('status')).err).toBe('');
    expect(events(who.home).map(({ kind }) => kind)).toEqual(['answered']);
  });
});

describe('reviews', () => {
  it('keep to the limit of a day, and say what is put off and how to do more', async () => {
    const who = learner();
    for (const [question, answer] of [
      ['http/reading', 'GET'],
      ['http/lost', 'DELETE'],
      ['kinds/type', 'GET'],
      ['kinds/typed-word', 'snapshot'],
    ])
      await who.run(`answer ${question} ${answer}`);
    await who.run('config set reviews 3');
    const later = { now: NOON + 30 * DAY };
    const { out } = await who.run('review --plain', { ...later, input: '-\n-\n-\n' });
    expect(out).toContain(
      '4 questions are due; this session asks the 3 that are most endangered. Today holds 3 more reviews (your limit is 3); 1 is spread over the next 1 day.',
    );
    const limit = await who.run('review --plain', later);
    expect(limit.out).toContain('Today’s limit of 3 reviews is reached; 1 more is due');
    expect(limit.out).toContain('More now: roadmap review -n 1');
    expect(await who.json('review', later)).toEqual({ questions: [] });
    const more = await who.json<{ questions: unknown[] }>('review -n 5', later);
    expect(more.questions.length).toBeGreaterThan(0);
  });

  it('name a question that is forgotten again and again, and where to read', async () => {
    const who = learner();
    let now = NOON;
    await who.run('answer http/reading GET', { now });
    for (let i = 0; i < 4; i++) {
      now += 20 * DAY;
      await who.run('answer http/reading POST', { now });
      if (i < 3) await who.run('answer http/reading GET', { now: now + 1000 });
    }
    now += DAY;
    const { out } = await who.run('review --plain', { now, input: 'GET\n' });
    expect(out).toContain(
      'Forgotten 4 times: Which method is meant for reading? Read again "Reading without a trace" in: roadmap show http',
    );
  });
});

describe('placement', () => {
  const asBelief = (text: string): string => text.slice(text.indexOf('After '));

  it('asks, shows what it believes, writes nothing before it is agreed to, and can be taken back', async () => {
    const who = learner();
    const stopped = await who.run('placement http --plain', { input: 'DELETE\n' });
    expect([stopped.code, stopped.out.includes('Stopped; your answers are kept.')]).toEqual([0, true]);
    expect(await who.json('status')).toMatchObject({ topics: { learned: 0 } });
    const belief = await who.run('placement http --plain', { input: 'GET\n' });
    expect(belief.out).toContain('Going on where you stopped: 1 question answered, at most 10.');
    expect(asBelief(belief.out)).toContain('1 Basics: 1 of 1 known');
    expect(await who.json('status')).toMatchObject({ topics: { learned: 0 } });
    const agreed = await who.run('placement http --plain', { input: 'y\n' });
    expect(agreed.out).toContain('Done; take it back with: roadmap undo');
    expect(await who.json('status')).toMatchObject({ topics: { learned: 1 } });
    expect((await who.run('undo')).out).toContain('1 topic credited by the placement test');
    expect(await who.json('status')).toMatchObject({ topics: { learned: 0 } });
  });

  it('changes nothing when it is not agreed to, and begins anew', async () => {
    const who = learner();
    const { out } = await who.run('placement http --plain', { input: 'DELETE\nGET\nn\n' });
    expect(out).toContain('Nothing was changed.');
    expect(await who.json('placement http')).toEqual({
      asked: 0,
      limit: 10,
      over: false,
      known: [],
      unknown: [],
      open: ['http'],
      credit: [],
    });
  });

  it('says as JSON what it believes so far', async () => {
    const who = learner();
    await who.run('placement http --plain', { input: 'DELETE\nGET\n' });
    expect(await who.json('placement http')).toMatchObject({ asked: 2, over: true, credit: ['http'] });
  });

  it('says so where everything is known already', async () => {
    const who = learner();
    await who.run('done all');
    const { code, out } = await who.run('placement');
    expect([code, out]).toEqual([
      0,
      expect.stringMatching(/^All \d+ topics are learned or skipped already: there is nothing/),
    ]);
    expect((await who.run('placement http')).out).toMatch(/^This topic is learned or skipped already:/);
  });

  it('needs a terminal, and says which flag works without', async () => {
    const { code, err } = await learner().run('placement');
    expect(code).toBe(2);
    expect(err).toContain('--plain');
  });

  it('of a topic that is not there offers the nearest', async () => {
    const { code, err } = await learner().run('placement htpp --plain');
    expect([code, err.includes('Did you mean "http"?')]).toEqual([2, true]);
  });
});
