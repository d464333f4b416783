import { packQuestions } from '../index-format.ts';
import { makeOutline, outlineQuestions } from '../make-outline.ts';
import type { Stage, Topic } from '../model.ts';
import type { TopicBody } from '../outline.ts';
import { decode } from '../parse/decode.ts';
import { readRoadmap } from '../read.ts';
import { readTopic } from '../read-topic.ts';
import { Source } from '../source.ts';
import type { Keep } from '../stage-reader.ts';
import { type Found, openFile, openFound } from './files.ts';
import { packIndex, safeJson, type TopicPart } from './pack-index.ts';

/** A roadmap's index as bytes. */
export interface Compiled {
  readonly bytes: Buffer;
  /** false: a file that is there could not be read this time, so that the next start has to look again */
  readonly isLasting: boolean;
}

/**
 * Reads the files a walk found and compiles them, or gives null when there is no usable roadmap. `front`: of its topics
 * only the front matter is read, and each is compiled when it is wanted.
 */
export function compile(
  folder: string,
  found: readonly Found[],
  fingerprint: string,
  keep: Exclude<Keep, 'nothing'>,
): Compiled | null {
  const { roadmap, files, diagnostics } = readRoadmap(openFound(folder, found), { keep });
  if (roadmap === null) return null;
  const errors = diagnostics.filter((d) => d.severity === 'error').length;
  const { topics, ...rest } = makeOutline(roadmap, errors);
  const isWhole = keep === 'all';
  const bytes = packIndex({
    fingerprint,
    outline: {
      ...rest,
      // of questions that nobody read, nobody knows how many there are, and whether they had other keys
      topics: topics.map(({ questions: _, ...topic }) =>
        isWhole ? topic : { ...topic, moved: true, questionCount: null },
      ),
    },
    topics: topicsOf(roadmap.stages).map((topic) => (isWhole ? partOf(topic) : null)),
    projects: roadmap.projects.map(safeJson),
    files,
  });
  return { bytes, isLasting: diagnostics.every(({ code }) => code !== 'file/unreadable') };
}

/** Compiles one topic of a roadmap, or gives null when it cannot be used. `file` is a path in the roadmap's folder. */
export function compileTopic(folder: string, file: string): TopicPart | null {
  const read = openFile(folder, file);
  const decoded = read.kind === 'file' ? decode(read.bytes) : null;
  if (decoded === null || !('text' in decoded)) return null;
  const id = file.slice(file.lastIndexOf('/') + 1, file.lastIndexOf('.'));
  const { topic } = readTopic(new Source(file, decoded.text), id, () => {}, null).located;
  return topic && partOf(topic);
}

const partOf = (topic: Topic): TopicPart => {
  const { lesson, resources, questions } = topic;
  return {
    body: safeJson({ lesson, resources, questions } satisfies TopicBody),
    questions: packQuestions(outlineQuestions(topic)),
  };
};

/** All topics in the order of the outline. */
const topicsOf = (stages: readonly Stage[]): Topic[] =>
  stages.flatMap((stage) => [...stage.topics, ...topicsOf(stage.stages)]);
