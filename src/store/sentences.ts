import { shownPath } from '../content/entry.ts';

/** What the store has to tell the learner, in words. */
export const sentences = {
  newer: (folder: string): string =>
    `${shownPath(folder)} was written by a newer roadmap: it is read as far as possible and nothing is recorded. Update roadmap to go on.`,
  unreadable: (path: string, why: string): string =>
    `${shownPath(path)} cannot be read: ${why}. What it holds does not count until it can.`,
  damaged: (lines: number, aside: string | null, more = 0): string => {
    const what = lines === 1 ? 'One damaged line was' : `${lines} damaged lines were`;
    const where = aside === null ? 'passed over' : `set aside in ${shownPath(aside)}`;
    const others = more === 0 ? '' : `, ${more} more ${more === 1 ? 'was' : 'were'} passed over`;
    return `${what} found in your records and ${where}${others}; everything else was read.`;
  },
  gone: 'Records that were here are gone: a journal is missing, shorter than it was, or another one. roadmap doctor says what backups hold of them.',
  summary:
    'The saved summary of your progress (progress.json) was damaged; it was worked out again from your answers.',
  settings: (path: string, isAside: boolean): string =>
    `${shownPath(path)} was damaged${isAside ? ' and is kept in quarantine/ beside it' : ''}; every setting is at its default.`,
  noSettings: (path: string, why: string): string =>
    `${shownPath(path)} cannot be read: ${why}. Until it can, every setting is at its default.`,
  noRoadmap: {
    why: 'this roadmap has no id that can be read, and progress is kept under the id.',
    hint: 'Write `id: …` in its roadmap.yaml.',
  },
  lackingBackup: (name: string, paths: readonly string[]): string =>
    `The backup ${name} is without ${paths.map(shownPath).join(', ')}, which cannot be read.`,
  noBackup: (why: string): string =>
    `Today's backup could not be made: ${why}. Your answers are recorded all the same.`,
} as const;
