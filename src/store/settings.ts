import { join } from 'node:path';
import { shownPath } from '../content/entry.ts';
import { nearest } from '../content/nearest.ts';
import { UserError } from '../errors.ts';
import { replaceThroughConf } from './conf-file.ts';
import { type Disk, nodeDisk } from './disk.ts';
import { whatIs } from './files.ts';
import { explain, ODD, standing } from './not-saved.ts';
import { moveAside } from './quarantine.ts';
import { sentences } from './sentences.ts';
import type { SettingTable } from './setting-table.ts';
import { type Random, randomBytes, tag } from './ulid.ts';

const NAME = 'settings';

/** One setting as `config list` shows it. */
export interface Listed<S> {
  readonly key: keyof S & string;
  readonly value: S[keyof S & string];
  /** nobody chose it */
  readonly isDefault: boolean;
}

/** What is wrong with a settings file. */
export interface SettingsFaults<S> {
  /** it is no JSON object, or cannot be read: every setting is at its default */
  readonly isDamaged: boolean;
  /** and has been moved into quarantine, so that the next start finds none */
  readonly isAside: boolean;
  /** have a value that is not allowed, and so their default */
  readonly invalid: readonly (keyof S & string)[];
  /** how many keys there are that no setting has */
  readonly unknown: number;
}

/** The learner's settings, of the keys of a table. Unknown keys in the file are left as they are. */
export interface SettingsFile<S> {
  /** absolute path of the file, whether it exists or not */
  readonly path: string;
  readonly values: S;
  /** sentences to print once on stderr */
  readonly notices: readonly string[];
  /** what was wrong with the file when it was read */
  readonly faults: SettingsFaults<S>;
  list(): readonly Listed<S>[];
  /** @throws UserError for a key there is not */
  get(key: string): S[keyof S & string];
  /** @throws UserError when there is no such key, the value is not allowed, or it could not be written */
  set(key: string, value: unknown): Promise<void>;
  /** back to the default. @throws UserError as `set` does */
  unset(key: string): Promise<void>;
}

type Content = Readonly<Record<string, unknown>>;

/** Reads `settings.json`. Never throws: what is damaged or not allowed counts as the default, and is told. */
export function openSettings<S extends object>(
  folder: string,
  table: SettingTable<S>,
  { disk = nodeDisk, random = randomBytes }: { readonly disk?: Disk; readonly random?: Random } = {},
): SettingsFile<S> {
  const path = join(folder, `${NAME}.json`);
  const found = readContent(disk, path);
  const notices: string[] = [];
  const isAside = found.type === 'damaged' && keepAside(disk, folder);
  if (found.type === 'damaged') notices.push(sentences.settings(path, isAside));
  if (found.type === 'unreadable') notices.push(sentences.noSettings(path, found.why));
  let { content } = found;
  const keys = Object.keys(table) as (keyof S & string)[];

  const chosen = <K extends keyof S & string>(key: K): S[K] | undefined =>
    Object.hasOwn(content, key) ? table[key].parse(content[key]) : undefined;
  const known = (key: string): keyof S & string => {
    const match = keys.find((one) => one === key);
    if (match !== undefined) return match;
    throw new UserError(`There is no setting "${key}".`, { exit: 2, hint: suggestion(key, keys) });
  };

  /** The settings as they are now: another terminal may have changed one meanwhile. */
  const current = (): Found => {
    const now = readContent(disk, path);
    // never replaced by what leaves out what could not be read
    if (now.type === 'unreadable') throw notSaved(path, now.why);
    return now;
  };
  const save = async ({ type }: Found, next: Content): Promise<void> => {
    try {
      if (type === 'damaged') moveAside(disk, folder, `${NAME}.json`);
      await replaceThroughConf(disk, {
        // where a link leads to the file, that file is meant
        path: type === 'there' ? disk.realpath(path) : path,
        waiting: `${NAME}.${tag(random)}`,
        value: next,
        serialize: (value) => `${JSON.stringify(value, null, 2)}\n`,
      });
    } catch (error) {
      const { why, hint } = explain(error);
      throw notSaved(path, why, { hint, cause: error });
    }
    content = next;
  };

  const faults: SettingsFaults<S> = {
    isDamaged: found.type === 'damaged' || found.type === 'unreadable',
    isAside,
    invalid: keys.filter((key) => Object.hasOwn(content, key) && chosen(key) === undefined),
    unknown: Object.keys(content).filter((key) => !Object.hasOwn(table, key)).length,
  };
  for (const key of faults.invalid) {
    notices.push(
      `The setting "${key}" in ${shownPath(path)} must be ${table[key].allowed}; its default is used.`,
    );
  }

  return {
    path,
    notices,
    faults,
    get values() {
      return Object.fromEntries(keys.map((key) => [key, chosen(key) ?? table[key].default])) as S;
    },
    list: () =>
      keys.map((key) => {
        const value = chosen(key);
        return { key, value: value ?? table[key].default, isDefault: value === undefined };
      }),
    get(key) {
      const name = known(key);
      return chosen(name) ?? table[name].default;
    },
    async set(key, value) {
      const name = known(key);
      const parsed = table[name].parse(value);
      if (parsed === undefined) {
        throw new UserError(`"${key}" must be ${table[name].allowed}.`, {
          exit: 2,
          hint: `It stands for: ${table[name].meaning}.`,
        });
      }
      const now = current();
      await save(now, { ...now.content, [name]: parsed });
    },
    async unset(key) {
      const name = known(key);
      const now = current();
      if (!Object.hasOwn(now.content, name)) return;
      await save(now, Object.fromEntries(Object.entries(now.content).filter(([other]) => other !== name)));
    },
  };
}

function suggestion(key: string, keys: readonly string[]): string {
  const meant = nearest(key, keys) ?? keys.find((one) => key.length >= 3 && one.startsWith(key));
  return meant === undefined ? `The settings are: ${keys.join(', ')}.` : `Did you mean "${meant}"?`;
}

/** What stands where the settings belong, and the settings it holds. */
type Found = { readonly content: Content } & (
  | { readonly type: 'none' | 'there' | 'damaged' }
  | { readonly type: 'unreadable'; readonly why: string }
);

function readContent(disk: Disk, path: string): Found {
  const content = {};
  const stands = whatIs(disk, path);
  if (stands === 'nothing') return { type: 'none', content };
  // reading a pipe would wait for ever
  if (stands !== 'file') return { type: 'unreadable', content, why: standing(stands) };
  let text: string;
  try {
    text = disk.readFile(path).toString('utf8');
  } catch (error) {
    return { type: 'unreadable', content, why: explain(error).why };
  }
  try {
    const value: unknown = JSON.parse(text.replace(/^\uFEFF/, ''));
    if (typeof value === 'object' && value !== null && !Array.isArray(value))
      return { type: 'there', content: value as Content };
  } catch {
    // no JSON
  }
  return { type: 'damaged', content };
}

/** Moves damaged settings into quarantine. @returns whether they are there */
function keepAside(disk: Disk, folder: string): boolean {
  try {
    moveAside(disk, folder, `${NAME}.json`);
    return true;
  } catch {
    return false;
  }
}

function notSaved(path: string, why: string, more: { hint?: string; cause?: unknown } = {}): UserError {
  return new UserError(`The setting was not saved: ${why}: ${path}`, { hint: ODD, ...more });
}
