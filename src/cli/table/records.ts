import { Option } from 'commander';
import { type Entry, json } from '../parts.ts';

const pipe = '         roadmap export | ssh laptop roadmap import -';

/** What was recorded: out, in, and whether it is in order. */
export const recordsCommands: Readonly<Record<string, Entry>> = {
  export: ({ command, act }) =>
    command('all your progress, to keep or to take elsewhere', 'roadmap export progress.jsonl')
      .addHelpText('after', pipe)
      .argument('[file]', 'a file that is not there yet, or - (default: standard output)')
      .option('--force', 'replace a file that is there')
      .addOption(new Option('--json', 'with a file: print what was written as one JSON document'))
      .action(
        act(async (app, file: string | undefined, options) =>
          (await import('../../commands/export.ts')).run({ file, ...options }, app),
        ),
      ),
  import: ({ command, act }) =>
    command('progress from elsewhere, added to yours', 'roadmap import progress.jsonl')
      .addHelpText('after', pipe)
      .argument('<files...>', 'exports, journals, backups (.gz) or folders of them; - for standard input')
      .option('--dry-run', 'say what would come in, change nothing')
      .addOption(json())
      .action(
        act(async (app, files: string[], options) =>
          (await import('../../commands/import.ts')).run({ files, ...options }, app),
        ),
      ),
  doctor: ({ command, act, version }) =>
    command('is everything in order? Repairs, and reports for a bug report', 'roadmap doctor --fix')
      .option('--fix', 'also bring back from backups what the journals lack')
      .addOption(json())
      .action(
        act(async (app, options) =>
          (await import('../../commands/doctor.ts')).run({ version, ...options }, app),
        ),
      ),
};
