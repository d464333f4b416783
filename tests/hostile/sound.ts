import type { Ran } from '../support/program.ts';

/** Our own colours, and nothing else that begins with ESC. */
const colour = /\x1b\[[0-9;]*m/g;

/**
 * What a terminal would obey, hide or reorder: controls but line ends and tabs, bidi controls, what has no width but joins
 * nothing, letters of nothing, letters of tags.
 */
const unseen =
  /\u034f|\u17b4|\u17b5|[\0-\x08\x0b-\x1f\x7f-\x9f\u061c\u115f\u1160\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\u3164\ufeff\uffa0\ufff0-\ufffb\u{1bca0}-\u{1bca3}\u{1d173}-\u{1d17a}\u{e0000}-\u{e0fff}]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/u;

/** What is wrong with how a command ended, whatever it was given; empty when nothing is. */
export function faultsOf({
  code,
  out,
  err,
}: Pick<Ran, 'out' | 'err'> & { readonly code: number | null }): string[] {
  const faults: string[] = [];
  if (code !== 0 && code !== 1 && code !== 2) faults.push(`exit code ${code}`);
  for (const [name, text] of Object.entries({ out, err })) {
    const found = text.replace(colour, '').replaceAll('\r\n', '\n').match(unseen);
    if (found !== null)
      faults.push(
        `${name} holds U+${found[0].codePointAt(0)?.toString(16)}: ${JSON.stringify(around(text, found[0]))}`,
      );
    if (/^\s+at .*(?:\(|:\d+:\d+)/m.test(text))
      faults.push(`${name} holds a stack trace: ${text.slice(0, 400)}`);
  }
  if (err.includes('Something is wrong with roadmap itself')) faults.push(err);
  if (/root:[x*]:0:0|PRIVATE KEY/.test(out + err)) faults.push('a file from outside is shown');
  return faults;
}

const around = (text: string, part: string): string => {
  const at = text.indexOf(part);
  return text.slice(Math.max(0, at - 60), at + 60);
};
