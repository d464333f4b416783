import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import type { Question, Topic } from '../../src/content/model.ts';
import { repository } from '../support/program.ts';

/** A claim of a lesson or key, and the script whose output shows that it is true. */
export interface Proof {
  readonly name: string;
  readonly topic: string;
  /** `lesson`, or the id of the question whose key is proved */
  readonly proves: string;
  /** the right answer's text, as written */
  readonly key?: string;
  /** how the output shows it, where that does not speak for itself */
  readonly because?: string;
  readonly needs: readonly string[];
  readonly run: string;
  readonly expect: string;
}

const folder = join(repository, 'tests/content/proofs');

export const readProofs = (): Proof[] =>
  readdirSync(folder)
    .filter((name) => name.endsWith('.yaml'))
    .sort()
    .map((name) => ({
      needs: [],
      ...parse(readFileSync(join(folder, name), 'utf8')),
      name: name.slice(0, -5),
    }));

/** What is wrong with what a proof claims of its topic, or null. */
export function unclaimed(proof: Proof, topic: Topic | undefined): string | null {
  if (topic === undefined) return `there is no topic ${proof.topic}`;
  if (proof.proves === 'lesson') return missingLine(proof.expect, topic.lesson);
  const question = topic.questions.find(({ id }) => id === proof.proves);
  if (question === undefined) return `${proof.topic} has no question ${proof.proves}`;
  const keys = rightTexts(question);
  return proof.key !== undefined && keys.some((text) => fold(text) === fold(proof.key as string))
    ? null
    : `"${proof.key}" is no right answer of ${proof.proves}: ${keys.join(' | ')}`;
}

function rightTexts(question: Question): readonly string[] {
  switch (question.kind) {
    case 'one':
    case 'many':
      return question.answers.filter((answer) => answer.correct).map((answer) => answer.text);
    case 'type':
      return question.accepted;
    case 'recall':
      return [question.answer];
    case 'order':
      return question.items.map((item) => item.text);
    case 'match':
      return question.pairs.flatMap((pair) => [pair.left, pair.right]);
  }
}

const fold = (text: string): string => text.replace(/\s+/g, ' ').trim();

/** The first line of the output that the lesson does not show, in its order. */
function missingLine(output: string, lesson: string): string | null {
  const lines = lesson.split('\n').map((line) => line.trim());
  let at = 0;
  for (const line of output
    .split('\n')
    .map((l) => l.trim())
    .filter((l) => l !== '')) {
    const found = lines.findIndex((shown, i) => i >= at && shown.includes(line));
    if (found < 0) return `the lesson does not show: ${line}`;
    at = found;
  }
  return null;
}
