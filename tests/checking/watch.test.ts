import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import { FolderWatch } from '../../src/checking/folder-watch.ts';
import { Checker, checkFolder } from '../../src/content/disk/checker.ts';
import type { Suspend, Suspension } from '../../src/terminal/suspend.ts';
import { writeRoadmap } from '../content/support/folders.ts';
import { base, markdownTopic } from '../content/support/sample.ts';
import { keys, open } from '../pty/terminal.ts';
import { play, type Setting, type Show } from '../screens/theatre.ts';
import { freshFolder, repository } from '../support/program.ts';
import { makeRepository } from './repository.ts';

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

  it('watches a folder that was replaced by another of its name', async () => {
    const folder = writeRoadmap();
    const { next } = watched(folder);
    const stage = join(folder, '01-basics');
    await next(() => {
      renameSync(stage, join(folder, '02-old'));
      mkdirSync(stage);
    });
    await next(() => writeFileSync(join(stage, 'dns.md'), topic('x', 'DNS')));
  });

  it('goes without the watch of a folder that is gone before it is watched, and says nothing of it', async () => {
    const folder = writeRoadmap();
    const gone = (): never => {
      throw Object.assign(new Error('gone'), { code: 'ENOENT' });
    };
    const { next, codes } = watched(folder, { watch: gone });
    // seen by the look at all files
    await next(() => writeFileSync(join(folder, md), topic('v')));
    expect(codes).toEqual([]);
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

describe('check --watch', () => {
  const watching = (
    files: Record<string, string>,
    more: Partial<Setting> = {},
    folder = writeRoadmap(files),
  ) => ({
    folder,
    show: play(['check', '--watch', folder], { columns: 80, ...more, env: { NO_COLOR: '1', ...more.env } }),
  });

  it('shows what is found, then what is found after a change, and leaves with q', async () => {
    const { folder, show } = watching({ [md]: topic('v') });
    expect(await show.sees('q leaves.')).toContain('error  question/bad-box');
    writeFileSync(join(folder, md), topic('x'));
    expect(await show.sees(/0 errors, 2 warnings/)).not.toContain('question/bad-box');
    rmSync(folder, { recursive: true });
    await show.sees(/It\s+is\s+waited\s+for/);
    expect(show.input.rawMode).toBe(true);
    show.press('x', 'q');
    expect([await show.done, show.input.rawMode]).toEqual([0, false]);
  });

  it('shows nothing new where a file was only touched', async () => {
    const { folder, show } = watching({ [md]: topic('v') });
    const before = await show.sees('q leaves.');
    writeFileSync(join(folder, md), topic('v'));
    await new Promise((resolve) => setTimeout(resolve, 250));
    expect(await show.settled()).toBe(before);
    show.press('Q');
    expect(await show.done).toBe(0);
  });

  it.each([
    ['Ctrl-C', 130, (show: Show) => show.press(keys.ctrlC)],
    ['Ctrl-D', 0, (show: Show) => show.press('\x04')],
    ['the end of input', 0, (show: Show) => show.input.end()],
  ])('ends on %s with %i, the terminal as it was', async (_how, code, leave) => {
    const { show } = watching({});
    await show.sees('q leaves.');
    leave(show);
    expect([await show.done, show.input.rawMode]).toEqual([code, false]);
  });

  it('gives the terminal back while it is suspended, and is drawn anew', async () => {
    let suspension: Suspension | null = null;
    const happened: string[] = [];
    const suspend: Suspend = (what) => {
      suspension = what;
      return { now: () => happened.push('now'), end: () => happened.push('end') };
    };
    const { show } = watching({}, { suspend });
    await show.sees('q leaves.');
    show.press('\x1a');
    await show.settled();
    (suspension as unknown as Suspension).stops();
    expect(show.input.rawMode).toBe(false);
    show.context.output.write('\x1b[2J\x1b[HStopped');
    expect(await show.settled()).toBe('Stopped');
    (suspension as unknown as Suspension).goesOn();
    expect(await show.sees('q leaves.')).not.toContain('Stopped');
    expect(show.input.rawMode).toBe(true);
    show.press('q');
    expect([await show.done, happened]).toEqual([0, ['now', 'end']]);
  });

  it('fits a narrow screen with the status in sight, also after it is resized', async () => {
    const { show } = watching({ [md]: topic('v') }, { columns: 40, rows: 16 });
    expect(await show.sees('q leaves.')).toMatch(/question\/bad-box[\s\S]*Watching 3 files/);
    show.resize(80, 24);
    expect(await show.sees(/topic\/few-questions[\s\S]*q leaves\./)).toContain('error  question/bad-box');
    show.press('q');
    await show.done;
  });

  it('works on two roadmaps at once, and one that cannot be read keeps no other one back', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'roadmap-watch-'));
    renameSync(writeRoadmap(), join(folder, 'one'));
    renameSync(writeRoadmap({ [md]: topic('v') }), join(folder, 'two'));
    const { show } = watching({}, {}, folder);
    expect(await show.sees('Watching 6 files')).toContain('question/bad-box');
    rmSync(join(folder, 'one'), { recursive: true });
    expect(await show.sees(/It\s+is\s+waited\s+for[\s\S]*Watching 3 files/)).toContain('question/bad-box');
    show.press('q');
    expect(await show.done).toBe(0);
  });

  it('compares with a revision each time', async () => {
    const folder = writeRoadmap({ [md]: topic('x') });
    makeRepository(folder);
    const show = play(['check', '--watch', '--since', 'HEAD', folder], { columns: 80 });
    await show.sees(/no errors|0 errors/);
    writeFileSync(join(folder, md), topic('x').replace('{#which}', '{#other}'));
    await show.sees('since/');
    show.press('q');
    await show.done;
  });

  it('watches no file that stands in no roadmap', async () => {
    const file = join(mkdtempSync(join(tmpdir(), 'roadmap-alone-')), 'http.md');
    writeFileSync(file, topic('x'));
    const show = play(['check', '--watch', file], { columns: 80 });
    expect(await show.done).toBe(2);
    expect(await show.settled()).toContain('--watch watches roadmaps');
  });

  it('appends one report after the other where the screen cannot be cleared, until it is stopped', async () => {
    const stop = new AbortController();
    const more = { rows: 60, signal: stop.signal, env: { TERM: 'dumb' } };
    const { folder, show } = watching({ [md]: topic('v') }, more);
    await show.sees(/1 error, 2 warnings\.[\s\S]*Watching 3 files/);
    writeFileSync(join(folder, md), topic('x'));
    await show.sees(/1 error, 2 warnings\.[\s\S]*0 errors, 2 warnings\.[\s\S]*Watching 3 files/);
    rmSync(folder, { recursive: true });
    await show.sees(/It\s+is\s+waited\s+for/);
    stop.abort('SIGTERM');
    expect(await show.done).toBe(143);
  });

  it('ends where it was stopped before it began', async () => {
    const { show } = watching({}, { signal: AbortSignal.abort('SIGTERM') });
    expect(await show.done).toBe(143);
  });
});

describe('check --watch in a terminal of its own', () => {
  it('ends with 130 on Ctrl-C, with 143 when it is terminated, and the terminal is as it was', async () => {
    const start = () => open(['check', '--watch', writeRoadmap()], { env: { NO_COLOR: '1' } });
    const one = start();
    await one.sees('q leaves.');
    one.press(keys.ctrlC);
    expect(await one.exit).toBe(130);
    const other = start();
    await other.sees('q leaves.');
    other.kill('SIGTERM');
    expect(await other.exit).toBe(143);
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
});
