import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Event } from '../../src/learning/event.ts';
import { sha256 } from '../../src/store/checksum.ts';
import { decode, encode, LONGEST_LINE } from '../../src/store/codec.ts';
import { isSealed, seal } from '../../src/store/seal.ts';
import { anyEvent } from './any-event.ts';
import { lineOf } from './lines.ts';

const sealed = (value: object): string => {
  const body = JSON.stringify(value).slice(0, -1);
  return `${body},"c":"${sha256(body).slice(0, 8)}"}`;
};
const read = {
  v: 1,
  id: '01JJXA2V00000000000000000A',
  at: 1,
  tz: 60,
  roadmap: 'backend',
  kind: 'read',
  topic: 'http',
} as unknown as Event;

/** An answer of these texts. */
const choosing = (chosen: readonly string[]): Event => {
  const rest = { question: 'a/b', digest: 'd', grade: 1, score: 0, took: 0, of: 1 };
  return { ...read, kind: 'answered', ...rest, chosen } as unknown as Event;
};

describe('a line of the journal', () => {
  test('gives back the event it was made of', () => {
    fc.assert(
      fc.property(anyEvent, (event) => {
        expect(decode(encode(event))).toEqual({ type: 'event', event });
      }),
    );
  });

  test('is one line, and ends in its checksum', () => {
    fc.assert(
      fc.property(anyEvent, (event) => {
        expect(encode(event)).toMatch(/^\{"v":1,"id":"[^\n\r]*,"c":"[0-9a-f]{8}"\}$/);
      }),
    );
  });

  test('stays within 4,096 bytes however long the answer is, and can still be read', () => {
    const sign = fc.constantFrom('a', '"', '\\', 'ß', '日', '😀', '\n');
    const text = fc.tuple(sign, fc.nat({ max: 1000 })).map(([one, times]) => one.repeat(times));
    const count = fc.constantFrom(1, 2, 20, 300);
    fc.assert(
      fc.property(fc.array(text, { minLength: 1, maxLength: 5 }), count, (texts, times) => {
        const chosen = Array.from({ length: times }, (_, i) => texts[i % texts.length] as string);
        const event = choosing(chosen);
        const line = encode(event);
        expect(Buffer.byteLength(line)).toBeLessThan(LONGEST_LINE);
        const decoded = decode(line);
        const kept =
          (decoded.type === 'event' && decoded.event.kind === 'answered' && decoded.event.chosen) || [];
        // cut, and never in the middle of a character; or given up altogether
        expect(kept.every((one, i) => (chosen[i] as string).startsWith(one))).toBe(true);
        expect([0, chosen.length]).toContain(kept.length);
      }),
      { numRuns: 40 },
    );
  });

  test('stays within them however long a request is, and keeps how it began', () => {
    for (const times of [10, 1000, 20_000]) {
      const request = '{"topics":["日本"]}'.repeat(times);
      const line = encode({ ...read, kind: 'began', request, size: 10 } as unknown as Event);
      expect(Buffer.byteLength(line)).toBeLessThan(LONGEST_LINE);
      const decoded = decode(line);
      const kept = decoded.type === 'event' && decoded.event.kind === 'began' ? decoded.event.request : '';
      expect(request.startsWith(kept) && kept.length >= 100).toBe(true);
    }
  });

  test('is left whole where it says nothing that may be cut', () => {
    const topic = 'x'.repeat(5000);
    expect(decode(encode({ ...read, topic } as unknown as Event))).toMatchObject({ event: { topic } });
  });

  test('can be read after an editor gave it a byte-order mark and a carriage return', () => {
    expect(decode(`\uFEFF${encode(read)}\r`)).toEqual({ type: 'event', event: read });
  });

  test('is bad when any one character of it was changed', () => {
    const line = encode(read);
    for (let at = 0; at < line.length; at += 1) {
      const other = line[at] === '0' ? '1' : '0';
      expect(decode(line.slice(0, at) + other + line.slice(at + 1)).type, `at ${at}`).not.toBe('event');
    }
  });

  test('never throws, whatever the bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
        expect(decode(Buffer.from(bytes).toString('utf8')).type).toBe('bad');
      }),
    );
    fc.assert(fc.property(fc.json(), (json) => void decode(json)));
    expect(decode('['.repeat(1_000_000)).type).toBe('bad');
  });

  test.each([
    ['no finite time', { at: null }],
    ['a time past the last date', { at: 8.65e15 }],
    ['an offset of days', { tz: 5000 }],
    ['an id that is no ULID', { id: '01JJXA2V0000000000000000OA' }],
    ['no topic', { topic: undefined }],
    ['a number for a topic', { topic: 7 }],
    [
      'a grade of five',
      { kind: 'answered', question: 'a/b', digest: '', grade: 5, score: 1, chosen: [], took: 1, of: 1 },
    ],
    [
      'a score of two',
      { kind: 'answered', question: 'a/b', digest: '', grade: 4, score: 2, chosen: [], took: 1, of: 1 },
    ],
    ['a mark of its own', { kind: 'marked', as: 'forgotten' }],
    ['version nought', { v: 0 }],
  ])('is bad with %s, even under a right checksum', (_, change) => {
    expect(decode(sealed({ ...read, ...change })).type).toBe('bad');
  });

  test('of ours whose version is damaged is damaged, and one of a newer release is not', () => {
    const { line, event } = lineOf(1, 'AA');
    for (const version of [3, 5, 9, 33]) {
      expect(decode(line.replace('{"v":1', `{"v":${version}`))).toEqual({ type: 'bad', reason: 'checksum' });
      expect(decode(encode({ ...event, v: version } as never))).toEqual({ type: 'newer', version });
    }
  });

  test('of a newer version is told apart, whatever its checksum', () => {
    expect(decode('{"v":2,"whatever":true}')).toEqual({ type: 'newer', version: 2 });
  });

  test('of an unknown kind is kept apart from what can be folded', () => {
    const line = sealed({ ...read, kind: 'dreamt', of: { v: 1 } });
    expect(decode(line)).toEqual({ type: 'unknown', id: read.id });
  });

  test.each([
    ['no JSON', '{"v":1', 'not JSON'],
    ['a list', '[{"v":1}]', 'not JSON'],
    ['nothing', 'null', 'not JSON'],
    ['a number', '1', 'not JSON'],
    ['no version', '{"a":1}', 'v'],
    ['a version in words', '{"v":"1"}', 'v'],
    ['a broken version', '{"v":1.5}', 'v'],
    ['version nought', '{"v":0}', 'v'],
    ['no checksum', '{"v":1}', 'checksum'],
    ['a field missing', sealed({ ...read, roadmap: undefined }), 'roadmap'],
  ])('of %s says what is wrong', (_, line, reason) => {
    expect(decode(line)).toEqual({ type: 'bad', reason });
  });

  test('is cut where it is too long, and no more than it must be', () => {
    const chosenOf = (texts: readonly string[]) => {
      const event = choosing(texts);
      const decoded = decode(encode(event));
      return decoded.type === 'event' && decoded.event.kind === 'answered' ? decoded.event.chosen : null;
    };
    const lengths = (count: number) => {
      const kept = chosenOf(Array(count).fill('x'.repeat(500)));
      return [kept?.length, kept?.[0]?.length ?? 0];
    };
    // each text takes three bytes more than it has letters, the rest of the line some 200
    for (const [count, length] of [
      [7, 500],
      [8, 200],
      [19, 200],
      [20, 100],
      [37, 100],
      [38, 40],
      [90, 40],
      [91, 12],
      [259, 12],
    ] as const)
      expect(lengths(count), `${count}`).toEqual([count, length]);
    expect(lengths(260)).toEqual([0, 0]);
    const requestOf = (letters: string) => {
      const event = { ...read, kind: 'began', request: letters, size: 1 } as unknown as Event;
      const decoded = decode(encode(event));
      return decoded.type === 'event' && decoded.event.kind === 'began' ? decoded.event.request.length : null;
    };
    expect([requestOf('x'.repeat(3_000)), requestOf('x'.repeat(9_000))]).toEqual([3_000, 2_000]);
    // three bytes each: 2,000 of them are too many, 1,000 are not; at the least 120 stay
    expect([requestOf('日'.repeat(5_000)), requestOf('\u0001'.repeat(5_000))]).toEqual([1_000, 400]);
  });
});

