/** How one setting is written, checked and explained. */
export interface Setting<T> {
  readonly default: T;
  /** what is allowed, to follow "must be" */
  readonly allowed: string;
  readonly meaning: string;
  /** the value, from the file or from a word on the command line; undefined when it is not allowed */
  readonly parse: (value: unknown) => T | undefined;
}

export interface Settings {
  /** questions a session asks */
  readonly session: number;
  /** folder of the roadmap to learn from, null for the one that ships */
  readonly roadmap: string | null;
  /** reviews a day may hold; what is due beyond them is spread over the days that follow */
  readonly reviews: number;
  /** how likely a question should still be known when it comes up again, 0.7–0.97 */
  readonly retention: number;
  /** ask how sure an answer is before it is judged */
  readonly confidence: boolean;
  /** ask on plain lines */
  readonly plain: boolean;
}

export type SettingTable<S> = { readonly [K in keyof S & string]: Setting<S[K]> };

const numeric = (value: unknown): number =>
  typeof value === 'number'
    ? value
    : typeof value === 'string' && value.trim() !== ''
      ? Number(value)
      : Number.NaN;

const between = (from: number, to: number, isWhole: boolean) => (value: unknown) => {
  const number = numeric(value);
  return number >= from && number <= to && (!isWhole || Number.isInteger(number)) ? number : undefined;
};

const WORDS = new Map<unknown, boolean>([
  ...[true, 'true', 'yes', 'on'].map((word) => [word, true] as const),
  ...[false, 'false', 'no', 'off'].map((word) => [word, false] as const),
]);

const parseFlag = (value: unknown): boolean | undefined =>
  WORDS.get(typeof value === 'string' ? value.toLowerCase() : value);

/** The settings there are. */
export const SETTINGS: SettingTable<Settings> = {
  session: {
    default: 10,
    allowed: 'a whole number from 1 to 100',
    meaning: 'questions a session asks',
    parse: between(1, 100, true),
  },
  roadmap: {
    default: null,
    allowed: 'a folder, or "default" for the roadmap that ships',
    meaning: 'folder of the roadmap to learn from',
    parse: (value) => {
      if (value === null || value === 'default') return null;
      return typeof value === 'string' && value.trim() !== '' && !value.includes('\0') ? value : undefined;
    },
  },
  reviews: {
    default: 40,
    allowed: 'a whole number from 1 to 1000',
    meaning: 'reviews a day may hold; more are spread over the next days',
    parse: between(1, 1000, true),
  },
  retention: {
    default: 0.85,
    allowed: 'a number from 0.7 to 0.97',
    meaning: 'how likely you should still know a question when it comes up again',
    parse: between(0.7, 0.97, false),
  },
  confidence: {
    default: false,
    allowed: 'on or off',
    meaning: 'ask how sure you are before an answer is judged',
    parse: parseFlag,
  },
  plain: {
    default: false,
    allowed: 'true or false',
    meaning: 'ask on plain lines, without menus',
    parse: parseFlag,
  },
};
