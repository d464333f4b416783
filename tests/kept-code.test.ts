import { EventEmitter } from 'node:events';
import { existsSync, mkdirSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { keptCode } from '../src/kept-code.ts';
import { freshFolder } from './support/program.ts';

/** A process as far as it matters, with a home of its own. */
function host(more: Partial<NodeJS.Process> = {}) {
  const home = freshFolder();
  const process = Object.assign(new EventEmitter(), {
    version: 'v22.23.3',
    platform: 'linux',
    arch: 'x64',
    argv: ['node', 'roadmap', 'next'],
    env: { HOME: home },
    cwd: () => home,
    ...more,
  });
  return { home, process: process as unknown as NodeJS.Process, folder: join(home, '.local/share/roadmap') };
}
const code = Buffer.from('compiled');

describe('what V8 compiled', () => {
  it('is kept by a command that ended well, and found by the next one of its kind', () => {
    const { process, folder } = host();
    const first = keptCode(process, '/opt/dist/run.source.js');
    expect(first.found).toBeUndefined();
    first.keep(() => code);
    expect(existsSync(folder)).toBe(false);
    process.emit('exit', 0);
    expect(keptCode(process, '/opt/dist/run.source.js').found).toEqual(code);
    expect(keptCode(process, '/opt/dist/other.source.js').found).toBeUndefined();
    expect(statSync(folder).mode & 0o777).toBe(0o700);
    const other = { ...process, argv: ['node', 'roadmap', 'list'] } as NodeJS.Process;
    expect(keptCode(other, '/opt/dist/run.source.js').found).toBeUndefined();
  });

  it('is kept for home as well, which is no word', () => {
    const { process } = host({ argv: ['node', 'roadmap'] });
    keptCode(process, '/opt/dist/run.source.js').keep(() => code);
    process.emit('exit', 0);
    expect(keptCode(process, '/opt/dist/run.source.js').found).toEqual(code);
  });

  it.each([
    ['a command that failed', {}, 1],
    ['a word that is no command', { argv: ['node', 'roadmap', '../../x'] }, 0],
    ['a data folder that was named: it may be anybody’s', { env: { ROADMAP_HOME: '/tmp/given' } }, 0],
    ['nobody with a home', { env: {} }, 0],
  ])('is not kept for %s', (_why, more, exit) => {
    const { process, home } = host(more as Partial<NodeJS.Process>);
    keptCode(process, '/opt/dist/run.source.js').keep(() => code);
    process.emit('exit', exit);
    expect(readdirSync(home)).toEqual([]);
    expect(existsSync('/tmp/given')).toBe(false);
  });

  it('is not looked for in a data folder that was named', () => {
    const mine = host();
    keptCode(mine.process, '/opt/dist/run.source.js').keep(() => code);
    mine.process.emit('exit', 0);
    const { process } = host({ env: { ROADMAP_HOME: mine.folder } });
    expect(keptCode(process, '/opt/dist/run.source.js').found).toBeUndefined();
  });

  it('may ship beside the program, for one release of Node', () => {
    const dist = freshFolder();
    writeFileSync(join(dist, 'run.source.js.v22.23.3.linux.x64.code'), code);
    expect(keptCode(host().process, join(dist, 'run.source.js')).found).toEqual(code);
    // the same V8 by its number: it takes the code, and crashes
    const other = host({ version: 'v22.13.0' });
    expect(keptCode(other.process, join(dist, 'run.source.js')).found).toBeUndefined();
  });

  it('of other releases goes', () => {
    const { process, folder } = host();
    mkdirSync(join(folder, 'cache/code'), { recursive: true });
    writeFileSync(join(folder, 'cache/code/0.0.1-old.v20.1.0.x64.next.run.source.js.code'), code);
    const kept = keptCode(process, '/opt/dist/run.source.js');
    kept.keep(() => code);
    process.emit('exit', 0);
    expect(readdirSync(join(folder, 'cache/code'))).toEqual([expect.stringContaining('v22.23.3.x64.next')]);
  });

  it('costs nothing but time where it cannot be kept', () => {
    const { process, home } = host();
    writeFileSync(join(home, '.local'), 'in the way');
    keptCode(process, '/opt/dist/run.source.js').keep(() => code);
    expect(() => process.emit('exit', 0)).not.toThrow();
  });
});
