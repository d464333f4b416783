import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Event } from '../../src/learning/event.ts';
import { encode } from '../../src/store/codec.ts';
import { linesDigest, progressDigest } from '../../src/store/digest.ts';
import { nodeDisk } from '../../src/store/disk.ts';
import { readRecords, replay } from '../../src/store/records.ts';
import { openStore } from '../../src/store/store.ts';
import { anyEvent } from '../store/any-event.ts';
import { answer } from '../store/sandbox.ts';
import { freshFolder, json } from '../support/program.ts';

const MACHINES = 3;
/** Lines of events, two of which may claim one id; and on which machines each stands, in which order. */
const anyLines = fc.array(
  fc.record({
    event: anyEvent,
    at: fc.subarray([0, 1, 2], { minLength: 1 }),
    isTwin: fc.boolean(),
    place: fc.nat(),
  }),
  { minLength: 1, maxLength: 12 },
);
const anyImports = fc.array(fc.tuple(fc.nat({ max: MACHINES - 1 }), fc.nat({ max: MACHINES - 1 })), {
  maxLength: 6,
});

function machine(lines: readonly string[]): string {
  const home = freshFolder();
  mkdirSync(join(home, 'journal'));
  writeFileSync(join(home, 'journal/own.jsonl'), lines.map((line) => `${line}\n`).join(''));
  return home;
}

const digestsOf = (home: string) => {
  const { entries } = readRecords(nodeDisk, home);
  return { digest: linesDigest(entries), state: progressDigest(replay(entries)) };
};

describe('machines that learn apart', () => {
  it('agree on the digest and the progress once they have imported from each other, in whatever order', async () => {
    await fc.assert(
      fc.asyncProperty(anyLines, anyImports, async (lines, imports) => {
        const placed = [...lines].sort((a, b) => a.place - b.place);
        const homes = Array.from({ length: MACHINES }, (_, n) =>
          machine(
            placed.flatMap(({ event, at, isTwin }) => {
              const twin = { ...event, at: event.at + 1 } as Event;
              return at.includes(n) ? [encode(isTwin && n > 0 ? twin : event)] : [];
            }),
          ),
        );
        const take = async (from: number, to: number): Promise<void> => {
          const path = join(freshFolder('files'), 'export.jsonl');
          await json(['export', path, '--json'], { home: homes[from] as string });
          // of a machine that has nothing nothing can be imported
          if (readFileSync(path).length > 0)
            await json(['import', path, '--json'], { home: homes[to] as string });
        };
        for (const [from, to] of imports) await take(from, to);
        for (let from = 0; from < MACHINES; from++)
          for (let to = 0; to < MACHINES; to++) if (from !== to) await take(from, to);
        const found = homes.map(digestsOf);
        expect(found).toEqual(homes.map(() => found[0]));
        const all = machine(placed.flatMap(({ event }) => encode(event)));
        if (lines.every(({ isTwin }) => !isTwin)) expect(digestsOf(all)).toEqual(found[0]);
        // what the program itself keeps at hand says the same as a replay from nothing
        const store = openStore({
          folder: homes[0] as string,
          device: 'a',
          roadmap: '',
          now: () => 0,
          timezone: () => 0,
        });
        expect(progressDigest(store.progress())).toBe(found[0]?.state);
      }),
      { numRuns: 15 },
    );
  }, 60_000);

  it('and share a folder each write a journal of their own, so that whatever order it is copied in nothing is lost', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat({ max: 2 }), fc.boolean()), { maxLength: 20 }), (steps) => {
        const homes = ['a', 'b', 'c'].map(() => freshFolder());
        const opened = (n: number) =>
          openStore({
            folder: homes[n] as string,
            device: 'abc'[n] as string,
            roadmap: 'r',
            now: () => 1_000_000,
            timezone: () => 0,
          });
        /** A synchroniser: the newest of each file goes everywhere; two that differ would be a conflict. */
        const copy = (): void => {
          const written = homes.map((home, n) => {
            const name = `${'abc'[n]}.jsonl`;
            const at = join(home, 'journal');
            mkdirSync(at, { recursive: true });
            return readdirSync(at).includes(name) ? ([name, readFileSync(join(at, name))] as const) : null;
          });
          for (const home of homes)
            for (const one of written) if (one !== null) writeFileSync(join(home, 'journal', one[0]), one[1]);
        };
        let count = 0;
        for (const [n, isCopied] of steps) {
          opened(n).append(answer(count++));
          if (isCopied) copy();
          const others = readdirSync(join(homes[n] as string, 'journal')).filter(
            (name) => name !== `${'abc'[n]}.jsonl`,
          );
          for (const name of others) {
            const owner = homes['abc'.indexOf(name[0] as string)] as string;
            const theirs = readFileSync(join(owner, 'journal', name), 'utf8');
            expect(theirs.startsWith(readFileSync(join(homes[n] as string, 'journal', name), 'utf8'))).toBe(
              true,
            );
          }
        }
        copy();
        const found = homes.map(digestsOf);
        expect(found).toEqual(homes.map(() => found[0]));
        expect(readRecords(nodeDisk, homes[0] as string).entries).toHaveLength(count);
      }),
      { numRuns: 20 },
    );
  }, 60_000);
});
