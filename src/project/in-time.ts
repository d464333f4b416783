import { createContext, Script } from 'node:vm';
import { CheckerFault } from './checker-fault.ts';

const context = createContext({ work: null });
const script = new Script('work()');

/**
 * Does work that could take for ever, and stops it after so many ms: loops, and regular expressions, which nothing else
 * can interrupt. Until it ends no signal is heard, so the time is short. Throws CheckerFault, which says `late`.
 */
export function inTime<T>(
  work: () => T,
  { ms = 1_000, late = 'What this check asks for takes longer to work out than a second.' } = {},
): T {
  context.work = work;
  try {
    return script.runInContext(context, { timeout: ms }) as T;
  } catch (error) {
    // the error is one of the other context's, no Error of this one
    if ((error as { code?: unknown } | null)?.code === 'ERR_SCRIPT_EXECUTION_TIMEOUT')
      throw new CheckerFault(late);
    throw error;
  }
}
