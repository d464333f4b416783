import { type CompiledHead, indexKind, indexVersion, type Place, type StoredTopic } from '../index-format.ts';
import type { Outline } from '../outline.ts';
import { withoutUnsafe } from '../parse/display.ts';
import { asciiJson, type Packed, pack } from './packed.ts';

/** A compiled topic, as JSON. */
export interface TopicPart {
  /** a `TopicBody` */
  readonly body: string;
  /** see `packQuestions` */
  readonly questions: string;
}

/** What an index holds. */
export interface IndexParts {
  /** what it was made from */
  readonly fingerprint: string;
  readonly outline: Omit<Outline, 'topics'> & { readonly topics: readonly StoredTopic[] };
  /** beside the topics of the outline; null for one of which only the front matter was read */
  readonly topics: readonly (TopicPart | null)[];
  /** beside the projects of the outline, as JSON */
  readonly projects: readonly string[];
  /** beside the topics of the outline: where they are written */
  readonly files: readonly string[];
}

/** Characters that must not reach a terminal are reported by `check`; whoever learns anyway never meets them. */
export const safeJson = (value: unknown): string =>
  JSON.stringify(value, (_key, item: unknown) => (typeof item === 'string' ? withoutUnsafe(item) : item));

/** The bytes of an index of this. */
export function packIndex({ fingerprint, outline, topics, projects, files }: IndexParts): Buffer {
  const parts: Buffer[] = [];
  let length = 0;
  const put = (text: string): Place => {
    const part = Buffer.from(text);
    parts.push(part);
    length += part.length;
    return [length - part.length, part.length];
  };
  const bodies = [...topics.map((topic) => topic && put(topic.body)), ...projects.map(put)];
  const questions = topics.map((topic) => topic && asciiJson(topic.questions));
  const head = {
    v: indexVersion,
    outline,
    questions: { at: put(questions.join('')), lengths: questions.map((text) => text?.length ?? null) },
    bodies,
    files: topics.includes(null) ? put(JSON.stringify(files)) : null,
    fingerprint: put(fingerprint),
  } satisfies CompiledHead;
  return pack(indexKind, safeJson(head), parts);
}

/** What an index holds, of which not all topics are compiled. */
export function indexParts({ head, read }: Packed<CompiledHead>): IndexParts {
  const outline = head.outline as IndexParts['outline'];
  const { at, lengths } = head.questions;
  const all = read(...at);
  let end = 0;
  const questions = lengths.map((length) => {
    end += length ?? 0;
    return length === null ? null : all.slice(end - length, end);
  });
  const bodies = head.bodies.map((place) => place && read(...place));
  return {
    fingerprint: read(...head.fingerprint),
    outline,
    topics: outline.topics.map((_, i): TopicPart | null => {
      const [body, own] = [bodies[i], questions[i]];
      return body == null || own == null ? null : { body, questions: own };
    }),
    projects: bodies.slice(outline.topics.length).filter((body) => body !== null),
    files: head.files === null ? [] : (JSON.parse(read(...head.files)) as string[]),
  };
}
