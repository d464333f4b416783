import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fill, titleOf } from '../../src/authoring/template.ts';
import { readYaml } from '../../src/content/parse/yaml.ts';
import { yamlText } from '../../src/content/parse/yaml-text.ts';

describe('a template', () => {
  it('is filled at every place, and at no other', () => {
    expect(fill('{{a}} {{b}} {{a}} {pin} {{ x }}', { a: '1', b: '{{a}}' })).toBe('1 {{a}} 1 {pin} {{ x }}');
  });

  it('is not written half filled', () => {
    expect(() => fill('{{stranger}}', {})).toThrow('{{stranger}}');
  });
});

describe('a text as a YAML value', () => {
  it.each([
    ['Data bases', 'Data bases'],
    ['C++ und Zürich', 'C++ und Zürich'],
    ['1.10', '"1.10"'],
    ['2026-01-01', '"2026-01-01"'],
    ['1:30', '"1:30"'],
    ['true', '"true"'],
    ['Ports: what they are', '"Ports: what they are"'],
    ['A # B', '"A # B"'],
    ['one, two', '"one, two"'],
    ['"Yes"', '"\\"Yes\\""'],
    ['- a', '"- a"'],
    ['&anchor', '"&anchor"'],
    ['', '""'],
  ])('%s is written %s', (text, written) => expect(yamlText(text)).toBe(written));

  it('is read as it was, in a mapping and in a list', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 30 }), (text) => {
        const written = yamlText(text);
        const entries = readYaml(`a: ${written}\nb: [x, ${written}]\n`, 0, () => {})?.entries ?? [];
        expect(entries[0]?.value).toMatchObject({ type: 'text', value: text });
        expect(entries[1]?.value).toMatchObject({ items: [{}, { type: 'text', value: text }] });
      }),
      { numRuns: 1000 },
    );
  });
});

describe('a title made from an id', () => {
  it('has spaces and a capital', () => expect(titleOf('data-bases-2')).toBe('Data bases 2'));
});
