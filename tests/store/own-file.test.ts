import {
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { UserError } from '../../src/errors.ts';
import { type Disk, nodeDisk } from '../../src/store/disk.ts';
import { writeOwnFile } from '../../src/store/own-file.ts';
import { failure, faulty, temporaryFolder } from './sandbox.ts';

const write = (path: string, text: string, { force = false, disk = nodeDisk as Disk } = {}): void =>
  writeOwnFile(disk, path, {
    text,
    force,
    replaces: { kind: 'one of ours', isOurs: (old) => old.startsWith('ours') },
  });

describe('a file of the learner’s own', () => {
  it('is written whole, readable as any file they make', () => {
    const path = join(temporaryFolder(), 'plan.ics');
    write(path, 'ours 1');
    expect(readFileSync(path, 'utf8')).toBe('ours 1');
    expect(statSync(path).mode & 0o777).toBe(0o666 & ~process.umask());
  });

  it('is replaced when it is ours, and else only by force', () => {
    const path = join(temporaryFolder(), 'plan.ics');
    write(path, 'ours 1');
    write(path, 'ours 2');
    writeFileSync(path, 'theirs');
    expect(() => write(path, 'ours 3')).toThrow('is there already and is not one of ours');
    expect(readFileSync(path, 'utf8')).toBe('theirs');
    write(path, 'ours 3', { force: true });
    expect(readFileSync(path, 'utf8')).toBe('ours 3');
  });

  it('is written where a link to it leads, and the link stays', () => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, 'real.ics'), 'ours 1');
    symlinkSync('real.ics', join(folder, 'link.ics'));
    write(join(folder, 'link.ics'), 'ours 2');
    expect(readFileSync(join(folder, 'real.ics'), 'utf8')).toBe('ours 2');
    expect(lstatSync(join(folder, 'link.ics')).isSymbolicLink()).toBe(true);
  });

  it('stays as it was, with nothing beside it, whichever call to the disk fails before it is there', () => {
    for (const code of ['ENOSPC', 'EACCES', 'EIO']) {
      for (let at = 0; at < 20; at++) {
        const folder = temporaryFolder();
        const path = join(folder, 'plan.ics');
        writeFileSync(path, 'ours 1');
        let failed = false;
        let renamed = false;
        const disk = faulty(nodeDisk, (name, index) => {
          if (index !== at || name === 'remove') {
            renamed ||= name === 'rename';
            return;
          }
          failed = true;
          throw failure(code);
        });
        let thrown: unknown = null;
        try {
          write(path, 'ours 2', { disk });
        } catch (error) {
          thrown = error;
        }
        if (!failed) break;
        expect(thrown instanceof UserError).toBe(!renamed);
        expect(readFileSync(path, 'utf8')).toBe(renamed ? 'ours 2' : 'ours 1');
        expect(readdirSync(folder)).toEqual(['plan.ics']);
      }
    }
  });

  it('is not written where something else stands, which is told', () => {
    const folder = temporaryFolder();
    mkdirSync(join(folder, 'folder'));
    symlinkSync(join(folder, 'nowhere'), join(folder, 'link'));
    for (const [name, why] of [
      ['folder', 'a folder stands there'],
      ['link', 'a link to nowhere stands there'],
    ] as const) {
      const said = refusal(() => write(join(folder, name), 'ours', { force: true }));
      expect(said.message).toBe(`No file can be written at ${join(folder, name)}: ${why}.`);
      expect(said.hint).toBe('Name a file in a folder you can write to.');
    }
    expect(readdirSync(folder).sort()).toEqual(['folder', 'link']);
  });

  it('that is there already is left, with the way to replace it', () => {
    const path = join(temporaryFolder(), 'plan.ics');
    write(path, 'ours 1');
    const said = refusal(() => writeOwnFile(nodeDisk, path, { text: 'new', force: false }));
    expect(said.message).toBe(`${path} is there already.`);
    expect(said.hint).toBe('Name another file, or replace it with --force.');
    expect(readFileSync(path, 'utf8')).toBe('ours 1');
  });

  it('is written beside its place under a hidden name of its own, and said why it was not', () => {
    const folder = temporaryFolder();
    const path = join(folder, 'plan.ics');
    const opened: unknown[] = [];
    const disk = {
      ...nodeDisk,
      open: (...args: Parameters<Disk['open']>) => {
        opened.push(args);
        throw failure('ENOSPC');
      },
    };
    const said = refusal(() =>
      writeOwnFile(disk, path, { text: 'new', force: false }, (n) => Buffer.alloc(n, 7)),
    );
    expect(opened).toEqual([[expect.stringMatching(/\/\.plan\.ics\.[0-9A-Za-z]+$/), 'wx', 0o666]]);
    expect(said.message).toBe(`${path} was not written: the disk is full (ENOSPC).`);
    expect(said.hint).toBe('Name a file in a folder you can write to.');
    expect((said.cause as { code: string }).code).toBe('ENOSPC');
  });

  it('is there though its folder cannot be synced', () => {
    const path = join(temporaryFolder(), 'plan.ics');
    let synced = 0;
    const failing = {
      ...nodeDisk,
      fsync: (fd: number) => {
        synced += 1;
        if (synced > 1) throw failure('EIO');
        nodeDisk.fsync(fd);
      },
    };
    write(path, 'ours 1', { disk: failing });
    expect([synced, readFileSync(path, 'utf8')]).toEqual([2, 'ours 1']);
  });

  it('leaves no file open, whatever happens', () => {
    const path = join(temporaryFolder(), 'plan.ics');
    let closed = 0;
    const disk = {
      ...nodeDisk,
      close: (fd: number) => {
        closed += 1;
        nodeDisk.close(fd);
      },
      write: () => {
        throw failure('EIO');
      },
    };
    expect(() => write(path, 'ours 1', { disk })).toThrow('the disk reports a fault (EIO)');
    expect(closed).toBe(1);
  });
});

function refusal(act: () => void): UserError {
  try {
    act();
  } catch (error) {
    if (error instanceof UserError) return error;
  }
  throw new Error('it was not refused');
}
