import { describe, expect, it } from 'vitest';
import { headingAbout, sectionsOf } from '../../src/learning/section.ts';

const lesson = `A story first.

## Safe methods

A safe method changes nothing: GET, HEAD.

\`\`\`sh
## no heading
\`\`\`

## Repeating

An idempotent request may be repeated: PUT, DELETE.

### When repeating hurts

POST twice makes two orders.
`;

describe('the sections of a lesson', () => {
  it('begin at headings, not at what only looks like one in code', () => {
    expect(sectionsOf(lesson).map(({ heading }) => heading)).toEqual([
      null,
      'Safe methods',
      'Repeating',
      'When repeating hurts',
    ]);
  });

  it.each([
    ['safe', 'Safe methods'],
    ['idempotent', 'Repeating'],
    ['Why do two orders come of one click on POST?', 'When repeating hurts'],
    ['tectonics', null],
  ])('about %j: %j', (words, heading) => expect(headingAbout(words, lesson)).toBe(heading));

  it.each([
    ['## C# ##', 'C#'],
    ['###   Why  #', 'Why'],
    ['##\tTab', 'Tab'],
    ['## #', null],
    ['#### Deeper', null],
    ['##Hash', null],
    [`## a${' '.repeat(200_000)}#x`, `a${' '.repeat(200_000)}#x`],
  ])('%j begins the section %j', (line, heading) => {
    expect(sectionsOf(`${line}\ntext`).at(-1)?.heading).toBe(heading);
  });

  it('are compared in good time, however many they are', () => {
    const words = Array.from({ length: 1_000 }, (_, i) => `word${i}`).join(' ');
    const long = Array.from({ length: 20_000 }, (_, i) => `## Part ${i}\nword${i % 50}\n`).join('\n');
    expect(headingAbout(words, long)).toBe('Part 0');
  });

  it('are none where a lesson has no headings', () => {
    expect(headingAbout('story', 'A story.')).toBeNull();
  });
});
