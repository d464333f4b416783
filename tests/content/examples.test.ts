import { describe, expect, it } from 'vitest';
import { type Code, codes } from '../../src/content/check/codes.ts';
import { checkFolder } from '../../src/content/disk/checker.ts';
import { writeExample } from './support/example.ts';
import { placesOf } from './support/sample.ts';

const listed = (Object.keys(codes) as Code[]).filter((code) => !code.startsWith('since/'));

describe('the example of a code', () => {
  it.each(listed)('%s: the wrong one has that fault, the right one has no fault at all', (code) => {
    const { place, wrong, right } = codes[code].example;
    const found = checkFolder(writeExample(place, wrong)).diagnostics;
    expect(found.map((d) => d.code)).toContain(code);
    const left = checkFolder(writeExample(place, right)).diagnostics;
    expect(placesOf(left.filter((d) => d.severity === 'error' || d.code === code))).toEqual([]);
  });
});
