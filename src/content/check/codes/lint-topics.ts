import { type CodeInfo, warning } from '../code-info.ts';
import { inQuiz } from './example.ts';
import { four, levelled, many } from './long-texts.ts';

/** Advice on topics and on the roadmap as a whole. */
export const lintTopicCodes = {
  'topic/longest-keys': warning(
    'In a topic the right answer is the longest one too often.',
    'After a few questions learners pick by length.',
    inQuiz(
      many(4, (i) => four(i, (key) => (key ? 'by the longest way' : 'by the way'))),
      many(4, (i) => four(i, () => 'by the way')),
    ),
  ),
  'topic/same-place': warning(
    'Four questions in a row have their key at the same place.',
    'It shows a habit, and habits of authors are what test-wise learners look for.',
    inQuiz(
      many(4, (i) => four(i, () => 'by the way', 0)),
      many(4, (i) => four(i, () => 'by the way')),
    ),
  ),
  'topic/yes-no': warning(
    'Too many questions of a topic are answered by yes or no.',
    'Half of the guesses are right.',
    inQuiz(
      `
      ### Is HTTP older than HTML? {#older}

      - [ ] Yes
      - [x] No

      ### Does GET have a body? {#body}

      - [ ] Yes
      - [x] No
    `,
      `
      ### Which came first, HTTP or HTML? {#older}

      - [ ] The protocol
      - [x] The two at once

      > Both were needed before the first page could be shown at all.

      ### What does the body of GET hold? {#body}

      - [ ] The fields of a form
      - [x] Nothing, it is left out

      > What a form holds stands in the address of such a request.
    `,
    ),
  ),
  'topic/recall-heavy': warning(
    'More than half of a topic asks for plain recall.',
    'A fact that is only remembered is not yet of use at work.',
    inQuiz(
      many(4, (i) => levelled(i, 'recall')),
      many(4, (i) => levelled(i, i < 2 ? 'recall' : 'apply')),
    ),
  ),
  'topic/few-questions': warning(
    'A topic has fewer than eight questions.',
    'A few answers cannot tell whether it was understood, and reviews repeat themselves.',
    inQuiz(
      many(1, (i) => levelled(i, 'apply')),
      many(8, (i) => levelled(i, 'apply')),
    ),
  ),
  'roadmap/longest-keys': warning(
    'Over the whole roadmap the right answer is the longest one too often.',
    'Picking the longest answer would beat chance.',
    inQuiz(
      many(20, (i) => four(i, (key) => (key ? 'by the longest way' : 'by the way'))),
      many(20, (i) => four(i, () => 'by the way')),
    ),
  ),
  'roadmap/key-places': warning(
    'The keys do not stand evenly at all places.',
    'Where answers keep their place, as in an export, picking that place would beat chance.',
    inQuiz(
      many(20, (i) => four(i, () => 'by the way', 0)),
      many(20, (i) => four(i, () => 'by the way')),
    ),
  ),
  'roadmap/negatives': warning(
    'More than one question in twenty asks for what is not so.',
    'Knowing what is wrong is not yet knowing what is right.',
    inQuiz(
      many(20, (i) => four(i, () => 'by the way').replace('is it sent', 'is it **not** sent')),
      many(20, (i) => four(i, () => 'by the way')),
    ),
  ),
} as const satisfies Record<string, CodeInfo>;
