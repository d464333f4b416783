/** The person, the system or the end of input stopped what was being asked. Never a fault. */
export class Stopped extends Error {
  override readonly name = 'Stopped';

  constructor(reason?: unknown) {
    super('stopped', reason === undefined ? undefined : { cause: reason });
  }
}

const stops = new Set(['Stopped', 'ExitPromptError', 'AbortPromptError', 'CancelPromptError', 'AbortError']);

/** Whether an error only says that a prompt was stopped: Ctrl-C, a signal, or the end of input. */
export function isStop(error: unknown): boolean {
  // by name, so that asking does not load inquirer
  return error instanceof Error && stops.has(error.name);
}
