import { join } from 'node:path';
import { type Content, openShipped } from '../../../src/content/disk/index.ts';
import type { StageId, TopicId } from '../../../src/content/model.ts';
import type { OutlineTopic, TopicBody } from '../../../src/content/outline.ts';
import { find } from '../../../src/content/search/find.ts';
import type { SearchIndex } from '../../../src/content/search/format.ts';
import { openSearchIndex } from '../../../src/content/search/open-index.ts';
import { repository } from '../../support/program.ts';

export const shipped = (): Content => openShipped(join(repository, 'dist/roadmap.index'));

export interface Sketch {
  readonly title?: string;
  readonly summary?: string;
  readonly aliases?: readonly string[];
  readonly lesson?: string;
  /** questions by id, each its stem and, behind an empty line, what stands below it */
  readonly questions?: Readonly<Record<string, string>>;
}

/** A roadmap of topics by id that is on no disk. */
export function sketch(topics: Readonly<Record<string, Sketch>>): Content {
  const outline = Object.entries(topics).map(
    ([id, { title = id, summary = 'About it', aliases = [] }]): OutlineTopic => ({
      id: id as TopicId,
      stage: 'stage' as StageId,
      title,
      summary,
      prerequisites: [],
      aliases,
      tags: [],
      minutes: 5,
      optional: false,
      was: [],
      moved: false,
      questionCount: 0,
      questions: [],
    }),
  );
  return {
    outline: {
      id: 'sketch',
      title: 'Sketch',
      description: null,
      stages: [],
      topics: outline,
      projects: [],
      errors: 0,
    },
    fingerprint: 'sketch',
    searchFile: null,
    body: (topic) => bodyOf(topics[topic] as Sketch),
    project: () => {
      throw new Error('there are none');
    },
  };
}

function bodyOf({ lesson = '', questions = {} }: Sketch): TopicBody {
  return {
    lesson,
    resources: [],
    questions: Object.entries(questions).map(([id, text]) => {
      const [stem = '', ...body] = text.split('\n\n');
      return {
        kind: 'one',
        id,
        derived: false,
        stem,
        body: body.join('\n\n'),
        hint: 'A secrethint.',
        explanation: 'A secretexplanation.',
        concept: null,
        level: null,
        was: [],
        answers: [
          { text: 'Secretanswer', correct: true, why: null, pinned: false, misses: null },
          { text: 'Other', correct: false, why: 'A secretcomment.', pinned: false, misses: null },
        ],
      };
    }),
  };
}

/** A passage as `topic`, `topic#Heading` or `topic?question`. */
function nameOf(passage: number, topic: number, index: SearchIndex, content: Content): string {
  const [[label = ''] = []] = index.texts([passage]);
  return `${content.outline.topics[topic]?.id}${label === '#' ? '' : label}`;
}

/** What a query finds, best first. */
export async function found(query: string, content: Content): Promise<string[]> {
  const index = await openSearchIndex(content);
  return find(query, index).hits.map(({ passage, topic }) => nameOf(passage, topic, index, content));
}
