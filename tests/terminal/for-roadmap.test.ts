import { describe, expect, it } from 'vitest';
import { forRoadmap } from '../../src/terminal/for-roadmap.ts';

describe('a command that a sentence tells to type', () => {
  it.each([
    ['Begin with: roadmap next', 'Begin with: roadmap --roadmap tea next'],
    ['Next: "Water" (roadmap next)', 'Next: "Water" (roadmap --roadmap tea next)'],
    ['Wrong.\nSee: roadmap check', 'Wrong.\nSee: roadmap --roadmap tea check'],
    ['roadmap quiz water', 'roadmap --roadmap tea quiz water'],
  ])('names the roadmap: %j', (sentence, named) => expect(forRoadmap(sentence, 'tea')).toBe(named));

  it.each([
    'See them with: roadmap check coffee',
    'This roadmap has 1 error.',
    'This roadmap has no topic yet: roadmap quizzes need one.',
    'Run: roadmap config list',
    'Run: roadmap doctor --fix',
    'Begin one with: roadmap new roadmap <id>',
  ])('stays as it is where no roadmap in use is read: %j', (sentence) =>
    expect(forRoadmap(sentence, 'tea')).toBe(sentence),
  );

  it('can be pasted whatever the folder is called', () =>
    expect(forRoadmap('Run: roadmap list', "my $& 'tea'")).toBe(
      `Run: roadmap --roadmap 'my $& '\\''tea'\\''' list`,
    ));
});
