import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { freshFolder, repository } from '../support/program.ts';

const file = join(repository, 'docs/write-your-own.md');
const page = readFileSync(file, 'utf8');
const block = /(<!-- (run|file|edit)(?:: (\S+))? -->\n(`{3,})\w+\n)([\s\S]*?)(\n\4\n)/g;

/** An empty folder, and a shell in it that keeps where it was and knows `roadmap`. */
function desk() {
  const top = freshFolder('desk');
  const bin = freshFolder('bin');
  symlinkSync(join(repository, 'bin/roadmap.js'), join(bin, 'roadmap'));
  let cwd = top;
  const env = {
    PATH: `${bin}:${process.env.PATH}`,
    LANG: 'C.UTF-8',
    HOME: top,
    ROADMAP_HOME: freshFolder(),
    GIT_AUTHOR_NAME: 'Ada',
    GIT_AUTHOR_EMAIL: 'ada@example.org',
    GIT_COMMITTER_NAME: 'Ada',
    GIT_COMMITTER_EMAIL: 'ada@example.org',
    GIT_CONFIG_GLOBAL: '/dev/null',
  };
  return {
    path: (name: string) => join(top, name),
    run(line: string): { readonly code: number | null; readonly said: string } {
      const script = `${line}\nstatus=$?\npwd >&3\nexit $status`;
      const { status, stdout, stderr, output } = spawnSync('bash', ['-c', script], {
        cwd,
        env,
        encoding: 'utf8',
        stdio: ['ignore', 'pipe', 'pipe', 'pipe'],
      });
      cwd = (output[3] ?? '').trim();
      return { code: status, said: stdout + stderr };
    },
  };
}

/** What a block of commands prints, each behind its command. */
function transcript(shown: string, at: ReturnType<typeof desk>): string {
  return shown
    .split('\n')
    .filter((line) => line.startsWith('$ '))
    .map((line) =>
      `${line}\n${at.run(line.slice(2)).said.replace(/ Took [\d.]+ m?s\./g, ' Took 40 ms.')}`.trimEnd(),
    )
    .join('\n');
}

/** A text with each line behind a minus, which stands there once, replaced by the lines behind a plus below it. */
function edited(text: string, diff: string): string {
  return diff.split(/^(?=-)/m).reduce((before, hunk) => {
    const [old = '', ...lines] = hunk.trimEnd().split('\n');
    const line = `\n${old.slice(1)}\n`;
    expect(before.split(line), old).toHaveLength(2);
    return before.replace(line, () => `\n${lines.map((added) => added.slice(1)).join('\n')}\n`);
  }, text);
}

describe('docs/write-your-own.md', () => {
  // `UPDATE_DOCS=1 npx vitest run tests/docs` writes what is printed now
  it('says what is printed at every step, from nothing to a check without a fault', {
    timeout: 120_000,
  }, () => {
    const at = desk();
    const replayed = page.replace(block, (all, head, what, name, _fence, text, tail) => {
      if (what === 'run') return `${head}${transcript(text, at)}${tail}`;
      const path = at.path(name);
      mkdirSync(join(path, '..'), { recursive: true });
      writeFileSync(path, what === 'file' ? `${text}\n` : edited(readFileSync(path, 'utf8'), text));
      return all;
    });
    if (process.env.UPDATE_DOCS === '1') writeFileSync(file, replayed);
    else expect(replayed).toBe(page);
    expect(at.run('roadmap check .').code).toBe(0);
    const { jobs } = parse(readFileSync(at.path('tea/.github/workflows/roadmap.yml'), 'utf8'));
    // what CI runs, with the program of this repository in place of the package
    const step = jobs.check.steps.at(-1);
    const checked = at.run(`npx() { shift 2; roadmap "$@"; }\nROADMAP=${step.env.ROADMAP}\n${step.run}`);
    expect([checked.code, checked.said]).toEqual([0, expect.stringContaining('no errors, no warnings')]);
  });

  it('has no step that is not run', () => {
    const steps = [...page.matchAll(/^`{3,}(\w+)$/gm)].map((match) => match[1]);
    const run = [...page.matchAll(block)].map((match) => match[1]?.match(/`{3,}(\w+)\n$/)?.[1]);
    expect(run.length).toBeGreaterThan(8);
    // what is YAML belongs to what others run: see below
    expect(run).toEqual(steps.filter((language) => language !== 'yaml'));
  });

  const yamlOf = (name: string) =>
    parse(page.match(new RegExp(`<!-- ${name} -->\n\`{3}yaml\n([\\s\\S]*?)\`{3}\n`))?.[1] ?? '');

  it('names a hook that there is', () => {
    const hooks = parse(readFileSync(join(repository, '.pre-commit-hooks.yaml'), 'utf8'));
    const { repos } = yamlOf('pre-commit');
    expect(repos[0].hooks.map(({ id }: { id: string }) => id)).toEqual(
      hooks.map(({ id }: { id: string }) => id),
    );
  });

  it('lists the inputs of the action with their defaults, and uses no other', () => {
    const { inputs } = parse(readFileSync(join(repository, 'action.yml'), 'utf8')) as {
      readonly inputs: Readonly<Record<string, { readonly default: string }>>;
    };
    const table = page.slice(page.indexOf('| input | default |')).split('\n\n')[0] ?? '';
    const rows = [...table.matchAll(/^\| `([\w-]+)` \| (?:`(.*?)`)? ?\|/gm)].map(([, name, value = '']) => [
      name,
      value,
    ]);
    expect(rows).toEqual(Object.entries(inputs).map(([name, input]) => [name, input.default]));
    const used = yamlOf('action').at(-1).with;
    expect(Object.keys(used).filter((name) => !(name in inputs))).toEqual([]);
  });
});
