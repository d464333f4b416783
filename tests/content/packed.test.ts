import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openPacked, pack, unpack } from '../../src/content/disk/packed.ts';
import { writeWhole } from '../../src/content/disk/write-whole.ts';
import { freshFolder } from '../support/program.ts';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const file = (): string => join(freshFolder(), 'deep/file');

describe('a packed file', () => {
  it('gives back its head and parts, from disk and from memory, in any writing', () => {
    const at = file();
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'grapheme' }), (said, part) => {
        const made = pack('kind', JSON.stringify({ v: 3, said }), [bytes('ab'), bytes(part)]);
        writeWhole(at, [made]);
        for (const packed of [unpack(made, 'kind'), openPacked(at, 'kind', 3)]) {
          expect(packed?.head).toEqual({ v: 3, said });
          const place = [2, bytes(part).length] as const;
          expect(packed?.read(...place)).toBe(part);
          expect(packed?.readAll([place, [0, 2]])).toEqual([part, 'ab']);
        }
      }),
    );
    expect(readdirSync(join(at, '..'))).toEqual(['file']);
  });

  it('is nothing when it is missing, another, of another version, or cut', () => {
    const at = file();
    expect(openPacked(at, 'kind', 3)).toBeNull();
    writeWhole(at, [pack('kind', '{"v":3}', [])]);
    expect(openPacked(at, 'kind', 3)).not.toBeNull();
    expect(openPacked(at, 'kind', 2)).toBeNull();
    expect(openPacked(at, 'kin', 3)).toBeNull();
    writeFileSync(at, readFileSync(at).subarray(0, 35));
    expect(openPacked(at, 'kind', 3)).toBeNull();
    writeFileSync(at, '');
    expect(openPacked(at, 'kind', 3)).toBeNull();
  });

  it('says so when a part ends too early', () => {
    const at = file();
    writeWhole(at, [pack('kind', '{"v":3}', [bytes('abc')])]);
    expect(() => openPacked(at, 'kind', 3)?.read(1, 5)).toThrow(/cut short/);
  });

  it('leaves the old one whole when it cannot be written', () => {
    const at = file();
    writeWhole(at, [pack('kind', '{"v":3}', [])]);
    expect(() => writeWhole(join(at, 'below'), [pack('kind', '{"v":4}', [])])).toThrow();
    expect(openPacked(at, 'kind', 3)).not.toBeNull();
    expect(existsSync(join(at, 'below'))).toBe(false);
  });
});
