import { type Command, Option } from 'commander';
import { UserError } from '../../errors.ts';
import { exportFormats, importFormats } from '../../exchange/format-names.ts';
import { between, type Entry, inside, json, type Parts, plain, selectors } from '../parts.ts';

/** Writing a roadmap, checking it, and other people's quizzes. */
export const authorCommands: Readonly<Record<string, Entry>> = {
  check: ({ command, act }) =>
    command('validate content files', 'roadmap check my-roadmap')
      .argument(
        '[paths...]',
        'folders with a roadmap.yaml, files or folders in one, or patterns (default: the roadmap in use)',
      )
      .addOption(
        new Option('--format <name>', 'how to report')
          .choices(['pretty', 'json', 'github', 'sarif'])
          .default('pretty'),
      )
      .option('--quiet', 'list errors only')
      .option('--max-warnings <number>', 'fail when there are more warnings', between(0))
      .option('--fix', 'repair what can be repaired without changing what is meant')
      .option('--dry-run', 'with --fix: show the patch, write nothing')
      .option('--since <ref>', 'compare with a git revision: what would learners lose?')
      .option('--watch', 'check again whenever a file changes')
      .option('--explain <code>', 'say what a code means, with examples')
      .option('--stdin-name <path>', 'check standard input as the text of this file')
      .option('--stats', 'add figures over all questions')
      .addOption(json())
      .action(
        act(async (app, paths: string[], { json: isJson, format, ...options }, made: Command) => {
          const isOther = made.getOptionValueSource('format') === 'cli' && format !== 'json';
          if (isJson && isOther)
            throw new UserError(`--json stands for --format json, and --format ${format} for another one.`, {
              exit: 2,
              hint: 'Leave one of them out.',
            });
          const { run } = await import('../../commands/check.ts');
          return run({ paths, ...options, format: isJson ? 'json' : format }, app);
        }),
      ),
  'import-quiz': ({ command, act }) =>
    command("read other people's quizzes into topics", 'roadmap import-quiz git-quiz.md --to my-roadmap')
      .argument('<files...>', 'Markdown, quizdown, GIFT, Aiken, mdbook-quiz or Anki text')
      .requiredOption('--to <dir>', 'a roadmap or a stage; what is not there yet is made')
      .addOption(
        new Option('--from <format>', 'what the files are written in (default: told from each)').choices(
          importFormats,
        ),
      )
      .addOption(json())
      .action(
        act(async (app, files: string[], { to, from, ...options }) =>
          (await import('../../commands/import-quiz.ts')).run(
            { files, to, from: from ?? null, ...options },
            app,
          ),
        ),
      ),
  'export-quiz': ({ command, act }) =>
    command('write questions in a format of others', 'roadmap export-quiz http --format gift --to http.gift')
      .addArgument(selectors(false))
      .addOption(new Option('--format <format>', 'the format').choices(exportFormats).makeOptionMandatory())
      .option('--to <file>', 'a file that is not there yet (default: standard output)')
      .action(
        act(async (app, words: string[], options) =>
          (await import('../../commands/export-quiz.ts')).run({ selectors: words, ...options }, app),
        ),
      ),
  analyze: ({ command, act }) =>
    command('how questions fare, from logs that learners share', 'roadmap analyze logs/*.jsonl')
      .argument(
        '<logs...>',
        'journals (journal/*.jsonl of a data folder) or exports; they are counted, not named',
      )
      .addOption(json())
      .action(
        act(async (app, logs: string[], options) =>
          (await import('../../commands/analyze.ts')).run({ logs, ...options }, app),
        ),
      ),
  new: ({ command, act }) =>
    addKinds(command('begin a roadmap, a stage or a topic of your own', 'roadmap new roadmap tea'), act),
  preview: ({ command, act }) =>
    command(
      'a topic as learners see it, with what is wrong; records nothing',
      'roadmap preview tea/01-basics/water.md',
    )
      .argument('<file>', 'the file of a topic, in Markdown or YAML')
      .addOption(plain())
      .option('--width <columns>', 'as in a terminal of so many columns', between(20, 1000))
      .addOption(json())
      .action(
        act(async (app, file: string, options) =>
          (await import('../../commands/preview.ts')).run({ file, ...options }, app),
        ),
      ),
  schema: ({ command, act }) =>
    command('the JSON Schema of a kind of file, for editors', 'roadmap schema topic')
      .argument('[name]', 'roadmap, stage, topic or front-matter (default: list them)')
      .action(
        act(async (app, name: string | undefined) =>
          (await import('../../commands/schema.ts')).run({ name }, app),
        ),
      ),
};

function addKinds(parent: Command, act: Parts['act']): void {
  const load = () => import('../../commands/new.ts');
  const add = (name: string, about: string, example: string): Command =>
    inside(parent, name, about, example)
      .argument('<id>', 'lower-case letters, digits and hyphens')
      .option('--title <text>', 'its title (default: made from the id)');
  const yaml = (): Option => new Option('--yaml', 'write the topic in YAML instead of Markdown');
  add('roadmap', 'a roadmap with a stage and a topic in it', 'roadmap new roadmap tea --title "Tea" --ci')
    .argument('[dir]', 'where (default: a folder called like the id)')
    .addOption(yaml())
    .option('--ci', 'with a GitHub workflow that checks it')
    .action(
      act(async (app, id: string, folder: string | undefined, options) =>
        (await load()).run({ what: 'roadmap', id, folder, ...options }, app),
      ),
    );
  add('stage', 'a stage: a folder with the next number', 'roadmap new stage brewing')
    .option('--in <stage>', 'inside another stage')
    .action(
      act(async (app, id: string, options) => (await load()).run({ what: 'stage', id, ...options }, app)),
    );
  add('topic', 'a topic, put at the end of its stage', 'roadmap new topic water --in brewing')
    .requiredOption('--in <stage>', 'the stage: an id, an alias, a number such as 2.1, or its folder')
    .addOption(yaml())
    .action(
      act(async (app, id: string, options) => (await load()).run({ what: 'topic', id, ...options }, app)),
    );
}
