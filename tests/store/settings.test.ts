import { execFileSync } from 'node:child_process';
import {
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { nodeDisk } from '../../src/store/disk.ts';
import { SETTINGS } from '../../src/store/setting-table.ts';
import { openSettings } from '../../src/store/settings.ts';
import { failure, temporaryFolder } from './sandbox.ts';

const settings = (folder: string, disk = nodeDisk) => openSettings(folder, SETTINGS, { disk });
const DEFAULTS = {
  session: 10,
  roadmap: null,
  reviews: 40,
  retention: 0.85,
  confidence: false,
  plain: false,
};

test.each(['default', null])('a roadmap that is %j is the one that ships', (value) => {
  expect(SETTINGS.roadmap.parse(value)).toBeNull();
});

describe('settings', () => {
  test('are at their defaults where nothing was set, and reading makes nothing', () => {
    const folder = temporaryFolder();
    expect(settings(folder).values).toEqual(DEFAULTS);
    expect(
      settings(folder)
        .list()
        .every((one) => one.isDefault),
    ).toBe(true);
    expect(readdirSync(folder)).toEqual([]);
  });

  test('are kept as words from the command line mean them, in a private file', async () => {
    const folder = join(temporaryFolder(), 'new');
    const open = settings(folder);
    await open.set('session', '25');
    await open.set('plain', 'yes');
    await open.set('roadmap', '/course');
    await open.set('retention', '0.85');
    const expected = { ...DEFAULTS, session: 25, plain: true, roadmap: '/course', retention: 0.85 };
    expect(open.values).toEqual(expected);
    expect(settings(folder).values).toEqual(expected);
    expect(statSync(open.path).mode & 0o777).toBe(0o600);
    expect(readdirSync(folder)).toEqual(['settings.json']);
  });

  test('go back to their default', async () => {
    const folder = temporaryFolder();
    const open = settings(folder);
    await open.set('session', 25);
    await open.unset('session');
    await open.unset('plain');
    expect(settings(folder).get('session')).toBe(10);
    expect(JSON.parse(readFileSync(open.path, 'utf8'))).toEqual({});
  });

  test.each([
    ['session', '0', 'a whole number from 1 to 100'],
    ['session', '101', 'a whole number from 1 to 100'],
    ['session', '2.5', 'a whole number from 1 to 100'],
    ['session', '', 'a whole number from 1 to 100'],
    ['session', 'ten', 'a whole number from 1 to 100'],
    ['retention', '0.5', 'a number from 0.7 to 0.97'],
    ['retention', 'NaN', 'a number from 0.7 to 0.97'],
    ['plain', 'maybe', 'true or false'],
    ['roadmap', '', 'a folder'],
  ])('refuse %s = "%s" and say what is allowed', async (key, value, allowed) => {
    const folder = temporaryFolder();
    await expect(settings(folder).set(key, value)).rejects.toMatchObject({
      message: expect.stringContaining(allowed),
      exit: 2,
    });
    expect(readdirSync(folder)).toEqual([]);
  });

  test('name the nearest for a key there is not', async () => {
    const open = settings(temporaryFolder());
    expect(() => open.get('sesion')).toThrow(expect.objectContaining({ hint: 'Did you mean "session"?' }));
    expect(() => open.get('palin')).toThrow(expect.objectContaining({ hint: 'Did you mean "plain"?' }));
    await expect(open.set('__proto__', 1)).rejects.toMatchObject({
      hint: expect.stringContaining('session, roadmap'),
    });
    await expect(open.unset('constructor')).rejects.toMatchObject({ exit: 2 });
  });

  test('leave keys alone that they do not know', async () => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, 'settings.json'), '{"a.b":{"c":1},"session":5}');
    await settings(folder).set('session', 6);
    expect(JSON.parse(readFileSync(join(folder, 'settings.json'), 'utf8'))).toEqual({
      'a.b': { c: 1 },
      session: 6,
    });
  });

  test('set in two terminals at once are both kept', async () => {
    const folder = temporaryFolder();
    const [one, two] = [settings(folder), settings(folder)];
    await one.set('session', 20);
    await two.set('plain', true);
    expect(settings(folder).values).toMatchObject({ session: 20, plain: true });
  });
});

