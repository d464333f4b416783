import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { nodeOf } from '../../build/nodes.mjs';
import { install, pack } from '../support/packed.ts';
import { freshFolder } from '../support/program.ts';

/** The packed tarball, installed in an empty folder whose name is not a plain one. */
describe('the package', () => {
  const folder = freshFolder('pack ä');
  const home = freshFolder();
  let files: string[] = [];
  const roadmap = (...argv: string[]) =>
    spawnSync(join(folder, 'node_modules/.bin/roadmap'), argv, {
      cwd: folder,
      encoding: 'utf8',
      env: { PATH: process.env.PATH ?? '', ROADMAP_HOME: home, LANG: 'C.UTF-8' },
    });

  beforeAll(() => {
    const { tarball } = pack();
    expect(statSync(tarball).size).toBeLessThan(5 * 1024 * 1024);
    files = execFileSync('tar', ['-tzf', tarball], { encoding: 'utf8' })
      .trim()
      .split('\n')
      .map((path) => path.replace(/^package\//, ''));
    install(tarball, folder);
  }, 120_000);

  it('holds what it needs and nothing else', () => {
    expect(files).toEqual(
      expect.arrayContaining([
        'bin/roadmap.js',
        'dist/main.js',
        'dist/roadmap.index',
        'dist/THIRD-PARTY-NOTICES.txt',
        'roadmap/roadmap.yaml',
        'man/roadmap.1',
        'schemas/roadmap.json',
        'schemas/stage.json',
        'schemas/topic.json',
        'schemas/front-matter.json',
        'templates/topic.md',
        'README.md',
        'LICENSE',
        'package.json',
      ]),
    );
    for (const file of files)
      expect(file).toMatch(
        /^(?:bin\/|dist\/|roadmap\/|man\/roadmap\.1$|schemas\/|templates\/|README\.md$|LICENSE$|CHANGELOG\.md$|package\.json$)/,
      );
  });

  it('installs alone: no dependency tree and no install script', () => {
    expect(readdirSync(join(folder, 'node_modules')).filter((name) => !name.startsWith('.'))).toEqual([
      'roadmap-tutor',
    ]);
    const meta = JSON.parse(readFileSync(join(folder, 'node_modules/roadmap-tutor/package.json'), 'utf8'));
    expect(meta.dependencies).toBeUndefined();
    expect(meta.devDependencies).toBeUndefined();
    expect(meta.scripts).toBeUndefined();
  });

  it('runs next, quiz databases and check', () => {
    const next = roadmap('next');
    expect([next.status, next.stderr, next.stdout.startsWith('# ')]).toEqual([0, '', true]);
    const quiz = roadmap('quiz', 'databases', '--json');
    expect(JSON.parse(quiz.stdout).questions).toHaveLength(10);
    const plain = spawnSync(
      join(folder, 'node_modules/.bin/roadmap'),
      ['quiz', 'databases', '--plain', '-n', '1'],
      {
        cwd: folder,
        input: '-\n',
        encoding: 'utf8',
        env: { PATH: process.env.PATH ?? '', ROADMAP_HOME: home },
      },
    );
    expect([plain.status, plain.stdout.includes('0 of 1 right')]).toEqual([0, true]);
    const check = roadmap('check');
    expect([check.status, check.stdout]).toEqual([0, expect.stringContaining('no errors, no warnings')]);
  });

  it('runs new and schema, which read what ships beside them', () => {
    const made = roadmap('new', 'roadmap', 'tea');
    expect([made.status, made.stderr]).toEqual([0, '']);
    const check = roadmap('check', 'tea');
    expect([check.status, check.stdout]).toEqual([0, expect.stringContaining('no errors, no warnings')]);
    const shipped = readFileSync(join(folder, 'node_modules/roadmap-tutor/schemas/topic.json'), 'utf8');
    expect(roadmap('schema', 'topic').stdout).toBe(shipped);
    expect(readFileSync(join(folder, 'tea/.schemas/topic.json'), 'utf8')).toBe(shipped);
  });

  it.each(['20.17.0', '24'])(
    'runs on Node %s',
    (release) => {
      let node: string;
      try {
        node = nodeOf(release);
      } catch {
        console.warn(`SKIPPED: Node ${release} could not be fetched, so the package was not tried on it`);
        return;
      }
      const program = join(folder, 'node_modules/roadmap-tutor/bin/roadmap.js');
      const ran = (...argv: string[]) =>
        spawnSync(node, [program, ...argv], {
          encoding: 'utf8',
          env: { PATH: process.env.PATH ?? '', ROADMAP_HOME: freshFolder(), LANG: 'C.UTF-8' },
        });
      expect(JSON.parse(ran('--version', '--json').stdout).node).toMatch(new RegExp(`^${release}`));
      expect([ran('next').status, ran('next').stderr]).toEqual([0, '']);
      expect(JSON.parse(ran('answer', 'http/clerk-and-payroll', '-', '--json').stdout).correct).toBe(false);
      expect(ran('check').stdout).toContain('no errors, no warnings');
    },
    120_000,
  );

  it('runs for another user, who may write nothing where it is installed', () => {
    if (process.getuid?.() !== 0) {
      console.warn('SKIPPED: only root can try it as another user');
      return;
    }
    const home = freshFolder('nobody');
    execFileSync('chown', ['65534:65534', home]);
    execFileSync('chmod', ['755', folder]);
    execFileSync('chmod', ['-R', 'a-w', join(folder, 'node_modules')]);
    const ran = (...argv: string[]) =>
      spawnSync(process.execPath, [join(folder, 'node_modules/roadmap-tutor/bin/roadmap.js'), ...argv], {
        cwd: home,
        uid: 65_534,
        gid: 65_534,
        encoding: 'utf8',
        env: { PATH: process.env.PATH ?? '', HOME: home, LANG: 'C.UTF-8' },
      });
    for (const argv of [
      ['next'],
      ['answer', 'http/clerk-and-payroll', '-'],
      ['check'],
      ['search', 'cache'],
    ]) {
      const { status, stderr } = ran(...argv);
      expect([argv, status, stderr]).toEqual([argv, 0, '']);
    }
    expect(existsSync(join(home, '.local/share/roadmap/journal'))).toBe(true);
  });

  it('writes nothing beside itself', () => {
    expect(existsSync(join(folder, 'journal'))).toBe(false);
    expect(readdirSync(home).sort()).toEqual(expect.arrayContaining(['journal']));
  });
});
