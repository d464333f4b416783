import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { QuestionKey } from '../../src/content/model.ts';
import type { NewEvent } from '../../src/learning/event.ts';
import type { Disk } from '../../src/store/disk.ts';
import { openStore, type Store, type StoreOptions } from '../../src/store/store.ts';

export const MORNING = Date.UTC(2025, 0, 31, 9);
export const DEVICE = 'aaaabbbbcccc';

/** A folder that goes away with the test. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'store-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true, maxRetries: 3 }));
  return folder;
}

export function open(folder: string, options: Partial<StoreOptions> = {}): Store {
  return openStore({
    folder,
    device: DEVICE,
    roadmap: 'backend',
    now: () => MORNING,
    timezone: () => 0,
    ...options,
  });
}

export function answer(n: number, more: Partial<Extract<NewEvent, { kind: 'answered' }>> = {}): NewEvent {
  return {
    kind: 'answered',
    question: `topic-${n % 7}/question-${n}` as QuestionKey,
    digest: 'd1g35t',
    grade: 3,
    score: 1,
    chosen: ['a1b2c3'],
    took: 1200,
    of: 5,
    ...more,
  };
}

export const journalOf = (folder: string, device = DEVICE): string =>
  join(folder, 'journal', `${device}.jsonl`);

export const journalText = (folder: string): string => readFileSync(journalOf(folder), 'utf8');

/** Every file under a folder with its bytes, to compare before and after. */
export function contents(folder: string): Record<string, string> {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  return Object.fromEntries(files.sort().map((file) => [file, readFileSync(file).toString('base64')]));
}

export function failure(code: string): Error {
  return Object.assign(new Error(`${code}: made to fail`), { code });
}

/** A disk on which `fail` may throw before each call; `name` is the call's. */
export function faulty(disk: Disk, fail: (name: keyof Disk, index: number) => void): Disk {
  let index = 0;
  return new Proxy(disk, {
    get(target, name: keyof Disk) {
      const call = target[name] as (...args: unknown[]) => unknown;
      return (...args: unknown[]) => {
        fail(name, index++);
        return call(...args);
      };
    },
  });
}
