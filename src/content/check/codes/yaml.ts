import { type CodeInfo, error } from '../code-info.ts';
import { inFrontMatter, inRoadmap, inStage } from './example.ts';
import { head, nested } from './long-texts.ts';

/** Faults of YAML, and of values under its keys. */
export const yamlCodes = {
  'yaml/syntax': error(
    'YAML cannot be parsed.',
    'What is meant cannot be known.',
    inFrontMatter(
      `
      title: HTTP: how the web asks
      summary: How a browser asks for a page
      minutes: 5
    `,
      `
      title: "HTTP: how the web asks"
      summary: How a browser asks for a page
      minutes: 5
    `,
    ),
  ),
  'yaml/duplicate-key': error(
    'A key stands twice in a mapping.',
    'Readers differ on which one counts.',
    inFrontMatter(
      `
      title: HTTP
      summary: How a browser asks for a page
      minutes: 5
      minutes: 7
    `,
      `
      title: HTTP
      summary: How a browser asks for a page
      minutes: 7
    `,
    ),
  ),
  'yaml/anchor': error(
    'YAML holds an anchor.',
    'Anchors and aliases can blow a small file up to gigabytes.',
    inFrontMatter(
      `
      title: HTTP
      summary: How a browser asks for a page
      minutes: 5
      aliases: &names [web]
    `,
      `
      title: HTTP
      summary: How a browser asks for a page
      minutes: 5
      aliases: [web]
    `,
    ),
  ),
  'yaml/alias': error(
    'YAML holds an alias.',
    'Anchors and aliases can blow a small file up to gigabytes.',
    inFrontMatter(
      `
      title: HTTP
      summary: *title
      minutes: 5
    `,
      `
      title: HTTP
      summary: "*title* of what follows"
      minutes: 5
    `,
    ),
  ),
  'yaml/merge-key': error(
    'YAML holds a merge key.',
    'It hides what a mapping says, and few readers agree on it.',
    inFrontMatter(
      `
      title: HTTP
      summary: How a browser asks for a page
      minutes: 5
      <<: {optional: true}
    `,
      `
      title: HTTP
      summary: How a browser asks for a page
      minutes: 5
      optional: true
    `,
    ),
  ),
  'yaml/tag': error(
    'YAML holds a tag.',
    'Tags make readers build other things than text.',
    inFrontMatter(
      `
      title: !!str HTTP
      summary: How a browser asks for a page
      minutes: 5
    `,
      `
      title: HTTP
      summary: How a browser asks for a page
      minutes: 5
    `,
    ),
  ),
  'yaml/key': error(
    'A YAML key is no plain word.',
    'Nothing is known by such a key.',
    inFrontMatter(
      `
      title: HTTP
      summary: How a browser asks for a page
      minutes: 5
      [tags, aliases]: [web]
    `,
      `
      title: HTTP
      summary: How a browser asks for a page
      minutes: 5
      aliases: [web]
    `,
    ),
  ),
  'yaml/too-deep': error(
    'YAML is nested more than 50 levels deep.',
    'Such a file is made to exhaust whoever reads it.',
    inFrontMatter(`${head}tags: ${nested('[', 51)}web${nested(']', 51)}`, `${head}tags: [web]`),
  ),
  'yaml/not-a-mapping': error(
    'YAML is not a list of keys and values.',
    'There is nothing to find a title by.',
    inStage(
      `
      - Basics
      - http
    `,
      `
      title: Basics
      topics: [http]
    `,
    ),
  ),
  'yaml/unknown-key': error(
    'A key is not known.',
    'A misspelt key would be ignored in silence.',
    inFrontMatter(
      `
      title: HTTP
      sumary: How a browser asks for a page
      minutes: 5
    `,
      `
      title: HTTP
      summary: How a browser asks for a page
      minutes: 5
    `,
    ),
  ),
  'yaml/missing-key': error(
    'A required key is missing.',
    'Learners would see a gap.',
    inFrontMatter(
      `
      title: HTTP
      minutes: 5
    `,
      `
      title: HTTP
      summary: How a browser asks for a page
      minutes: 5
    `,
    ),
  ),
  'yaml/wrong-type': error(
    'A value is of another type than its key needs.',
    'What is meant cannot be known.',
    inFrontMatter(
      `
      title: HTTP
      summary: How a browser asks for a page
      minutes: five
    `,
      `
      title: HTTP
      summary: How a browser asks for a page
      minutes: 5
    `,
    ),
  ),
  'yaml/quote-it': error(
    'A number, date or boolean stands where text is due.',
    'Readers change it: 1.10 becomes 1.1, a date becomes a time.',
    inRoadmap(
      `
      format: 1
      id: web
      title: The web
      version: 1.10
    `,
      `
      format: 1
      id: web
      title: The web
      version: "1.10"
    `,
    ),
  ),
  'yaml/empty': error(
    'A text is empty.',
    'Learners would see a gap.',
    inFrontMatter(
      `
      title: HTTP
      summary:
      minutes: 5
    `,
      `
      title: HTTP
      summary: How a browser asks for a page
      minutes: 5
    `,
    ),
  ),
  'yaml/one-line': error(
    'A text that is shown on one line has several.',
    'It would break lists and tables.',
    inFrontMatter(
      `
      title: HTTP
      summary: |
        How a browser
        asks for a page
      minutes: 5
    `,
      `
      title: HTTP
      summary: How a browser asks for a page
      minutes: 5
    `,
    ),
  ),
  'yaml/out-of-range': error(
    'A number is out of range.',
    'Plans are computed from it.',
    inFrontMatter(
      `
      title: HTTP
      summary: How a browser asks for a page
      minutes: 900
    `,
      `
      title: HTTP
      summary: How a browser asks for a page
      minutes: 90
    `,
    ),
  ),
  'yaml/unknown-value': error(
    'A value is not one of those that are known.',
    'It would be ignored in silence.',
    inFrontMatter(
      `
      title: HTTP
      summary: How a browser asks for a page
      minutes: 5
      resources:
        - title: HTTP at MDN
          url: https://developer.mozilla.org/docs/Web/HTTP
          kind: doc
    `,
      `
      title: HTTP
      summary: How a browser asks for a page
      minutes: 5
      resources:
        - title: HTTP at MDN
          url: https://developer.mozilla.org/docs/Web/HTTP
          kind: docs
    `,
    ),
  ),
} as const satisfies Record<string, CodeInfo>;
