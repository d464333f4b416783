import { type CompiledHead, indexKind, indexVersion, packQuestions } from '../index-format.ts';
import { makeOutline } from '../make-outline.ts';
import type { Stage, Topic } from '../model.ts';
import type { TopicBody } from '../outline.ts';
import { withoutUnsafe } from '../parse/display.ts';
import { readRoadmap } from '../read.ts';
import { type Found, openFound } from './files.ts';
import { asciiJson, pack } from './packed.ts';

/** Reads the files a walk found and compiles them, or gives null when there is no usable roadmap. */
export function compile(folder: string, found: readonly Found[], fingerprint: string): Buffer | null {
  const { roadmap, diagnostics } = readRoadmap(openFound(folder, found));
  if (roadmap === null) return null;
  const errors = diagnostics.filter((d) => d.severity === 'error').length;
  const bodies = [
    ...topicsOf(roadmap.stages).map(({ lesson, resources, questions }) =>
      toJson({ lesson, resources, questions } satisfies TopicBody),
    ),
    ...roadmap.projects.map((project) => toJson(project)),
  ].map((text) => Buffer.from(text));
  let offset = 0;
  const places = bodies.map((body): [number, number] => {
    const place: [number, number] = [offset, body.length];
    offset += body.length;
    return place;
  });
  const { topics, ...rest } = makeOutline(roadmap, errors);
  const texts = topics.map(({ questions }) => asciiJson(packQuestions(questions)));
  const all = Buffer.from(texts.join(''), 'latin1');
  const head = toJson({
    v: indexVersion,
    fingerprint,
    outline: { ...rest, topics: topics.map(({ questions: _, ...topic }) => topic) },
    questions: { at: [offset, all.length], lengths: texts.map((text) => text.length) },
    bodies: places,
  } satisfies CompiledHead);
  return pack(indexKind, head, [...bodies, all]);
}

/** Characters that must not reach a terminal are reported by `check`; whoever learns anyway never meets them. */
const toJson = (value: unknown): string =>
  JSON.stringify(value, (_key, item: unknown) => (typeof item === 'string' ? withoutUnsafe(item) : item));

/** All topics in the order of the outline. */
const topicsOf = (stages: readonly Stage[]): Topic[] =>
  stages.flatMap((stage) => [...stage.topics, ...topicsOf(stage.stages)]);
