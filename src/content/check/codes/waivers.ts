import { type CodeInfo, error, warning } from '../code-info.ts';
import { inQuiz } from './example.ts';

/** Faults of the waivers themselves. */
export const waiverCodes = {
  'lint-ok/malformed': error(
    'A lint-ok lacks its code or its reason.',
    'Whoever reads it later cannot tell whether it still holds.',
    inQuiz(
      `
      ### Which method only reads? {#reads}

      <!-- lint-ok: question/no-comment -->

      - [x] GET
      - [ ] POST
    `,
      `
      ### Which method only reads? {#reads}

      <!-- lint-ok: question/no-comment the lesson explains both -->

      - [x] GET
      - [ ] POST

      > A server may be asked with GET as often as one likes.
    `,
    ),
  ),
  'lint-ok/unknown-code': error(
    'A lint-ok names a code that is no finding of the lint.',
    'It waives nothing; only advice can be waived, and no fault that breaks a roadmap.',
    inQuiz(
      `
      ### Which method only reads? {#reads}

      <!-- lint-ok: question/no-coment the lesson explains both -->

      - [x] GET
      - [ ] POST
    `,
      `
      ### Which method only reads? {#reads}

      <!-- lint-ok: question/no-comment the lesson explains both -->

      - [x] GET
      - [ ] POST

      > A server may be asked with GET as often as one likes.
    `,
    ),
  ),
  'lint-ok/unused': warning(
    'A lint-ok waives what is not found there.',
    'It would hide the next finding of that kind.',
    inQuiz(
      `
      ### Which method only reads? {#reads}

      <!-- lint-ok: question/long-key the name is what it is -->

      - [x] GET
      - [ ] POST
    `,
      `
      ### Which method only reads? {#reads}

      - [x] GET
      - [ ] POST

      > A server may be asked with GET as often as one likes.
    `,
    ),
  ),
} as const satisfies Record<string, CodeInfo>;
