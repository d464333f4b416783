import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import { FolderWatch } from '../../src/checking/folder-watch.ts';
import { Checker, checkFolder } from '../../src/content/disk/checker.ts';
import { writeRoadmap } from '../content/support/folders.ts';
import { base, markdownTopic } from '../content/support/sample.ts';
import { keys, open, type Session } from '../pty/terminal.ts';
import { freshFolder, repository } from '../support/program.ts';

const md = '01-basics/http.md';
const why = '\n> Whoever knows how a request travels can tell the one from the other.\n';
const topic = (box: string, title = 'HTTP'): string =>
  markdownTopic(`### Which is it in ${title}? {#which}\n\n- [${box}] a\n- [ ] b\n${why}`).replace(
    'HTTP',
    title,
  );

const opened: FolderWatch[] = [];
afterEach(() => {
  for (const watch of opened.splice(0)) watch.close();
});

/** Counts how often something is said to have changed; `next` waits for one more time. */
function watched(folder: string, more: Partial<ConstructorParameters<typeof FolderWatch>[1]> = {}) {
  let times = 0;
  let waiting: (() => void) | undefined;
  const codes: string[] = [];
  opened.push(
    new FolderWatch(folder, {
      changed: () => {
        times++;
        waiting?.();
      },
      polling: (code) => codes.push(code),
      ...more,
    }),
  );
  return {
    codes,
    times: () => times,
    next: async (change: () => void): Promise<void> => {
      const before = times;
      const seen = new Promise<void>((resolve) => {
        waiting = resolve;
      });
      change();
      if (times === before) await seen;
    },
  };
}

describe('a watched folder', () => {
  it('tells of files written, added, renamed over, deleted, and of what happens in new folders', async () => {
    const folder = writeRoadmap();
    const { next } = watched(folder);
    const at = (path: string): string => join(folder, path);
    await next(() => writeFileSync(at(md), topic('v')));
    await next(() => writeFileSync(at('01-basics/dns.md'), topic('x', 'DNS')));
    writeFileSync(at('01-basics/.http.md.swp'), topic('x'));
    await next(() => renameSync(at('01-basics/.http.md.swp'), at(md)));
    await next(() => rmSync(at('01-basics/dns.md')));
    await next(() => mkdirSync(at('02-more')));
    await next(() => writeFileSync(at('02-more/stage.yaml'), 'title: More\n'));
    await next(() => renameSync(at('02-more'), at('03-more')));
    await next(() => writeFileSync(at('03-more/dns.md'), topic('x', 'DNS')));
  });

  it('tells once of many events that come together', async () => {
    const folder = writeRoadmap();
    const { next, times } = watched(folder);
    await next(() => {
      for (let i = 0; i < 50; i++) writeFileSync(join(folder, `01-basics/t${i}.md`), topic('x', `T${i}`));
    });
    expect(times()).toBe(1);
  });

  it('outlives the folder, and sees it when it is back', async () => {
    const folder = writeRoadmap();
    const { next } = watched(folder);
    await next(() => renameSync(folder, `${folder}-away`));
    await next(() => renameSync(`${folder}-away`, folder));
    await next(() => writeFileSync(join(folder, md), topic('v')));
  });

  it('looks for itself where the system has no more watches, and says so once', async () => {
    const folder = writeRoadmap();
    const none = (): never => {
      throw Object.assign(new Error('no space'), { code: 'ENOSPC' });
    };
    const { next, codes } = watched(folder, { watch: none });
    expect(codes).toEqual(['ENOSPC']);
    await next(() => writeFileSync(join(folder, md), topic('v')));
    await next(() => writeFileSync(join(folder, '01-basics/dns.md'), topic('x', 'DNS')));
    expect(codes).toHaveLength(1);
  });
});

describe('checking again after changes', () => {
  const paths = [
    md,
    '01-basics/dns.md',
    '01-basics/stage.yaml',
    'roadmap.yaml',
    '02-more/stage.yaml',
    '02-more/tls.md',
  ];
  const texts = [
    topic('x'),
    topic('v'),
    topic('x', 'DNS'),
    topic('x', 'TLS').replace('minutes: 5', 'minutes: 5\nprerequisites: [http]\naliases: [dns]'),
    'title: B\ntopics: [http, dns]\n',
    'title: M\ntopics: [tls]\n',
    base['roadmap.yaml'] as string,
    'format: 2\n',
    '---\nbroken',
  ];
  const step = fc.tuple(fc.constantFrom(...paths), fc.option(fc.constantFrom(...texts), { nil: null }));

  it('finds what checking anew finds', () => {
    fc.assert(
      fc.property(fc.array(step, { minLength: 1, maxLength: 8 }), (steps) => {
        const folder = writeRoadmap();
        mkdirSync(join(folder, '02-more'));
        const checker = new Checker(folder);
        for (const [path, text] of steps) {
          if (text === null) rmSync(join(folder, path), { force: true });
          else writeFileSync(join(folder, path), text);
          const { diagnostics, counts, waived } = checker.check();
          const anew = checkFolder(folder);
          expect({ diagnostics, counts, waived }).toEqual({
            diagnostics: anew.diagnostics,
            counts: anew.counts,
            waived: anew.waived,
          });
        }
        rmSync(folder, { recursive: true });
      }),
      { numRuns: 60 },
    );
  });

  it('knows whether anything is otherwise at all', () => {
    const folder = writeRoadmap();
    const checker = new Checker(folder);
    const changed = (): boolean => {
      checker.check();
      return checker.hasChanged;
    };
    expect([changed(), changed()]).toEqual([true, false]);
    writeFileSync(join(folder, md), base[md] as string);
    expect(changed()).toBe(false);
    writeFileSync(join(folder, md), topic('v'));
    expect(changed()).toBe(true);
    rmSync(join(folder, md));
    expect([changed(), changed()]).toEqual([true, false]);
  });
});

