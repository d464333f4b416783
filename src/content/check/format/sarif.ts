import { digest } from '../../fold.ts';
import { lineText } from '../../source.ts';
import type { Checked } from '../checked.ts';
import { type Code, codes } from '../codes.ts';
import type { Diagnostic, Region } from '../diagnostic.ts';
import { explain, remarks, shownExample } from '../explain.ts';

export interface SarifOptions {
  /** version of the program */
  readonly version: string;
  /** the way from the root to a file, with `/` */
  readonly pathOf: (one: Checked, file: string) => string;
  /** address of the root, ending in `/` */
  readonly root: string;
  readonly quiet?: boolean;
}

const schema = 'https://json.schemastore.org/sarif-2.1.0.json';

/** The report as a SARIF 2.1.0 log (OASIS, 2020), for code scanning and editors. */
export function toSarif(checked: readonly Checked[], options: SarifOptions) {
  const found = checked.flatMap((one) =>
    one.shown
      .filter((d) => options.quiet !== true || d.severity === 'error')
      .map((d) => ({ d, one, print: fingerprint(d, one) })),
  );
  const rules = [...new Set(found.map(({ d }) => d.code))].sort();
  const index = new Map(rules.map((code, i) => [code, i]));
  const seen = new Map<string, number>();
  return {
    $schema: schema,
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { name: 'roadmap', semanticVersion: options.version, rules: rules.map(ruleOf) } },
        originalUriBaseIds: { '%SRCROOT%': { uri: options.root } },
        columnKind: 'utf16CodeUnits',
        results: found.map(({ d, one, print }) => {
          // the same fault in the same line a second time is another one
          const times = (seen.get(print) ?? 0) + 1;
          seen.set(print, times);
          return {
            ruleId: d.code,
            ruleIndex: index.get(d.code),
            level: d.severity,
            message: { text: d.hint === null ? d.message : `${d.message} ${d.hint}` },
            locations: [location(d, one, options)],
            ...(d.related.length === 0
              ? {}
              : { relatedLocations: d.related.map((other) => location(other, one, options)) }),
            partialFingerprints: { 'codeAndLine/v1': `${print}:${times}` },
          };
        }),
      },
    ],
  };
}

function ruleOf(code: Code) {
  const { severity, about, why } = codes[code];
  const explained = explain(code);
  const example = explained === null ? [] : shownExample(explained.wrong);
  const right = explained === null ? [] : shownExample(explained.right);
  const more = explained === null ? [] : remarks(explained);
  const fence = (lines: readonly string[]): string => `~~~~text\n${lines.join('\n')}\n~~~~`;
  return {
    id: code,
    name: code.replace(/(?:^|[/-])([a-z])/g, (_, letter: string) => letter.toUpperCase()),
    shortDescription: { text: about },
    fullDescription: { text: `${about} ${why}` },
    help: {
      text: [about, why, 'Wrong:', ...example, 'Right:', ...right, ...more].join('\n'),
      markdown: [
        `${about} ${why}`,
        'Wrong:',
        fence(example),
        'Right:',
        fence(right),
        ...more.map((text) => text.replace(/roadmap check --fix/, '`roadmap check --fix`')),
      ].join('\n\n'),
    },
    defaultConfiguration: { level: severity },
  };
}

function location(region: Region, one: Checked, { pathOf }: SarifOptions) {
  return {
    physicalLocation: {
      artifactLocation: { uri: uriOf(pathOf(one, region.file)), uriBaseId: '%SRCROOT%' },
      region: {
        startLine: region.line,
        startColumn: region.column,
        endLine: region.endLine,
        endColumn: region.endColumn,
      },
    },
  };
}

/** A path as a relative reference (RFC 3986); a lone surrogate has no bytes, and stands as the replacement character. */
const uriOf = (path: string): string =>
  path
    .split('/')
    .map((part) => encodeURIComponent(part.replace(/\p{Cs}/gu, '\ufffd')))
    .join('/');

/** Characters of a line that tell it from others: one of megabytes may have a thousand faults. */
const toldBy = 1_000;

/** The same fault of the same line has the same print, wherever the line has moved to. */
function fingerprint(d: Diagnostic, { result }: Checked): string {
  const source = result.sources.get(d.file);
  const line =
    source === undefined
      ? ''
      : lineText(source, d.line - 1)
          .trim()
          .slice(0, toldBy);
  return digest([d.code, d.file, line], 16);
}
