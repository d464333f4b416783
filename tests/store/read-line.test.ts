import { describe, expect, it } from 'vitest';
import { readLine } from '../../src/store/read-line.ts';

describe('a line that is no event', () => {
  it.each([
    ['what is no JSON', Buffer.from('{"v":'), 'no JSON'],
    ['a value that is no record', Buffer.from('{"a":1}'), 'no event'],
    ['more bytes than a line may have', Buffer.alloc(70_000, 'a'), 'longer than 64 KB'],
    ['bytes that are longer once they are read as text', Buffer.alloc(40_000, 0xff), 'longer than 64 KB'],
  ])('says why: %s', (_, bytes, wrong) => {
    expect(readLine(bytes)).toMatchObject({ entries: [], isNewer: false, wrong });
  });
});