describe('a seal', () => {
  const kind = { field: 'sum', digits: 8 };
  const whole = seal('{"a":1}', kind);

  test('is the last field, a checksum over the bytes of all before it', () => {
    expect(whole).toBe(`{"a":1,"sum":"${sha256('{"a":1').slice(0, 8)}"}`);
    expect(isSealed(whole, kind)).toBe(true);
  });

  test.each([
    ['of other digits', seal('{"a":1}', { ...kind, digits: 16 })],
    ['of another name', seal('{"a":1}', { ...kind, field: 'c' })],
    ['with more behind it', `${whole} `],
    ['with less behind it', whole.slice(0, -1)],
    ['with another end', `${whole.slice(0, -2)}'}`],
    ['over other bytes', whole.replace('1', '2')],
    ['of nothing', `,"sum":"${sha256('').slice(0, 8)}"}`],
    ['and no more', '"}'],
  ])('%s is none', (_, text) => {
    expect(isSealed(text, kind)).toBe(false);
  });
});

describe('a line longer than any may be', () => {
  test('is not parsed', () => {
    expect(decode(`{"v":1,"x":"${'x'.repeat(70_000)}"}`)).toEqual({ type: 'bad', reason: 'length' });
    expect(decode(`{"v":1,"x":"${'é'.repeat(40_000)}"}`)).toEqual({ type: 'bad', reason: 'length' });
  });
});
