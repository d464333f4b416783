import { describe, expect, test } from 'vitest';
import { sha256 } from '../../src/store/checksum.ts';
import { readSources, reasonWords } from '../../src/store/intake.ts';
import type { Source } from '../../src/store/source.ts';
import { entryOf } from '../../src/store/stamp.ts';
import { answer } from './sandbox.ts';

const lineOf = (n: number) =>
  entryOf(answer(n), {
    id: `01JJXA2V0000000000000000${String(n).padStart(2, '0')}`,
    at: n,
    tz: 0,
    roadmap: 'r',
  });

/** A source of these texts, which ends in this error. */
const source = (texts: readonly string[], error?: unknown): Source => ({
  name: 'some.jsonl',
  async *pieces() {
    for (const text of texts) yield Buffer.from(text);
    if (error !== undefined) throw error;
  },
});

describe('lines that are offered', () => {
  test('are refused when there are more than can be held', async () => {
    const lines = [1, 2, 3].map((n) => `${lineOf(n).line}\n`);
    await expect(readSources([source(lines)], [], 400)).rejects.toThrow(/more than .* MB of new records/);
    expect((await readSources([source(lines)], [], 4000)).fresh).toHaveLength(3);
  });

  test('count up to where their source fails, which is told', async () => {
    const { fresh, failed } = await readSources([source([`${lineOf(1).line}\n`], new Error('cut off'))], []);
    expect(fresh).toHaveLength(1);
    expect(failed).toEqual([
      { source: 'some.jsonl', line: null, reason: 'cut off; what came before counts' },
    ]);
    const { failed: whole } = await readSources([source([], new Error('cut off'))], []);
    expect(whole).toEqual([{ source: 'some.jsonl', line: null, reason: 'cut off' }]);
  });

  test('of a program that is stopped are let go, and what is no error at all is not hidden', async () => {
    const stopped = Object.assign(new Error('stopped'), { name: 'AbortError' });
    await expect(readSources([source([], stopped)], [])).rejects.toBe(stopped);
    await expect(readSources([source([], 'odd')], [])).rejects.toBe('odd');
  });

  test('of a kind that only a later release knows are kept under their id', async () => {
    const { event } = lineOf(1);
    const body = JSON.stringify({ ...event, kind: 'dreamt' }).slice(0, -1);
    const line = `${body},"c":"${sha256(body).slice(0, 8)}"}`;
    expect((await readSources([source([line])], [])).fresh).toEqual([{ id: event.id, line }]);
  });

  test('that are damaged are named with the reason', async () => {
    const good = lineOf(1).line;
    const { unread } = await readSources(
      [source([`${good}\n${good.replace('"tz":0', '"tz":1')}\n{"a":1}\n?\n`])],
      [],
    );
    expect(unread.map(({ line, reason }) => [line, reason])).toEqual([
      [2, 'its checksum does not fit'],
      [3, 'no event'],
      [4, 'no JSON'],
    ]);
    expect(reasonWords('topic')).toBe('its "topic" is not what it may be');
  });
});
