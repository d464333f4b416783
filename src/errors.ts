/** What was asked cannot be done: one sentence that says so and one that repairs it. */
export class UserError extends Error {
  readonly hint: string | null;
  /** 1: could not be done; 2: wrong use, or no terminal */
  readonly exit: 1 | 2;

  constructor(message: string, options: { hint?: string; exit?: 1 | 2; cause?: unknown } = {}) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.name = 'UserError';
    this.hint = options.hint ?? null;
    this.exit = options.exit ?? 1;
  }

  /** The same with another hint. */
  hinting(hint: string): UserError {
    const { message, exit, cause, stack } = this;
    return Object.assign(new UserError(message, { hint, exit, cause }), { stack });
  }

  /** How it is told where things go on all the same. */
  get sentences(): readonly string[] {
    return this.hint === null ? [this.message] : [this.message, this.hint];
  }
}

/** An error that is to be told, as such; any other is a bug and goes on its way. */
export function toUserError(error: unknown): UserError {
  if (error instanceof UserError) return error;
  throw error;
}

/** What the system calls an error, `ENOENT` say; what is thrown without such a code is said in its own words. */
export const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error ? String(error.code) : String(error);
