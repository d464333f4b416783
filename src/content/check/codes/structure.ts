import { type CodeInfo, error, warning } from '../code-info.ts';
import { inFolder, inRoadmap, inStage } from './example.ts';

/** Faults in how a roadmap and its stages are put together. */
export const structureCodes = {
  'roadmap/missing-file': error(
    'There is no roadmap.yaml.',
    'It names the roadmap whose progress is kept.',
    inFolder(['01-basics/http.md', '(no roadmap.yaml)'], ['01-basics/http.md']),
  ),
  'roadmap/format': error(
    'The roadmap is written in a format that is not known.',
    'Half understood content would teach something else than it says.',
    inRoadmap(
      `
      format: 2
      id: web
      title: The web
    `,
      `
      format: 1
      id: web
      title: The web
    `,
    ),
  ),
  'roadmap/empty': error(
    'The roadmap has no topic that can be used.',
    'There is nothing to learn.',
    inFolder(['(no 01-basics)'], ['01-basics/http.md']),
  ),
  'stage/two-files': error(
    'A stage has both stage.yaml and stage.md.',
    'Two truths about one stage drift apart.',
    inFolder(
      ['01-basics/stage.yaml', '01-basics/stage.md', '01-basics/http.md'],
      ['01-basics/stage.yaml', '01-basics/http.md'],
    ),
  ),
  'stage/no-number': error(
    'A stage folder has no number.',
    'The number is its place among its siblings.',
    inFolder(
      ['01-basics/http.md', 'more/dns.md', 'more/stage.yaml'],
      ['01-basics/http.md', '02-more/dns.md', '02-more/stage.yaml'],
    ),
  ),
  'stage/duplicate-number': error(
    'Two sibling stages have the same number.',
    'Their order, and what `2.2` names, would be chance.',
    inFolder(
      ['01-basics/http.md', '1-more/dns.md', '1-more/stage.yaml'],
      ['01-basics/http.md', '02-more/dns.md', '02-more/stage.yaml'],
    ),
  ),
  'stage/unknown-topic': error(
    'A stage lists a topic that has no file.',
    'Learners would meet a gap.',
    inStage(
      `
      title: Basics
      topics: [htttp]
    `,
      `
      title: Basics
      topics: [http]
    `,
    ),
  ),
  'stage/unlisted-topic': error(
    'A topic does not stand in the list of its stage.',
    'The list is the study order; the topic has no place in it.',
    inStage(
      `
      title: Basics
      topics: []
    `,
      `
      title: Basics
      topics: [http]
    `,
    ),
  ),
  'stage/duplicate-topic': error(
    'A stage lists a topic twice.',
    'A topic has one place.',
    inStage(
      `
      title: Basics
      topics: [http, http]
    `,
      `
      title: Basics
      topics: [http]
    `,
    ),
  ),
  'stage/empty': warning(
    'A stage has neither topics nor stages.',
    'Learners see an empty heading.',
    inFolder(
      ['01-basics/http.md', '02-later/stage.yaml'],
      ['01-basics/http.md', '02-later/dns.md', '02-later/stage.yaml'],
    ),
  ),
} as const satisfies Record<string, CodeInfo>;
