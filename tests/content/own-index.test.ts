import { mkdirSync, readdirSync, rmSync, statSync, unlinkSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { checkCache } from '../../src/content/disk/cache-check.ts';
import { type Content, openFolder } from '../../src/content/disk/index.ts';
import { openPacked } from '../../src/content/disk/packed.ts';
import { type CompiledHead, indexKind, indexVersion } from '../../src/content/index-format.ts';
import type { TopicId } from '../../src/content/model.ts';
import { UserError } from '../../src/errors.ts';
import { freshFolder } from '../support/program.ts';

const topics = 520;
const id = (n: number): TopicId => `t-${n}` as TopicId;

const text = (n: number): string => `---
title: Topic ${n}
summary: About ${n}
minutes: ${(n % 30) + 1}
prerequisites: [${n % 7 === 0 ? '' : id(n - 1)}]
aliases: [alias-${n}]
---

Lesson ${n}.

## Quiz

### First of ${n}? {#a}

- [x] This
- [ ] That

### Second of ${n}? {#b was=old-b}

- [x] This
- [ ] That
`;

/** More topics than are compiled before they are wanted, and a folder to keep what was compiled. */
function large() {
  const folder = freshFolder('large');
  const cache = freshFolder('cache');
  const stage = join(folder, '01-every');
  mkdirSync(stage);
  writeFileSync(join(folder, 'roadmap.yaml'), 'format: 1\nid: large\ntitle: Large\n');
  const ids = Array.from({ length: topics }, (_, n) => id(n));
  writeFileSync(join(stage, 'stage.yaml'), `title: All\ntopics: [${ids.join(', ')}]\n`);
  const fileOf = (n: number): string => join(stage, `${id(n)}.md`);
  for (const n of ids.keys()) writeFileSync(fileOf(n), text(n));
  const kept = (): string =>
    join(cache, readdirSync(cache).find((name) => name.endsWith('.index')) ?? 'none');
  return {
    fileOf,
    kept,
    cache,
    open: (): Content => openFolder(folder, cache, Date.now() + 60_000),
    /** of how many topics lesson and questions are kept */
    compiled: (): number => {
      const head = openPacked<CompiledHead>(kept(), indexKind, indexVersion)?.head;
      return head?.bodies.filter((place) => place !== null).length ?? -1;
    },
  };
}

const bare = ({ outline }: Content) =>
  outline.topics.map(({ id, title, summary, minutes, prerequisites, aliases, stage }) => ({
    id,
    title,
    summary,
    minutes,
    prerequisites,
    aliases,
    stage,
  })); // prettier-ignore

describe('a roadmap of hundreds of files', () => {
  it('is opened by its front matter, and gives each topic when it is wanted', () => {
    const { open, compiled } = large();
    const content = open();
    expect(compiled()).toBe(0);
    expect(bare(content)[519]).toEqual({
      id: 't-519',
      title: 'Topic 519',
      summary: 'About 519',
      minutes: 10,
      prerequisites: ['t-518'],
      aliases: ['alias-519'],
      stage: 'every',
    }); // prettier-ignore
    expect(content.body(id(3)).lesson).toBe('Lesson 3.');
    expect(content.outline.topics[4]?.questions).toMatchObject([
      { key: 't-4/a', was: [] },
      { key: 't-4/b', was: ['t-4/old-b'] },
    ]);
    expect(compiled()).toBe(2);
  });

  it('keeps what was wanted once', () => {
    const { open, kept, compiled } = large();
    open().body(id(3));
    const { mtimeMs } = statSync(kept());
    const again = open();
    expect(again.body(id(3)).questions.map((question) => question.stem)).toEqual([
      'First of 3?',
      'Second of 3?',
    ]);
    expect(again.outline.topics[3]?.questions).toHaveLength(2);
    expect(statSync(kept()).mtimeMs).toBe(mtimeMs);
    expect(compiled()).toBe(1);
  });

  it('is compiled as a whole once more than a few are wanted, and says the same', () => {
    const { open, compiled } = large();
    const content = open();
    const before = bare(content);
    const [one] = content.outline.topics[0]?.questions ?? [];
    const keys = content.outline.topics.flatMap((topic) => topic.questions.map(({ key }) => key));
    expect(keys).toHaveLength(2 * topics);
    expect(new Set(keys).size).toBe(2 * topics);
    expect(compiled()).toBe(topics);
    const whole = open();
    expect(bare(whole)).toEqual(before);
    expect(whole.outline.topics[0]?.questions[0]).toEqual(one);
    expect(whole.body(id(3))).toEqual(content.body(id(3)));
    expect(whole.outline.topics.flatMap((topic) => topic.questions.map(({ key }) => key))).toEqual(keys);
  });

  it('knows of faults in questions once they are read', () => {
    const { open, fileOf } = large();
    writeFileSync(fileOf(5), text(5).replace('- [x] This', '- [ ] This'));
    const content = open();
    expect(content.outline.errors).toBe(0);
    expect(content.outline.topics[5]?.questions.map((question) => question.id)).toEqual(['b']);
    for (const topic of content.outline.topics) expect(topic.questions.length).toBeGreaterThan(0);
    expect(content.outline.errors).toBe(1);
    expect(open().outline.errors).toBe(1);
  });

  it('counts faults of front matter at once, and leaves out what it affects', () => {
    const { open, fileOf } = large();
    writeFileSync(fileOf(6), text(6).replace('minutes: 7', 'minutes: soon'));
    const content = open();
    expect(content.outline.errors).toBeGreaterThan(0);
    expect(content.outline.topics.map((topic) => topic.id)).not.toContain('t-6');
    expect(content.body(id(7)).lesson).toBe('Lesson 7.');
  });

  it('says so when the file of a topic is gone or spoilt before it is wanted', () => {
    const { open, fileOf } = large();
    const content = open();
    unlinkSync(fileOf(8));
    writeFileSync(fileOf(9), Buffer.from([0xff, 0xfe]));
    writeFileSync(fileOf(10), 'no front matter');
    for (const n of [8, 9, 10]) expect(() => content.body(id(n))).toThrow(UserError);
    expect(content.body(id(11)).lesson).toBe('Lesson 11.');
    expect(() => content.body('t-x' as TopicId)).toThrow(UserError);
  });

  it('goes on when its own file goes meanwhile, and keeps nothing of what it then reads', () => {
    const { open, compiled, fileOf } = large();
    const content = open();
    rmSync(join(fileOf(0), '../../roadmap.yaml'));
    expect(content.outline.topics.flatMap((topic) => topic.questions)).toHaveLength(2 * topics);
    expect(content.outline.id).toBe('large');
    expect(compiled()).toBe(8);
    expect(() => open()).toThrow(UserError);
  });

  it('is looked at anew when a file changes', () => {
    const { open, fileOf, compiled } = large();
    open().body(id(3));
    writeFileSync(fileOf(4), text(4).replace('Topic 4', 'Topic four'));
    utimesSync(fileOf(4), new Date(), new Date(Date.now() - 30_000));
    expect(open().outline.topics[4]?.title).toBe('Topic four');
    expect(compiled()).toBe(0);
  });

  it('is sound for `doctor` while it is not whole', () => {
    const { open, cache } = large();
    open().body(id(3));
    expect(checkCache(cache)).toEqual({ files: 1, unsound: [] });
  });
});
