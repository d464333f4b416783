import type { Remark } from '../draft.ts';

export interface Front {
  /** lines it takes, its rules included */
  readonly lines: number;
  readonly title: string | null;
  readonly summary: string | null;
  /** the keys of a topic of ours stand in it */
  readonly isTopic: boolean;
  readonly keys: readonly string[];
  readonly remarks: readonly Remark[];
}

const none: Front = { lines: 0, title: null, summary: null, isTopic: false, keys: [], remarks: [] };
const most = 200;

/** The front matter of a quiz. Nothing of it is parsed but plain `key: value` lines; it is not ours. */
export function frontMatterOf(lines: readonly string[]): Front {
  const first = lines.findIndex((line) => line.trim() !== '');
  if (first < 0 || lines[first]?.trim() !== '---') return none;
  const close = lines.slice(first + 1, first + most).findIndex((line) => /^(?:---|\.\.\.)\s*$/.test(line));
  if (close < 0) return none;
  const inside = lines.slice(first + 1, first + 1 + close);
  // a rule above the text is no front matter
  const keys = inside.flatMap((line) => line.match(/^\s{0,8}([A-Za-z][\w-]*)\s*:(?:\s|$)/)?.[1] ?? []);
  if (keys.length === 0) return none;
  const value = (key: string): string | null => {
    const line = inside.find((one) => one.trim().startsWith(`${key}:`));
    const text = line?.slice(line.indexOf(':') + 1).trim() ?? '';
    const bare = text.replace(/^(["'])(.*)\1$/, '$2').trim();
    return bare === '' || /^[|>&*![{]/.test(bare) ? null : bare;
  };
  const isTopic = keys.includes('title') && keys.includes('minutes');
  const kept = [
    ...(['title', 'summary'] as const).filter((key) => value(key) !== null),
    // those of a topic of ours are told from its questions
    ...(isTopic ? ['minutes', 'concepts'] : []),
  ];
  const others = keys.filter((key) => !(kept as readonly string[]).includes(key));
  return {
    lines: first + close + 2,
    title: value('title'),
    summary: value('summary'),
    isTopic,
    keys,
    remarks:
      others.length === 0
        ? []
        : [
            {
              line: first + 1,
              action: 'left out',
              reason: `front matter: ${[...new Set(others)].slice(0, 12).join(', ')}`,
            },
          ],
  };
}
