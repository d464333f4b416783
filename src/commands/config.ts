import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { App } from '../app.ts';
import { shownPath } from '../content/entry.ts';
import { SETTINGS } from '../store/setting-table.ts';
import { columnsOrBlocks } from '../terminal/table.ts';

export type ConfigOptions =
  | { readonly action: 'list'; readonly json?: boolean | undefined }
  | { readonly action: 'path' }
  | { readonly action: 'get' | 'unset'; readonly key: string }
  | { readonly action: 'set'; readonly key: string; readonly value: string };

const told = (value: unknown): string => String(value ?? 'default');

/** Settings: list, read, change, and where they are kept. */
export async function run(options: ConfigOptions, app: App): Promise<void> {
  const { settings } = app;
  switch (options.action) {
    case 'list': {
      if (options.json === true) return app.printJson(settings.values);
      const rows = settings
        .list()
        .map(({ key, value, isDefault }) => [
          key,
          told(value),
          isDefault ? '(default)' : '',
          SETTINGS[key].meaning,
        ]);
      return app.print(columnsOrBlocks(rows, { width: app.screen.width - 1 }));
    }
    case 'path':
      return app.print(settings.path);
    case 'get':
      return app.print(told(settings.get(options.key)));
    case 'unset':
      await settings.unset(options.key);
      return app.print(`${options.key} = ${told(settings.get(options.key))}`);
    case 'set': {
      // a folder is meant from where one stands now, not from wherever the setting is read
      const value =
        options.key === 'roadmap' && options.value !== 'default'
          ? resolve(app.world.cwd, options.value)
          : options.value;
      await settings.set(options.key, value);
      if (options.key === 'roadmap' && value !== 'default' && !existsSync(join(value, 'roadmap.yaml')))
        app.tell([`There is no roadmap in ${shownPath(value)} yet: no roadmap.yaml stands there.`]);
      return app.print(`${options.key} = ${told(settings.get(options.key))}`);
    }
  }
}
