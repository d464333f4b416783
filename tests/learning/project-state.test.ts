import { describe, expect, it } from 'vitest';
import type { OutlineProject } from '../../src/content/outline.ts';
import { emptyProgress, progressIn } from '../../src/learning/progress.ts';
import { projectRecord, projectState } from '../../src/learning/project-state.ts';
import { fold } from '../../src/learning/replay.ts';
import { DAY, History, NOON } from '../support/history.ts';

const project: OutlineProject = {
  id: 'hello',
  title: 'Hello',
  summary: 'A server',
  level: 1,
  topics: [],
  checks: ['one', 'two'],
};

type Run = readonly [passed: string, failed: string];

/** Runs one after the other, a day apart: the checks that passed, and those that failed. */
function progressAfter(...runs: readonly Run[]) {
  const history = new History();
  for (const [passed, failed] of runs) {
    const ids = (text: string) => text.split(' ').filter((id) => id !== '');
    history.add({
      kind: 'project-checked',
      project: 'hello',
      passed: ids(passed),
      failed: ids(failed),
      topics: [],
    });
    history.at += DAY;
  }
  return progressIn(fold(emptyProgress(), history.events), 'sketch');
}

describe('the state of a project', () => {
  it.each<[string, readonly Run[], string]>([
    ['was never checked', [], 'open'],
    ['had all its checks pass at once', [['one two', '']], 'passed'],
    [
      'had them pass one by one',
      [
        ['one', 'two'],
        ['two', ''],
      ],
      'passed',
    ],
    ['had one skipped', [['one', '']], 'begun'],
    [
      'had one fail later',
      [
        ['one two', ''],
        ['', 'two'],
      ],
      'begun',
    ],
    [
      'had one fail, and pass again',
      [
        ['one two', ''],
        ['', 'two'],
        ['two', ''],
      ],
      'passed',
    ],
  ])('that %s', (_, runs, state) => {
    expect(projectState(project, progressAfter(...runs))).toBe(state);
  });

  it('is begun again when it gets a new check, and does not mind one that is gone', () => {
    const progress = progressAfter(['one two', '']);
    expect(projectState({ ...project, checks: ['one', 'two', 'three'] }, progress)).toBe('begun');
    expect(projectState({ ...project, checks: ['two'] }, progress)).toBe('passed');
  });

  it('knows when the last run was', () => {
    expect(projectRecord(progressAfter(['one', ''], ['two', '']), 'hello').at).toBe(NOON + DAY);
    expect(projectRecord(progressAfter(), 'constructor')).toEqual({ at: 0, passed: [], failed: [] });
  });
});
