/** Where an example stands. What is around it is a small roadmap of the topics `dns`, `http` and `tls`. */
export type Place =
  | 'a quiz'
  | 'a quiz in YAML'
  | 'a lesson'
  | 'front matter'
  | 'a topic'
  | 'stage.yaml'
  | 'roadmap.yaml'
  | 'a topic’s name'
  | 'another topic’s quiz'
  | 'project.md'
  | 'checks.yaml'
  /** one line a path: `(a pipe)` and the like say what it is, `->` where a link leads */
  | 'a folder';

/** The same place written wrong and right. */
export interface Example {
  readonly place: Place;
  readonly wrong: string;
  readonly right: string;
  /** what stood there before, where the fault lies in the change */
  readonly before: string | null;
}

const at =
  (place: Place) =>
  (wrong: string, right: string): Example => ({
    place,
    wrong: flush(wrong),
    right: flush(right),
    before: null,
  });

export const inQuiz = at('a quiz');
export const inYamlQuiz = at('a quiz in YAML');
export const inLesson = at('a lesson');
export const inFrontMatter = at('front matter');
export const inTopic = at('a topic');
export const inStage = at('stage.yaml');
export const inRoadmap = at('roadmap.yaml');

export const inBrief = at('project.md');
export const inChecks = at('checks.yaml');

export const inFolder = (wrong: readonly string[], right: readonly string[]): Example => ({
  place: 'a folder',
  wrong: wrong.join('\n'),
  right: right.join('\n'),
  before: null,
});

/** A change to a file: what stood there, how it is changed wrongly, and how rightly. */
export const changing = (place: Place, before: string, wrong: string, right: string): Example => ({
  place,
  before: flush(before),
  wrong: flush(wrong),
  right: flush(right),
});

/** A template string without the line breaks around it and the indent that all its lines share. */
function flush(text: string): string {
  const lines = text.replace(/^\n|\n *$/g, '').split('\n');
  const indents = lines.filter((line) => line !== '').map((line) => line.match(/^ */)?.[0].length ?? 0);
  const indent = Math.min(...indents);
  return lines.map((line) => line.slice(indent)).join('\n');
}
