import { shownDigest } from '../store/digest.ts';
import type { Theme } from '../terminal/theme.ts';
import { wrap } from '../terminal/width.ts';
import { count } from '../tutor/words.ts';
import { isWell } from './diagnosis.ts';
import type { Finding, State } from './finding.ts';

/** Everything the doctor says. */
export interface Report {
  readonly version: string;
  readonly findings: readonly Finding[];
  readonly events: number;
  /** of all events, and of the progress they make; 64 hex digits */
  readonly digest: string;
  readonly stateDigest: string;
}

/** The report as a text of so many columns; null leaves each sentence on one line. */
export function reportText(report: Report, theme: Theme, width: number | null): string {
  const { findings, digest, stateDigest } = report;
  const flow = (text: string, indent: string, hang: string): string =>
    width === null ? `${indent}${text}` : wrap(text, width, { indent, hang });
  const lines = findings.flatMap(({ title, state: how, message, details, hint }) => [
    flow(`${theme.strong(`${title}:`)} ${theme.text(message)}`, `${mark(how, theme)} `, '  '),
    ...details.map((sentence) => flow(theme.text(sentence), '  ', '    ')),
    ...(hint === null ? [] : [flow(theme.text(hint), `  ${theme.symbols.pointer} `, '    ')]),
  ]);
  const digests = `Digest of all events: ${shownDigest(digest)}, of the progress they make: ${shownDigest(stateDigest)}.`;
  return [...lines, '', flow(digests, '', ''), ...verdict(findings).map((said) => flow(said, '', ''))].join(
    '\n',
  );
}

function mark(state: State, { symbols, good, warn, bad }: Theme): string {
  switch (state) {
    case 'ok':
      return good(symbols.good);
    case 'repaired':
      return good('+');
    case 'warning':
      return warn('!');
    case 'error':
      return bad(symbols.bad);
  }
}

function verdict(findings: readonly Finding[]): readonly string[] {
  const wrong = findings.filter(({ state }) => state === 'error');
  const repaired = findings.filter(({ state }) => state === 'repaired').length;
  const remarks = findings.filter(({ state }) => state === 'warning').length;
  return [
    ...(repaired > 0 ? [`${count(repaired, 'thing')} ${repaired === 1 ? 'was' : 'were'} repaired (+).`] : []),
    ...(remarks > 0 ? [`${count(remarks, 'thing')} ${remarks === 1 ? 'is' : 'are'} worth a look (!).`] : []),
    wrong.length === 0
      ? 'Nothing is wrong.'
      : `Wrong: ${wrong.map(({ title }) => title.toLowerCase()).join(', ')}.${wrong.some(({ isFixable }) => isFixable) ? ' What can be repaired is, with: roadmap doctor --fix' : ''}`,
  ];
}

/** The report as plain data; keys are only ever added. */
export const reportJson = ({ version, findings, events, digest, stateDigest }: Report) => ({
  version,
  ok: isWell(findings),
  events,
  digest,
  stateDigest,
  checks: findings.map(({ id, title, state: how, message, details, hint, isFixable, facts }) => ({
    id,
    title,
    state: how,
    message,
    details,
    hint,
    fixable: isFixable,
    facts,
  })),
});
