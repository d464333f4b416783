import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, existsSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { freshFolder, repository } from '../support/program.ts';

/** The packed tarball, installed in an empty folder whose name is not a plain one. */
describe('the package', () => {
  const folder = freshFolder('pack ä');
  const home = freshFolder();
  const copy = freshFolder('copy');
  let files: string[] = [];
  const roadmap = (...argv: string[]) =>
    spawnSync(join(folder, 'node_modules/.bin/roadmap'), argv, {
      cwd: folder,
      encoding: 'utf8',
      env: { PATH: process.env.PATH ?? '', ROADMAP_HOME: home, LANG: 'C.UTF-8' },
    });

  beforeAll(() => {
    const env = { ...process.env, npm_config_update_notifier: 'false' };
    // packed from a copy: packing changes package.json for a moment, and other tests read it
    for (const name of [
      'package.json',
      'build.mjs',
      'build',
      'pack.mjs',
      'bin',
      'src',
      'roadmap',
      'README.md',
      'LICENSE',
      'CHANGELOG.md',
    ]) {
      cpSync(join(repository, name), join(copy, name), { recursive: true });
    }
    symlinkSync(join(repository, 'node_modules'), join(copy, 'node_modules'));
    const before = readFileSync(join(copy, 'package.json'), 'utf8');
    const packed = JSON.parse(
      execFileSync('npm', ['pack', '--json', '--pack-destination', folder], {
        cwd: copy,
        encoding: 'utf8',
        env,
        stdio: ['ignore', 'pipe', 'ignore'],
      }),
    );
    expect(readFileSync(join(copy, 'package.json'), 'utf8')).toBe(before);
    // npm 11 gives a list, later ones an object by name
    const [about] = Array.isArray(packed) ? packed : Object.values(packed);
    files = about.files.map((file: { path: string }) => file.path);
    writeFileSync(join(folder, 'package.json'), '{"private": true}\n');
    execFileSync('npm', ['install', '--offline', '--no-audit', '--no-fund', join(folder, about.filename)], {
      cwd: folder,
      env,
    });
  }, 120_000);

  it('holds what it needs and nothing else', () => {
    expect(files).toEqual(
      expect.arrayContaining([
        'bin/roadmap.js',
        'dist/main.js',
        'dist/roadmap.index',
        'dist/THIRD-PARTY-NOTICES.txt',
        'roadmap/roadmap.yaml',
        'README.md',
        'LICENSE',
        'package.json',
      ]),
    );
    for (const file of files)
      expect(file).toMatch(/^(?:bin\/|dist\/|roadmap\/|README\.md$|LICENSE$|CHANGELOG\.md$|package\.json$)/);
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

  it('writes nothing beside itself', () => {
    expect(existsSync(join(folder, 'journal'))).toBe(false);
    expect(readdirSync(home).sort()).toEqual(expect.arrayContaining(['journal']));
  });
});
