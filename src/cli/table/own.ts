import { Argument } from 'commander';
import * as completionCommand from '../../commands/completion.ts';
import { type Entry, inside, json } from '../parts.ts';

/** What is the learner's own: settings and the shell. */
export const ownCommands: Readonly<Record<string, Entry>> = {
  config: ({ command, act }) => {
    const load = () => import('../../commands/config.ts');
    const config = command('settings', 'roadmap config set session 15');
    inside(config, 'list', 'all settings with their values', 'roadmap config list')
      .addOption(json())
      .action(
        act(async (app, options: { json?: boolean }) =>
          (await load()).run({ action: 'list', ...options }, app),
        ),
      );
    inside(config, 'get <key>', 'one setting', 'roadmap config get session').action(
      act(async (app, key: string) => (await load()).run({ action: 'get', key }, app)),
    );
    inside(config, 'set <key> <value>', 'change a setting', 'roadmap config set confidence on').action(
      act(async (app, key: string, value: string) => (await load()).run({ action: 'set', key, value }, app)),
    );
    inside(config, 'unset <key>', 'back to the default', 'roadmap config unset session').action(
      act(async (app, key: string) => (await load()).run({ action: 'unset', key }, app)),
    );
    inside(config, 'path', 'where settings are kept', 'roadmap config path').action(
      act(async (app) => (await load()).run({ action: 'path' }, app)),
    );
  },
  completion: ({ command, act }) =>
    command(
      'a script for your shell that completes commands, flags and names',
      'eval "$(roadmap completion bash)"',
    )
      .addArgument(new Argument('<shell>', 'your shell').choices(completionCommand.shells))
      .addHelpText('after', installing)
      .action(act((app, shell: completionCommand.Shell) => completionCommand.run({ shell }, app))),
};

const installing = `
To have it in every shell:
  bash  in ~/.bashrc:  eval "$(roadmap completion bash)"
  zsh   in ~/.zshrc, below compinit:  eval "$(roadmap completion zsh)"
  fish  roadmap completion fish > ~/.config/fish/completions/roadmap.fish`;