describe('a settings file', () => {
  test.each(['{"session": 2', '[]', 'null', '"x"', '\u0000'])(
    'that holds %j counts as defaults, and is kept',
    async (text) => {
      const folder = temporaryFolder();
      writeFileSync(join(folder, 'settings.json'), text);
      const open = settings(folder);
      expect(open.values).toEqual(DEFAULTS);
      expect(open.notices).toEqual([
        expect.stringMatching(/settings\.json was damaged and is kept in quarantine/),
      ]);
      expect(readFileSync(join(folder, 'quarantine', 'settings.json'), 'utf8')).toBe(text);
      expect(settings(folder).notices).toEqual([]);
      await open.set('session', 7);
      expect(settings(folder).get('session')).toBe(7);
    },
  );

  test('with one value that is not allowed keeps the others', () => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, 'settings.json'), '{"session":5000,"plain":true}');
    expect(settings(folder).values).toEqual({ ...DEFAULTS, plain: true });
    expect(settings(folder).notices).toEqual([expect.stringContaining('a whole number from 1 to 100')]);
  });

  test.each([
    ['a folder', (path: string) => mkdirSync(path), 'a folder stands there'],
    [
      'a link to nowhere',
      (path: string) => symlinkSync('/nowhere/at/all', path),
      'a link to nowhere stands there',
    ],
    ['a pipe', (path: string) => execFileSync('mkfifo', [path]), 'what stands there is no file'],
  ])('that is %s counts as defaults, and is not replaced', async (_, put, why) => {
    const folder = temporaryFolder();
    put(join(folder, 'settings.json'));
    const open = settings(folder);
    expect(open.values).toEqual(DEFAULTS);
    expect(open.notices).toEqual([expect.stringContaining(`cannot be read: ${why}.`)]);
    for (const change of [open.set('session', 7), open.unset('session')])
      await expect(change).rejects.toMatchObject({ message: expect.stringContaining(why), exit: 1 });
    expect(readdirSync(folder)).toEqual(['settings.json']);
  });

  test('that was damaged while it was open is kept aside when a setting is made', async () => {
    const folder = temporaryFolder();
    const open = settings(folder);
    writeFileSync(open.path, '{"session": 2');
    await open.set('plain', true);
    expect(readFileSync(join(folder, 'quarantine', 'settings.json'), 'utf8')).toBe('{"session": 2');
    expect(settings(folder).values).toEqual({ ...DEFAULTS, plain: true });
  });

  test('that a link leads to is written where it is, and the link stays', async () => {
    const [folder, dotfiles] = [temporaryFolder(), temporaryFolder()];
    writeFileSync(join(dotfiles, 'roadmap'), '{"plain":true}');
    symlinkSync(join(dotfiles, 'roadmap'), join(folder, 'settings.json'));
    await settings(folder).set('session', 7);
    expect(JSON.parse(readFileSync(join(dotfiles, 'roadmap'), 'utf8'))).toEqual({ plain: true, session: 7 });
    expect(readdirSync(dotfiles)).toEqual(['roadmap']);
    expect(lstatSync(join(folder, 'settings.json')).isSymbolicLink()).toBe(true);
  });

  test('stays as it was when the disk took only half of the new one', async () => {
    const folder = temporaryFolder();
    await settings(folder).set('session', 20);
    const before = readFileSync(join(folder, 'settings.json'), 'utf8');
    const disk = {
      ...nodeDisk,
      readFile: (path: string) => {
        const bytes = nodeDisk.readFile(path);
        return /settings\.[0-9a-f]{8}\.json$/.test(path) ? bytes.subarray(0, 5) : bytes;
      },
    };
    const open = settings(folder, disk);
    await expect(open.set('session', 30)).rejects.toThrow(/not saved: the disk is full/);
    expect(open.get('session')).toBe(20);
    expect(readFileSync(join(folder, 'settings.json'), 'utf8')).toBe(before);
    expect(readdirSync(folder)).toEqual(['settings.json']);
  });

  test('has its faults counted', () => {
    const folder = temporaryFolder();
    const faults = (text: string) => {
      writeFileSync(join(folder, 'settings.json'), text);
      return settings(folder).faults;
    };
    const none = { isDamaged: false, isAside: false, invalid: [], unknown: 0 };
    expect(settings(temporaryFolder()).faults).toEqual(none);
    expect(faults('\uFEFF{"session":5}')).toEqual(none);
    expect(faults('{"session":0,"retention":2,"plain":true,"a":1,"__proto__x":2}')).toEqual({
      ...none,
      invalid: ['session', 'retention'],
      unknown: 2,
    });
    expect(faults('{')).toEqual({ ...none, isDamaged: true, isAside: true });
    rmSync(join(folder, 'quarantine'), { recursive: true });
    writeFileSync(join(folder, 'quarantine'), '');
    expect(faults('{')).toEqual({ ...none, isDamaged: true });
    expect(settings(folder).notices).toEqual([
      `${join(folder, 'settings.json')} was damaged; every setting is at its default.`,
    ]);
  });

  test('that may not be read counts as defaults, is told, and is not replaced', async () => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, 'settings.json'), '{"session":5}');
    const disk = {
      ...nodeDisk,
      readFile: (path: string): Buffer => {
        throw failure(path === '' ? 'EIO' : 'EACCES');
      },
    };
    const open = settings(folder, disk);
    expect(open.faults).toEqual({ isDamaged: true, isAside: false, invalid: [], unknown: 0 });
    const why = `access is not permitted (EACCES)`;
    expect(open.notices).toEqual([
      `${open.path} cannot be read: ${why}. Until it can, every setting is at its default.`,
    ]);
    await expect(open.set('session', 7)).rejects.toMatchObject({
      message: `The setting was not saved: ${why}: ${open.path}`,
      hint: expect.stringMatching(/^Look at what stands there/),
    });
    expect(readFileSync(open.path, 'utf8')).toBe('{"session":5}');
  });

  test('that cannot be written says why, with the error of the disk, and the value stays', async () => {
    const folder = temporaryFolder();
    const open = settings(folder, {
      ...nodeDisk,
      rename: () => {
        throw failure('EROFS');
      },
    });
    await expect(open.set('session', 7)).rejects.toMatchObject({
      message: `The setting was not saved: the disk is read-only (EROFS): ${open.path}`,
      hint: expect.stringMatching(/^Make that folder writable/),
      cause: { code: 'EROFS' },
    });
    expect(open.get('session')).toBe(10);
    expect(readdirSync(folder)).toEqual([]);
  });

  test('lists each setting with its value, and says what each may be', async () => {
    const open = settings(temporaryFolder());
    await open.set('session', 10);
    await open.set('plain', 'on');
    expect(open.list()).toEqual([
      { key: 'session', value: 10, isDefault: false },
      { key: 'roadmap', value: null, isDefault: true },
      { key: 'reviews', value: 40, isDefault: true },
      { key: 'retention', value: 0.85, isDefault: true },
      { key: 'confidence', value: false, isDefault: true },
      { key: 'plain', value: true, isDefault: false },
    ]);
    await expect(open.set('session', 'x')).rejects.toMatchObject({
      message: '"session" must be a whole number from 1 to 100.',
      hint: 'It stands for: questions a session asks.',
    });
    expect(() => open.get('sess')).toThrow(
      expect.objectContaining({ message: 'There is no setting "sess".', hint: 'Did you mean "session"?' }),
    );
    expect(() => open.get('xxxxxxxxxx')).toThrow(
      expect.objectContaining({
        hint: 'The settings are: session, roadmap, reviews, retention, confidence, plain.',
      }),
    );
    expect(readFileSync(open.path, 'utf8')).toBe('{\n  "session": 10,\n  "plain": true\n}\n');
  });

  test('is not touched where the setting is at its default already', async () => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, 'settings.json'), '{ "plain":true }');
    const open = settings(folder);
    await open.unset('session');
    expect(readFileSync(open.path, 'utf8')).toBe('{ "plain":true }');
    await open.unset('plain');
    expect([readFileSync(open.path, 'utf8'), open.get('plain')]).toEqual(['{}\n', false]);
  });
});
