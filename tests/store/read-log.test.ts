import { execFileSync } from 'node:child_process';
import { mkdirSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { sha256 } from '../../src/store/checksum.ts';
import { encode } from '../../src/store/codec.ts';
import { readLog } from '../../src/store/read-log.ts';
import { entryOf } from '../../src/store/stamp.ts';
import { answer, temporaryFolder } from './sandbox.ts';

const stamp = { id: '01JJXA2V00000000000000000A', at: 1, tz: 60, roadmap: 'backend' };

test.each([
  ['is not there', () => {}, 'it is not there'],
  ['is a folder', (path: string) => void mkdirSync(path), 'it is a folder'],
  ['is a pipe', (path: string) => void execFileSync('mkfifo', [path]), 'it is no regular file'],
  [
    'is too large',
    (path: string) => {
      writeFileSync(path, '');
      truncateSync(path, 256 * 1024 * 1024 + 1);
    },
    'it is larger than 256 MB',
  ],
])('a log that %s is not read', (_, make, reason) => {
  const path = join(temporaryFolder(), 'log.jsonl');
  make(path);
  expect(readLog(path)).toEqual({ reason });
});

test('a name that no file can have is told by its code', () => {
  expect(readLog('a\0b')).toEqual({ reason: 'it cannot be read (ERR_INVALID_ARG_VALUE)' });
});

test('a log gives its events, and how much of it is none', () => {
  const path = join(temporaryFolder(), 'log.jsonl');
  const { event, line } = entryOf(answer(1), stamp);
  const later = JSON.stringify({ ...event, kind: 'dreamt' }).slice(0, -1);
  const unknown = `${later},"c":"${sha256(later).slice(0, 8)}"}`;
  writeFileSync(path, [line, 'no event', unknown, '{"v":2}', encode(event).slice(0, 50)].join('\n'));
  expect(readLog(path)).toEqual({ events: [event], bad: 2, newer: true });
  writeFileSync(path, `${line}\n`);
  expect(readLog(path)).toEqual({ events: [event], bad: 0, newer: false });
});
