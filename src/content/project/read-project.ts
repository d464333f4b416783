import type { Report } from '../check/diagnostic.ts';
import type { TopicId } from '../model.ts';
import { didYouMean, type Located } from '../parse/shape.ts';
import type { Source } from '../source.ts';
import type { Project } from './model.ts';
import { type ReadBrief, readBrief } from './parse/brief.ts';
import { type ReadChecks, readChecks } from './parse/checks.ts';

/** A project as read, with the places that the rules over the whole roadmap point at. */
export interface LocatedProject {
  readonly id: string;
  /** null when too little is there to use it */
  readonly project: Project | null;
  /** topics it names, and the file they stand in */
  readonly topics: readonly { readonly source: Source; readonly topic: Located<string> }[];
}

/** Reads a project from its two files; a file that is missing or unreadable is null, and was reported. */
export function readProject(
  id: string,
  brief: Source | null,
  checks: Source | null,
  reportIn: (source: Source) => Report,
): LocatedProject {
  const text = brief && readBrief(brief, reportIn(brief));
  const list = checks && readChecks(checks, reportIn(checks));
  if (brief && checks && text && list) reportHints(text, list, reportIn(brief), reportIn(checks));
  return {
    id,
    project: text && list ? together(id, text, list) : null,
    topics: [
      ...(brief ? (text?.topics ?? []).map((topic) => ({ source: brief, topic })) : []),
      ...(checks ? (list?.checks ?? []).map(({ topic }) => ({ source: checks, topic })) : []),
    ],
  };
}

function together(id: string, text: ReadBrief, list: ReadChecks): Project | null {
  if (text.keys === null || list.checks.length === 0) return null;
  const hints = new Map(text.hints.map((hint) => [hint.id, hint.text]));
  return {
    id,
    ...text.keys,
    topics: text.topics.map((topic) => topic.value as TopicId),
    brief: text.brief,
    setups: list.setups,
    checks: list.checks.map(({ check }) => ({ ...check, hint: hints.get(check.id) || null })),
  };
}

/** Every check has its hint, and every hint its check. */
function reportHints(text: ReadBrief, list: ReadChecks, inBrief: Report, inChecks: Report): void {
  const ids = list.checks.map(({ check }) => check.id);
  const hinted = new Set(text.hints.map((hint) => hint.id));
  for (const { check, id } of text.whole ? list.checks : []) {
    if (!hinted.has(check.id))
      inChecks(
        'project/no-hint',
        id.span,
        `The check "${check.id}" has no hint.`,
        `Write one in project.md, under ## Hints: ### ${check.id}.`,
      );
  }
  for (const hint of list.whole ? text.hints : []) {
    if (!ids.includes(hint.id))
      inBrief(
        'project/unknown-check',
        hint.span,
        `There is no check "${hint.id}" in checks.yaml.`,
        didYouMean(hint.id, ids) ?? 'Write the id of a check.',
      );
  }
}
