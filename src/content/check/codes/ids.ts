import { type CodeInfo, error } from '../code-info.ts';
import { inFrontMatter } from './example.ts';
import { head, nested } from './long-texts.ts';

/** Faults of ids, aliases and tags. */
export const idCodes = {
  'id/malformed': error(
    'An id, alias or tag is not kebab-case.',
    'Ids are typed, stand in file names and must look alike everywhere.',
    inFrontMatter(
      `
      title: HTTP
      summary: How a browser asks for a page
      minutes: 5
      tags: [The_Web]
    `,
      `
      title: HTTP
      summary: How a browser asks for a page
      minutes: 5
      tags: [the-web]
    `,
    ),
  ),
  'id/too-long': error(
    'An id, alias or tag has more than 64 characters.',
    'Ids are typed, and stand in file names.',
    inFrontMatter(`${head}aliases: [${nested('very-', 12)}long-name]`, `${head}aliases: [long-name]`),
  ),
  'id/duplicate': error(
    'An id or alias stands for two things.',
    'What `roadmap show` opens would be chance.',
    inFrontMatter(
      `
      title: HTTP
      summary: How a browser asks for a page
      minutes: 5
      aliases: [basics]
    `,
      `
      title: HTTP
      summary: How a browser asks for a page
      minutes: 5
      aliases: [web-requests]
    `,
    ),
  ),
  'id/was-in-use': error(
    'A former id is in use.',
    'Progress could not follow to one place.',
    inFrontMatter(
      `
      title: HTTP
      summary: How a browser asks for a page
      minutes: 5
      was: [http]
    `,
      `
      title: HTTP
      summary: How a browser asks for a page
      minutes: 5
      was: [hypertext]
    `,
    ),
  ),
} as const satisfies Record<string, CodeInfo>;
