import { type CodeInfo, error } from '../code-info.ts';
import { inFrontMatter, inTopic } from './example.ts';
import { head, links } from './long-texts.ts';

/** Faults of the front matter as a whole. */
export const frontMatterCodes = {
  'front-matter/missing': error(
    'A Markdown file does not begin with front matter.',
    'Title, summary and minutes stand there.',
    inTopic(
      `
      # HTTP

      A request asks, a response answers.
    `,
      `
      ---
      title: HTTP
      summary: How a browser asks for a page
      minutes: 5
      ---

      A request asks, a response answers.
    `,
    ),
  ),
  'front-matter/language': error(
    'Front matter is tagged with a language.',
    'Some readers run such front matter as code; here nothing is ever run.',
    inTopic(
      `
      ---js
      title: HTTP
      summary: How a browser asks for a page
      minutes: 5
      ---

      A request asks, a response answers.
    `,
      `
      ---
      title: HTTP
      summary: How a browser asks for a page
      minutes: 5
      ---

      A request asks, a response answers.
    `,
    ),
  ),
  'front-matter/unclosed': error(
    'Front matter is never closed.',
    'The lesson would be read as YAML.',
    inTopic(
      `
      ---
      title: HTTP
      summary: How a browser asks for a page
      minutes: 5

      A request asks, a response answers.
    `,
      `
      ---
      title: HTTP
      summary: How a browser asks for a page
      minutes: 5
      ---

      A request asks, a response answers.
    `,
    ),
  ),
  'front-matter/too-large': error(
    'Front matter is larger than 16 KB.',
    'It holds names and lists; texts belong below it.',
    inFrontMatter(`${head}resources:\n${links(200)}`, `${head}resources:\n${links(2)}`),
  ),
  'front-matter/stray-dashes': error(
    'A line inside the front matter begins with ---.',
    'Other readers take it for the end of the front matter.',
    inFrontMatter(
      `
      title: HTTP
      summary: How a browser asks for a page
      minutes: 5
      --- the end
    `,
      `
      title: HTTP
      summary: How a browser asks for a page
      minutes: 5
      # the end
    `,
    ),
  ),
} as const satisfies Record<string, CodeInfo>;
