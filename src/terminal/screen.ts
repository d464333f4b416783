/** What the program writes on, described once at the start; a resize asks again. */
export interface Screen {
  /** whether standard output is a terminal */
  readonly tty: boolean;
  /** colours that may be used: none, 16, 256, millions */
  readonly colour: 0 | 1 | 2 | 3;
  /** false where only ASCII can be trusted */
  readonly unicode: boolean;
  /** columns, at least 20 */
  readonly width: number;
  /** rows, at least 3 */
  readonly height: number;
  /** a terminal that cannot move its cursor: asked on plain lines */
  readonly dumb: boolean;
}

export interface ScreenSource {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly stdout: { readonly isTTY?: boolean; readonly columns?: number; readonly rows?: number };
  readonly platform: NodeJS.Platform;
}

/** Longer lines than this are hard to follow back to their start. */
const longestLine = 100;

/**
 * Describes the screen. FORCE_COLOR wins over NO_COLOR, as in Node itself; sizes of something that is no
 * terminal come from COLUMNS and LINES, else 80 by 24.
 */
export function describeScreen(source: ScreenSource): Screen {
  const { env, stdout } = source;
  const tty = stdout.isTTY === true;
  const dumb = env.TERM === 'dumb';
  return {
    tty,
    colour: colourOf(source, tty, dumb),
    unicode: isUnicode(env, tty),
    width: Math.max(20, size(tty ? stdout.columns : undefined) ?? size(env.COLUMNS) ?? 80),
    height: Math.max(3, size(tty ? stdout.rows : undefined) ?? size(env.LINES) ?? 24),
    dumb,
  };
}

/** Columns that prose is wrapped to: those of the screen, yet never more than can be read with ease. */
export function proseWidth(screen: Pick<Screen, 'width'>): number {
  return Math.min(screen.width, longestLine);
}

function colourOf({ env, platform }: ScreenSource, tty: boolean, dumb: boolean): Screen['colour'] {
  const forced = env.FORCE_COLOR;
  if (forced !== undefined) {
    if (forced === '0' || forced === 'false') return 0;
    if (forced === '2') return 2;
    return forced === '3' ? 3 : 1;
  }
  if (env.NO_COLOR !== undefined && env.NO_COLOR !== '') return 0;
  if (!tty || dumb) return 0;
  if (/^(truecolor|24bit)$/i.test(env.COLORTERM ?? '') || platform === 'win32') return 3;
  return /256(color)?$|direct$|^(xterm-kitty|xterm-ghostty|alacritty|wezterm)$/i.test(env.TERM ?? '') ? 2 : 1;
}

/** The first of these that is set decides, as in POSIX; with none set only a bare terminal is mistrusted. */
function isUnicode(env: ScreenSource['env'], tty: boolean): boolean {
  const locale = env.LC_ALL || env.LC_CTYPE || env.LANG;
  if (locale) return /utf-?8/i.test(locale);
  return !(tty && /^(linux|dumb|vt\d+|cons25)$/.test(env.TERM ?? ''));
}

function size(value: string | number | undefined): number | undefined {
  const number = typeof value === 'string' ? (/^\d{1,5}$/.test(value) ? Number(value) : 0) : (value ?? 0);
  return Number.isInteger(number) && number > 0 ? number : undefined;
}
