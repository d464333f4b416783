import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { releases } from '../../build/nodes.mjs';
import { freshFolder, repository } from '../support/program.ts';

const read = (path: string): string => readFileSync(join(repository, path), 'utf8');
const meta = JSON.parse(read('package.json'));

describe('what the program is built from', () => {
  it('is named by exact versions, and none is needed where it runs', () => {
    expect(meta.dependencies).toBeUndefined();
    expect(meta.optionalDependencies).toBeUndefined();
    for (const [name, version] of Object.entries(meta.devDependencies))
      expect([name, version]).toEqual([name, expect.stringMatching(/^\d+\.\d+\.\d+$/)]);
  });

  it('is locked, each package by the digest of what the registry gave', () => {
    const { packages } = JSON.parse(read('package-lock.json')) as {
      packages: Record<string, { integrity?: string }>;
    };
    const locked = Object.entries(packages).filter(([path]) => path !== '');
    expect(locked.length).toBeGreaterThan(100);
    for (const [path, { integrity }] of locked) {
      expect([path, integrity]).toEqual([path, expect.stringMatching(/^sha512-/)]);
    }
  });

  it('has its licences shipped', () => {
    const notices = read('dist/THIRD-PARTY-NOTICES.txt');
    for (const name of [
      'commander',
      'chalk',
      'yaml',
      'markdown-it',
      'ts-fsrs',
      'conf',
      'gray-matter',
      'undici',
    ])
      expect(notices).toMatch(new RegExp(`^${name} \\d+\\.\\d+\\.\\d+ \\(`, 'm'));
    expect(notices).not.toMatch(/^Licence: (?:undefined|UNLICENSED|SEE )/m);
  });
});

describe('the workflows', () => {
  it('test every supported line of Node on Linux, macOS and Windows', () => {
    const { matrix } = parse(read('.github/workflows/ci.yml')).jobs.test.strategy;
    expect(matrix.os.map((os: string) => os.split('-')[0])).toEqual(['ubuntu', 'macos', 'windows']);
    expect(matrix.node).toEqual(expect.arrayContaining([...releases]));
    const [lowest] = (meta.engines.node as string).match(/\d+\.\d+\.\d+/) ?? [];
    expect(matrix.node).toContain(lowest);
  });

  it('publish what passed the tests, with provenance, and only under the version of the tag', () => {
    const release = parse(read('.github/workflows/release.yml'));
    expect(release.permissions).toEqual({ contents: 'read' });
    const { permissions, steps } = release.jobs.publish;
    expect(permissions).toEqual({ contents: 'read', 'id-token': 'write' });
    const runs = steps.map(({ run }: { run?: string }) => run ?? '');
    const at = (text: string) => runs.findIndex((run: string) => run.includes(text));
    expect(at('GITHUB_REF_NAME')).toBeGreaterThan(-1);
    expect(at('.ci/run')).toBeGreaterThan(at('GITHUB_REF_NAME'));
    expect(at('npm publish --provenance')).toBeGreaterThan(at('.ci/run'));
  });
});

describe('the network', () => {
  const home = freshFolder();
  const program = join(repository, 'bin/roadmap.js');
  const commands = [
    '--version --json',
    'next',
    'quiz http --json',
    'answer http/clerk-and-payroll 403',
    'status',
    'list',
    'stats',
    'show http',
    'search connection pool',
    'search kubernets',
    'plan --by +12w',
    'check',
    'export',
    'doctor',
    'project list',
  ];

  it.each(commands)(
    'is left alone by %s',
    (line) => {
      const traced = spawnSync(
        'strace',
        [
          '-f',
          '-qq',
          '-e',
          'trace=network',
          '-o',
          join(home, 'trace'),
          process.execPath,
          program,
          ...line.split(' '),
        ],
        { encoding: 'utf8', env: { PATH: process.env.PATH ?? '', ROADMAP_HOME: home, LANG: 'C.UTF-8' } },
      );
      if (traced.error !== undefined) {
        console.warn('SKIPPED: there is no strace on this machine, so nobody watched the network');
        return;
      }
      expect(traced.status).toBe(0);
      expect(readFileSync(join(home, 'trace'), 'utf8')).not.toMatch(/AF_INET/);
    },
    60_000,
  );
});
