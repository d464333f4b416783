import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Checker, checkFolder } from '../../src/content/disk/checker.ts';
import { Kept } from '../../src/content/disk/kept.ts';
import { Recent } from '../../src/content/disk/recent.ts';
import type { ReadResult } from '../../src/content/read.ts';
import { writeRoadmap } from '../content/support/folders.ts';
import { base, markdownTopic } from '../content/support/sample.ts';
import { freshFolder, repository, roadmap } from '../support/program.ts';

const md = '01-basics/http.md';
const why = '\n> Whoever knows how a request travels can tell the one from the other.\n';
const faulty = markdownTopic(`### Which is it? {#which}\n\n- [v] a\n- [ ] b\n${why}`);
const fine = base[md] as string;

/** Checks as a process of its own would: with nothing but what is on the disk. */
function check(folder: string, file: string, shipped: string | null = null) {
  const kept = new Kept(file, shipped);
  const asked = { known: 0, read: 0 };
  const known = {
    get: (key: string) => {
      const found = kept.get(key);
      asked[found === undefined ? 'read' : 'known']++;
      return found;
    },
    set: kept.set.bind(kept),
  };
  const result = new Checker(folder, { known }).check();
  kept.save();
  return { result, ...asked };
}

const told = ({ diagnostics, counts, waived }: ReadResult) => ({ diagnostics, counts, waived });

describe('what a check found', () => {
  it('is known the next time, and what has changed is read', () => {
    const folder = writeRoadmap({ [md]: faulty });
    const file = join(freshFolder(), 'cache', 'it.check');
    expect(check(folder, file)).toMatchObject({ known: 0, read: 3 });
    const again = check(folder, file);
    expect(again).toMatchObject({ known: 3, read: 0 });
    expect(told(again.result)).toEqual(told(checkFolder(folder)));
    expect(again.result.diagnostics.map(({ code }) => code)).toContain('question/bad-box');
    writeFileSync(join(folder, md), fine);
    const changed = check(folder, file);
    expect(changed).toMatchObject({ known: 2, read: 1 });
    expect(told(changed.result)).toEqual(told(checkFolder(folder)));
  });

  it('shows the lines of files that were not read', () => {
    const folder = writeRoadmap({ [md]: faulty });
    const file = join(freshFolder(), 'it.check');
    check(folder, file);
    expect(check(folder, file).result.sources.get(md)?.text).toBe(faulty);
  });

  it('shows no lines of a file that was changed meanwhile', () => {
    const folder = writeRoadmap({ [md]: faulty });
    const { result } = check(folder, join(freshFolder(), 'it.check'));
    writeFileSync(join(folder, md), fine);
    expect(result.sources.get(md)?.text).toBe('');
  });

  it('is kept for its owner alone, without what is no longer there', () => {
    const folder = writeRoadmap({
      '02-more/stage.yaml': 'title: M\ntopics: [tls]\n',
      '02-more/tls.md': fine,
    });
    const file = join(freshFolder(), 'it.check');
    check(folder, file);
    const size = readFileSync(file).length;
    rmSync(join(folder, '02-more'), { recursive: true });
    check(folder, file);
    expect(readFileSync(file).length).toBeLessThan(size);
    expect(readFileSync(file, 'utf8').trim().split('\n')).toHaveLength(1 + 3);
  });

  it('counts as unknown wherever a byte of it is otherwise', () => {
    const folder = writeRoadmap({ [md]: faulty });
    const whole = told(checkFolder(folder));
    const file = join(freshFolder(), 'it.check');
    check(folder, file);
    const bytes = readFileSync(file);
    fc.assert(
      fc.property(fc.nat(bytes.length - 1), fc.integer({ min: 1, max: 255 }), (at, by) => {
        const damaged = Buffer.from(bytes);
        damaged[at] = ((damaged[at] as number) + by) % 256;
        writeFileSync(file, damaged);
        const after = check(folder, file);
        expect(told(after.result)).toEqual(whole);
        // the line end before a key belongs to the line before
        expect(after.read).toBeGreaterThan(0);
        expect(readFileSync(file)).toHaveLength(bytes.length);
      }),
      { numRuns: 150 },
    );
  });

  it.each([
    ['cut off', (text: string) => text.slice(0, text.length / 2)],
    ['of another build', (text: string) => text.replace('roadmap-check', 'roadmap-check other')],
    ['empty', () => ''],
  ])('is made anew where it is %s', (_, damage) => {
    const folder = writeRoadmap({ [md]: faulty });
    const file = join(freshFolder(), 'it.check');
    check(folder, file);
    const text = readFileSync(file, 'utf8');
    writeFileSync(file, damage(text));
    expect(told(check(folder, file).result)).toEqual(told(checkFolder(folder)));
    expect(readFileSync(file, 'utf8').split('\n').sort()).toEqual(text.split('\n').sort());
  });

  it('stays unwritten where it cannot be, and the check goes on', () => {
    const folder = writeRoadmap();
    const place = freshFolder();
    mkdirSync(join(place, 'it.check'));
    expect(check(folder, join(place, 'it.check')).result.counts.topics).toBe(1);
  });

  it('when the program was built counts as well, and is not written again', () => {
    const folder = writeRoadmap();
    const place = freshFolder();
    check(folder, join(place, 'shipped.check'));
    const own = join(place, 'own.check');
    expect(check(folder, own, join(place, 'shipped.check'))).toMatchObject({ known: 3, read: 0 });
    expect(existsSync(own)).toBe(false);
    writeFileSync(join(folder, md), faulty);
    expect(check(folder, own, join(place, 'shipped.check'))).toMatchObject({ known: 2, read: 1 });
    expect(readFileSync(own, 'utf8').trim().split('\n')).toHaveLength(1 + 1);
  });

  it('is let go by a process that checks again and again, once nobody wants it', () => {
    const recent = new Recent();
    const one = { facts: 1, faults: [] };
    recent.set('one', one);
    recent.turn();
    expect(recent.get('one')).toBe(one);
    recent.turn();
    recent.turn();
    expect(recent.get('one')).toBeUndefined();
  });
});

describe('roadmap check', () => {
  const untimed = (out: string): string => out.replace(/ Took.*/, '');

  it('says the same the second time, and puts what it keeps under cache/', async () => {
    const folder = writeRoadmap({ [md]: faulty });
    const home = freshFolder();
    const first = await roadmap(['check', folder], { home });
    expect(first.code).toBe(1);
    const second = await roadmap(['check', folder], { home });
    expect(untimed(second.out)).toBe(untimed(first.out));
    expect(existsSync(join(home, 'cache'))).toBe(true);
  });

  it('needs no place of its own', async () => {
    const home = join(freshFolder(), 'home');
    writeFileSync(home, 'a file stands where the folder would');
    const { code, err } = await roadmap(['check', writeRoadmap()], { home });
    expect({ code, err }).toEqual({ code: 0, err: '' });
  });

  it('knows the shipped roadmap since the program was built: nothing is left to keep', () => {
    const home = freshFolder();
    const { status, stdout } = spawnSync(process.execPath, ['bin/roadmap.js', 'check', 'roadmap'], {
      cwd: repository,
      encoding: 'utf8',
      env: { ...process.env, ROADMAP_HOME: home },
    });
    expect({ status, kept: existsSync(join(home, 'cache')) }).toEqual({ status: 0, kept: false });
    expect(stdout).toMatch(/no errors, no warnings/);
  });
});
