import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { QuestionKey } from '../../src/content/model.ts';
import type { Confidence, Event, Grade, NewEvent } from '../../src/learning/event.ts';
import { encode } from '../../src/store/codec.ts';
import { nextUlid } from '../../src/store/ulid.ts';

/** What happened, and when: UTC ms; local time is UTC. */
export type Dated = NewEvent & { readonly at: number };

/** Writes a journal as the program would have over time: months of use, without waiting for a disk each time. */
export function writeJournal(home: string, roadmap: string, events: readonly Dated[]): void {
  let last = '';
  const lines = events.map(({ at, ...event }) => {
    last = nextUlid(at, last, (bytes) => new Uint8Array(bytes));
    return encode({ v: 1, id: last, at, tz: 0, roadmap, ...event } as Event);
  });
  mkdirSync(join(home, 'journal'), { recursive: true });
  writeFileSync(join(home, 'journal', 'someone.jsonl'), lines.map((line) => `${line}\n`).join(''));
}

/** An answer, of which only what matters is said. */
export function answer(
  question: string,
  at: number,
  grade: Grade,
  more: { readonly of?: number; readonly took?: number; readonly sure?: Confidence } = {},
): Dated {
  return {
    kind: 'answered',
    question: question as QuestionKey,
    digest: question,
    grade,
    score: grade > 1 ? 1 : 0,
    chosen: [],
    took: 20_000,
    of: 7,
    at,
    ...more,
  };
}
