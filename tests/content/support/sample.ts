import type { Diagnostic } from '../../../src/content/check/diagnostic.ts';
import type { Entry } from '../../../src/content/entry.ts';
import type { Question, Topic } from '../../../src/content/model.ts';
import { type ReadResult, readRoadmap } from '../../../src/content/read.ts';
import { placed } from './place.ts';

/** A small roadmap without a fault: one stage, one topic `http`. `null` takes a file away. */
export const base: Readonly<Record<string, string>> = {
  'roadmap.yaml': 'format: 1\nid: sample\ntitle: Sample\n',
  '01-basics/stage.yaml': 'title: Basics\ntopics: [http]\n',
  '01-basics/http.md':
    '---\ntitle: HTTP\nsummary: How a browser asks for a page\nminutes: 5\n---\n\nA request asks, a response answers.\n\n## Quiz\n\n### Which method only reads? {#reads}\n\n- [x] GET\n- [ ] POST\n\n> GET asks for a page and leaves all as it was.\n',
};

export type Files = Readonly<Record<string, string | Uint8Array | null>>;

/** Files as the walk would hand them over. */
export const entriesOf = (files: Files): Entry[] =>
  Object.entries(files).flatMap(([path, content]): Entry[] =>
    content === null
      ? []
      : [{ kind: 'file', path, bytes: typeof content === 'string' ? Buffer.from(content) : content }],
  );

/** Reads the small roadmap with these files in place of its own. */
export const read = (files: Files): ReadResult => readRoadmap(entriesOf({ ...base, ...files }));

/** Advice that any small sample earns, and tests of something else set aside. */
export const ofSmallSamples: readonly string[] = [
  'topic/few-questions',
  'question/no-comment',
  'text/no-language',
];

export const placesOf = (diagnostics: readonly Diagnostic[]): string[] => diagnostics.map(placed);

const head = '---\ntitle: HTTP\nsummary: How a browser asks for a page\nminutes: 5\n';

/** A Markdown topic with this quiz; `front` adds lines to its front matter. */
export const markdownTopic = (quiz: string, front = '', lesson = 'A lesson.'): string =>
  `${head}${front}---\n\n${lesson}\n\n## Quiz\n\n${quiz}`;

/** The topic `http` of a small roadmap in which nothing is wrong. Throws when something is. */
export function topicOf(files: Files): Topic {
  const { roadmap, diagnostics } = read(files);
  if (diagnostics.length > 0)
    throw new Error(diagnostics.map((d) => `${placed(d)}: ${d.message}`).join('\n'));
  const topic = roadmap?.stages[0]?.topics[0];
  if (topic === undefined) throw new Error('there is no topic');
  return topic;
}

/** The questions of a Markdown quiz in which nothing is wrong. */
export const questionsOf = (quiz: string): readonly Question[] =>
  topicOf({ '01-basics/http.md': markdownTopic(quiz) }).questions;

/** What is reported of a Markdown quiz, as `line:column code`, lines counted from the quiz's first. */
export const faultsIn = (quiz: string): string[] => {
  const above = markdownTopic('').split('\n').length - 1;
  return read({ '01-basics/http.md': markdownTopic(quiz) }).diagnostics.map(
    (d) => `${d.line - above}:${d.column} ${d.code}`,
  );
};
