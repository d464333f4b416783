import { lstatSync, readdirSync, readFileSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
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
});
