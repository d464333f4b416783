import { describe, expect, test } from 'vitest';
import { UserError } from '../../src/errors.ts';
import { sha256 } from '../../src/store/checksum.ts';
import { readSources } from '../../src/store/intake.ts';
import { reasonWords } from '../../src/store/read-line.ts';
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

  test('are told apart from those that are here, each once, also where they come twice', async () => {
    const [one, two, three] = [1, 2, 3].map(lineOf);
    const lines = [one, two, one, three, two].map((entry) => `${entry?.line}\n`);
    const found = await readSources([source(lines), source(lines)], [one, lineOf(9)] as never);
    expect(found.fresh.map(({ id }) => id)).toEqual([two?.id, three?.id]);
    expect([found.known, found.damaged, found.newer, found.failed]).toEqual([1, 0, null, []]);
  });

  test('may be as many as can be held, to a character', async () => {
    const { line } = lineOf(1);
    const offer = (most: number) => readSources([source([`${line}\n${line}\n`])], [], most);
    expect((await offer(line.length)).fresh).toHaveLength(1);
    await expect(offer(line.length - 1)).rejects.toMatchObject({
      message: expect.stringMatching(/^There are more than [\d.]+ MB of new records\.$/),
      hint: 'Import fewer files at a time.',
    });
    await expect(readSources([source([`${line}\n`])], [], 1024 * 1024)).resolves.toBeDefined();
  });

  test('are named and kept up to a thousand where they are damaged, and counted beyond', async () => {
    const text = `${lineOf(1).line}\n${'?\n'.repeat(1_100)}`;
    const { unread, bytes, damaged } = await readSources([source([text]), source([text])], []);
    expect([unread.length, bytes.length, damaged]).toEqual([1_000, 1_000, 2_200]);
    expect([unread[0], unread[999]]).toEqual([
      { source: 'some.jsonl', line: 2, reason: 'no JSON' },
      { source: 'some.jsonl', line: 1_001, reason: 'no JSON' },
    ]);
    expect(bytes.every((one) => one.equals(Buffer.from('?')))).toBe(true);
  });

  test('of which none is a record make a source that holds none, and are not named', async () => {
    const found = await readSources([source(['?\n!\n']), source(['']), source(['\n \n\r\n'])], []);
    expect(found.failed).toEqual([
      { source: 'some.jsonl', line: null, reason: 'it holds no records' },
      { source: 'some.jsonl', line: null, reason: 'it is empty' },
      { source: 'some.jsonl', line: null, reason: 'it is empty' },
    ]);
    expect([found.unread, found.bytes, found.damaged]).toEqual([[], [], 0]);
  });

  test('of a newer release are told by the first source that has some, which is not empty then', async () => {
    const named = (name: string, texts: readonly string[]) => ({ ...source(texts), name });
    const { newer, failed, fresh } = await readSources(
      [named('a', [`${lineOf(1).line}\n`]), named('b', ['{"v":2}\n']), named('c', ['{"v":3}\n'])],
      [],
    );
    expect([newer, failed, fresh.length]).toEqual(['b', [], 1]);
    const torn = `{"v":1,"id":"01{"v":2,"a":1}\n`;
    expect((await readSources([source([torn])], [])).newer).toBe('some.jsonl');
  });

  test('that are too long are damaged; what is whole in a damaged one counts', async () => {
    const [one, two] = [lineOf(1), lineOf(2)];
    const long = 'x'.repeat(64 * 1024 + 1);
    const { fresh, unread, damaged } = await readSources(
      [source([`${one.line}\n${long}\n{"v":1,"id":"01${two.line}\n`])],
      [],
    );
    expect(fresh).toEqual([one, two].map(({ id, line }) => expect.objectContaining({ id, line })));
    expect([damaged, unread.map(({ line, reason }) => [line, reason])]).toEqual([
      2,
      [
        [2, 'longer than 64 KB'],
        [3, 'no JSON'],
      ],
    ]);
  });

  test('have no carriage return, and a source that fails with an error of ours is not read on', async () => {
    const { line, id } = lineOf(1);
    expect((await readSources([source([`\uFEFF${line}\r\n`])], [])).fresh).toEqual([{ id, line }]);
    const ours = new UserError('ours', {});
    await expect(readSources([source([], ours)], [])).rejects.toBe(ours);
  });
});
