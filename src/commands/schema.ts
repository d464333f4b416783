import type { App } from '../app.ts';
import { nearest } from '../content/nearest.ts';
import { type SchemaName, schemaAbout, schemaNames, schemaText } from '../content/schemas.ts';
import { UserError } from '../errors.ts';
import { oneLine } from '../terminal/sanitise.ts';
import { wrap } from '../terminal/width.ts';

export interface SchemaOptions {
  /** without one, those there are get listed */
  readonly name?: string | undefined;
}

/** Prints the JSON Schema of a kind of file, for editors. Throws UserError (2) for a name there is not. */
export async function run({ name }: SchemaOptions, app: App): Promise<void> {
  if (name === undefined) {
    const gutter = Math.max(...schemaNames.map((one) => one.length)) + 2;
    const rows = schemaNames.map((one) =>
      wrap(schemaAbout(one), app.screen.width - 1, {
        indent: one.padEnd(gutter),
        hang: ' '.repeat(gutter),
      }),
    );
    return app.print(rows.join('\n'));
  }
  if (!isName(name)) {
    const meant = nearest(name, schemaNames);
    throw new UserError(`There is no schema "${oneLine(name, 60)}".`, {
      exit: 2,
      hint: meant === null ? `There are: ${schemaNames.join(', ')}.` : `Did you mean "${meant}"?`,
    });
  }
  app.print(schemaText(name));
}

const isName = (word: string): word is SchemaName => (schemaNames as readonly string[]).includes(word);
