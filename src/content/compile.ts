import { renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { makeFolder } from '../make-folder.ts';
import { type Found, readFound, walk } from './files.ts';
import { type CompiledHead, firstLineLength, indexVersion } from './index-format.ts';
import { makeOutline } from './make-outline.ts';
import type { Stage, Topic } from './model.ts';
import type { TopicBody } from './outline.ts';
import { withoutUnsafe } from './parse/display.ts';
import { readRoadmap } from './read.ts';

/** Reads the files a walk found and compiles them, or gives null when there is no usable roadmap. */
export function compile(folder: string, found: readonly Found[], fingerprint: string): Buffer | null {
  const { roadmap, diagnostics } = readRoadmap(readFound(folder, found));
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
  const head = Buffer.from(
    toJson({
      v: indexVersion,
      fingerprint,
      outline: makeOutline(roadmap, errors),
      bodies: places,
    } satisfies CompiledHead),
  );
  return Buffer.concat([firstLine(head.length), head, ...bodies]);
}

const firstLine = (headLength: number): Buffer =>
  Buffer.from(`${`roadmap-index ${headLength}`.padEnd(firstLineLength - 1)}\n`);

/** Characters that must not reach a terminal are reported by `check`; whoever learns anyway never meets them. */
const toJson = (value: unknown): string =>
  JSON.stringify(value, (_key, item: unknown) => (typeof item === 'string' ? withoutUnsafe(item) : item));

/** All topics in the order of the outline. */
const topicsOf = (stages: readonly Stage[]): Topic[] =>
  stages.flatMap((stage) => [...stage.topics, ...topicsOf(stage.stages)]);

/** Writes an index where the old one stays whole until the new one is complete. Throws what the disk throws. */
export function writeIndex(file: string, bytes: Buffer): void {
  makeFolder(dirname(file), 0o700);
  const draft = `${file}.${process.pid}.tmp`;
  try {
    writeFileSync(draft, bytes, { mode: 0o600 });
    renameSync(draft, file);
  } catch (error) {
    rmSync(draft, { force: true });
    throw error;
  }
}

/** Compiles a folder to a file: how the shipped roadmap is built. */
export function compileToFile(folder: string, file: string): void {
  const bytes = compile(folder, walk(folder), 'shipped');
  if (bytes === null) throw new Error(`${folder} holds no usable roadmap; run check on it`);
  writeIndex(file, bytes);
}
