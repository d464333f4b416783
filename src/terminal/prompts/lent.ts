import { Writable } from 'node:stream';
import type { PromptContext } from './context.ts';

/**
 * The output as a prompt may have it: inquirer ends whatever it wrote to, unless that is the process's own
 * standard output, and the next prompt needs it again.
 */
export function lent(output: PromptContext['output']): Writable {
  const stream = new Writable({
    decodeStrings: false,
    write(chunk: string | Uint8Array, _encoding, done) {
      output.write(chunk);
      // at once, so that what is written here and what is written directly keep their order
      done();
    },
  });
  return Object.defineProperties(stream, {
    isTTY: { value: true },
    columns: { get: () => output.columns },
    rows: { get: () => output.rows },
  });
}
