import {
  chmodSync,
  existsSync,
  mkdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Outline, OutlineTopic } from '../../src/content/outline.ts';
import { UserError } from '../../src/errors.ts';
import { nodeDisk } from '../../src/store/disk.ts';
import { openNotes, withoutHeading } from '../../src/store/notes.ts';
import { sketchOutline } from '../support/outline.ts';
import { failure, faulty, temporaryFolder } from './sandbox.ts';

const outline = sketchOutline({ sql: { was: ['sql-basics', 'dns'] }, dns: {}, http: {} });
const topic = (id: string, from: Outline = outline): OutlineTopic =>
  from.topics.find((one) => one.id === id) as OutlineTopic;
const mode = (path: string): number => statSync(path).mode & 0o777;

function notes() {
  const folder = temporaryFolder();
  const write = (id: string, text: string): string => {
    const file = join(folder, 'notes/sketch', `${id}.md`);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
    return file;
  };
  return { folder, write, ...openNotes(folder, outline) };
}

describe('a note', () => {
  it('is begun with a heading, for its learner alone', () => {
    const { folder, begin } = notes();
    const file = begin(topic('sql'));
    expect(file).toBe(join(folder, 'notes/sketch/sql.md'));
    expect(readFileSync(file, 'utf8')).toBe('# SQL\n\n');
    expect([mode(file), mode(dirname(file)), mode(join(folder, 'notes'))]).toEqual([0o600, 0o700, 0o700]);
  });

  it('goes again when nothing was written in it, and stays when something was', () => {
    const { begin, keepIfWritten, fileOf } = notes();
    for (const untouched of ['# SQL\n\n', '# SQL', ' \n', '']) {
      writeFileSync(begin(topic('sql')), untouched);
      expect(keepIfWritten(topic('sql'))).toBe(false);
      expect(existsSync(fileOf(topic('sql')))).toBe(false);
    }
    expect(keepIfWritten(topic('sql'))).toBe(false);
    writeFileSync(begin(topic('sql')), '# SQL\n\nJoins.');
    expect(keepIfWritten(topic('sql'))).toBe(true);
  });

  it('is never written over', () => {
    const { write, begin } = notes();
    const file = write('sql', 'Mine.\n');
    expect(begin(topic('sql'))).toBe(file);
    expect(readFileSync(file, 'utf8')).toBe('Mine.\n');
  });

  it('is read with the line ends of any system; a heading alone is none', () => {
    const { write, read } = notes();
    expect(read(topic('sql'))).toBeNull();
    write('sql', '\uFEFF# SQL\r\n\r\nJoins.\r\n');
    expect(read(topic('sql'))).toBe('# SQL\n\nJoins.\n');
    write('http', '# HTTP\n');
    expect(read(topic('http'))).toBeNull();
  });

  it('of a topic that was renamed is found under the former id, and stays there', () => {
    const { write, fileOf, begin, read } = notes();
    const former = write('sql-basics', 'Old.');
    expect(read(topic('sql'))).toBe('Old.');
    expect(begin(topic('sql'))).toBe(former);
    const own = write('sql', 'New.');
    expect(fileOf(topic('sql'))).toBe(own);
  });

  it('under a former id that another topic has today is that topic’s', () => {
    const { write, read } = notes();
    write('dns', 'On names.');
    expect(read(topic('sql'))).toBeNull();
    expect(read(topic('dns'))).toBe('On names.');
  });

  it('of another roadmap is another', () => {
    const { folder, write } = notes();
    write('sql', 'Mine.');
    const other = { ...outline, id: 'other' };
    expect(openNotes(folder, other).read(topic('sql', other))).toBeNull();
  });

  it('that is too large, a folder or a pipe is refused, not read', () => {
    const { write, read, folder, begin } = notes();
    write('http', 'x'.repeat(1024 * 1024 + 1));
    expect(() => read(topic('http'))).toThrow(/larger than 1 MB/);
    mkdirSync(join(folder, 'notes/sketch/dns.md'));
    for (const act of [read, begin]) expect(() => act(topic('dns'))).toThrow(UserError);
    symlinkSync(join(folder, 'nowhere'), join(folder, 'notes/sketch/sql.md'));
    expect(() => begin(topic('sql'))).toThrow(UserError);
    expect(existsSync(join(folder, 'nowhere'))).toBe(false);
  });

  it.each(['../sql', 'sql/..', '', 'SQL', 'a\0b'])('never leaves its folder for an id such as %j', (id) => {
    const odd = { ...topic('sql'), id: id as OutlineTopic['id'], was: [] };
    const { fileOf, folder } = notes();
    expect(() => fileOf(odd)).toThrow(UserError);
    expect(() => openNotes(folder, { ...outline, id })).toThrow(UserError);
    expect(() => openNotes(folder, { ...outline, id: null })).toThrow(UserError);
  });

  it('that cannot be kept says why', () => {
    const disk = faulty(nodeDisk, (name) => {
      if (name === 'open') throw failure('ENOSPC');
    });
    expect(() => openNotes(temporaryFolder(), outline, disk).begin(topic('sql'))).toThrow(
      /cannot be kept: the disk is full/,
    );
  });

  it('has a folder made for other programs, where that can be', () => {
    const { folder, makeFolder } = notes();
    makeFolder();
    expect(mode(join(folder, 'notes/sketch'))).toBe(0o700);
    const blocked = join(temporaryFolder(), 'file');
    writeFileSync(blocked, '');
    chmodSync(blocked, 0o600);
    expect(() => openNotes(blocked, outline).makeFolder()).not.toThrow();
  });
});

it('a heading is left out only where it is the one a note began with', () => {
  expect(withoutHeading('# SQL\n\nJoins.\n', topic('sql'))).toBe('Joins.');
  expect(withoutHeading('# SQLite\n\nSmall.\n', topic('sql'))).toBe('# SQLite\n\nSmall.');
});