describe('check --watch in a terminal', () => {
  const start = (files: Record<string, string>, size: object = {}): { folder: string; term: Session } => {
    const folder = writeRoadmap(files);
    return { folder, term: open(['check', '--watch', folder], { env: { NO_COLOR: '1' }, ...size }) };
  };

  it('shows what is found, then what is found after a change, and leaves with q', async () => {
    const { folder, term } = start({ [md]: topic('v') });
    expect(await term.sees('q leaves.')).toContain('error  question/bad-box');
    writeFileSync(join(folder, md), topic('x'));
    const after = await term.sees(/0 errors, 2 warnings/);
    expect(after).not.toContain('question/bad-box');
    rmSync(folder, { recursive: true });
    await term.sees(/It is\s+waited for/);
    term.press('q');
    expect(await term.exit).toBe(0);
  });

  it('ends with 130 on Ctrl-C, with 143 when it is terminated, and the terminal is as it was', async () => {
    const one = start({});
    await one.term.sees('q leaves.');
    one.term.press(keys.ctrlC);
    expect(await one.term.exit).toBe(130);
    const other = start({});
    await other.term.sees('q leaves.');
    other.term.kill('SIGTERM');
    expect(await other.term.exit).toBe(143);
  });

  it('fits a narrow screen with the status in sight, also after it is resized', async () => {
    const { term } = start({ [md]: topic('v') }, { columns: 40, rows: 16 });
    const narrow = await term.sees('q leaves.');
    expect(narrow).toMatch(/question\/bad-box[\s\S]*Watching 3 files/);
    term.resize(80, 24);
    expect(await term.sees(/topic\/few-questions[\s\S]*q leaves\./)).toContain('error  question/bad-box');
    term.press('q');
    await term.exit;
  });
});

describe('check --watch without a terminal', () => {
  it('prints one report after the other, until it is stopped', async () => {
    const folder = writeRoadmap({ [md]: topic('v') });
    const child = spawn(process.execPath, [join(repository, 'bin/roadmap.js'), 'check', '--watch', folder], {
      env: { PATH: process.env.PATH ?? '', ROADMAP_HOME: freshFolder(), LANG: 'C.UTF-8' },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    let out = '';
    const sees = (text: string): Promise<void> =>
      new Promise((resolve) => {
        const look = (): void => {
          if (out.includes(text)) resolve();
        };
        child.stdout.on('data', look);
        look();
      });
    child.stdout.on('data', (chunk: Buffer) => {
      out += chunk.toString();
    });
    await sees('Watching 3 files');
    expect(out).toContain('1 error, 2 warnings.');
    writeFileSync(join(folder, md), topic('x'));
    await sees('0 errors, 2 warnings.');
    child.kill('SIGINT');
    const code = await new Promise((resolve) => child.on('close', resolve));
    expect(code).toBe(130);
    expect(out).not.toContain('\u001b');
    expect(out.match(/Watching 3 files/g)?.length).toBeGreaterThanOrEqual(1);
  });

  it('ends when nobody reads it any more', async () => {
    const folder = writeRoadmap();
    const child = spawn(
      'bash',
      ['-c', `'${process.execPath}' bin/roadmap.js check --watch '${folder}' | head -1`],
      {
        cwd: repository,
        env: { PATH: process.env.PATH ?? '', ROADMAP_HOME: freshFolder(), LANG: 'C.UTF-8' },
        stdio: ['ignore', 'pipe', 'inherit'],
      },
    );
    const closed = new Promise((resolve) => child.on('close', resolve));
    await new Promise((resolve) => child.stdout.once('data', resolve));
    let over = false;
    void closed.then(() => {
      over = true;
    });
    for (let i = 0; !over && i < 100; i++) {
      writeFileSync(join(folder, md), topic(i % 2 === 0 ? 'v' : 'x'));
      await Promise.race([closed, new Promise((resolve) => setTimeout(resolve, 100))]);
    }
    expect(over).toBe(true);
  });

  it('works on two roadmaps at once', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'roadmap-watch-'));
    renameSync(writeRoadmap(), join(folder, 'one'));
    renameSync(writeRoadmap({ [md]: topic('v') }), join(folder, 'two'));
    const term = open(['check', '--watch', folder], { env: { NO_COLOR: '1' } });
    expect(await term.sees('Watching 6 files')).toContain('question/bad-box');
    term.press('q');
    expect(await term.exit).toBe(0);
  });
});
