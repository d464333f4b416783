import { questionKey, type TopicId } from './model.ts';
import type { OutlineQuestion, OutlineTopic } from './outline.ts';

/**
 * A compiled roadmap: the head of a packed file (`packed.ts`) whose parts are one body per topic and one per
 * project. `compile.ts` writes it, `index.ts` reads it without loading what compiles.
 */
export const indexKind = 'roadmap-index';
export const indexVersion = 6;

/** Fingerprint of the roadmap that ships, which changes only with the program. */
export const shippedFingerprint = 'shipped';

export interface CompiledHead {
  readonly v: number;
  /** an outline whose topics lack their questions */
  readonly outline: unknown;
  /**
   * where the questions of all topics stand, as one text in ASCII, and how long each topic's part of it is; null for a
   * topic of which only the front matter was read
   */
  readonly questions: { readonly at: Place; readonly lengths: readonly (number | null)[] };
  /** for each topic of the outline, then for each project, where its body stands; null for such a topic */
  readonly bodies: readonly (Place | null)[];
  /** where the files of all topics are named, as JSON; null when all of them are compiled */
  readonly files: Place | null;
  /** where is written what it was made from; an index of other files is of no use */
  readonly fingerprint: Place;
}

/** A topic of the outline in an index. */
export type StoredTopic = Omit<OutlineTopic, 'questions' | 'questionCount'> & {
  /** null for one of which only the front matter was read */
  readonly questionCount: number | null;
};

/** Start and length, in bytes from the end of the head. */
export type Place = readonly [number, number];

/** The questions of a topic as they are kept in an index. */
export function packQuestions(questions: readonly OutlineQuestion[]): string {
  return JSON.stringify(
    questions.map(({ id, digest, kind, concept, was }) => [id, digest, kind, concept, was]),
  );
}

type PackedQuestion = [string, string, OutlineQuestion['kind'], string | null, OutlineQuestion['was']];

/** What `packQuestions` made of them. Throws SyntaxError when the text was damaged. */
export function unpackQuestions(topic: TopicId, text: string): OutlineQuestion[] {
  return (JSON.parse(text) as PackedQuestion[]).map(([id, digest, kind, concept, was]) => ({
    id,
    key: questionKey(topic, id),
    digest,
    kind,
    concept,
    was,
  }));
}
