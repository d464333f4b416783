import type { Diagnostic } from '../../../src/content/check/diagnostic.ts';
import { lint } from '../../../src/content/check/rules/lint/index.ts';
import { readRoadmap } from '../../../src/content/read.ts';
import { entriesOf } from '../../content/support/sample.ts';

/** What a check finds in a roadmap of these topics, by id. */
export function checked(topics: Readonly<Record<string, string>>): readonly Diagnostic[] {
  const files = Object.fromEntries(
    Object.entries(topics).map(([id, text]) => [`01-imported/${id}.md`, text] as const),
  );
  return readRoadmap(
    entriesOf({
      'roadmap.yaml': 'format: 1\nid: checked\ntitle: Checked\n',
      '01-imported/stage.yaml': `title: Imported\ntopics: [${Object.keys(topics).join(', ')}]\n`,
      ...files,
    }),
    { lint },
  ).diagnostics;
}
