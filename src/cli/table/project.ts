import { type Entry, inside, json } from '../parts.ts';

/** Building servers, and having them checked. */
export const projectCommands: Readonly<Record<string, Entry>> = {
  project: ({ command, act }) => {
    const project = command(
      'build a server, and have it checked',
      'roadmap project check hello-api --start "node server.js"',
    );
    inside(project, 'list', 'the projects, each with its state', 'roadmap project list')
      .addOption(json())
      .action(
        act(async (app, options) => (await import('../../commands/project/list.ts')).run(options, app)),
      );
    inside(project, 'show <project>', 'what to build, and what is checked', 'roadmap project show hello-api')
      .addOption(json())
      .action(
        act(async (app, id: string, options) =>
          (await import('../../commands/project/show.ts')).run({ id, ...options }, app),
        ),
      );
    inside(
      project,
      'start <project> [dir]',
      'write the brief and all requests into an empty folder',
      'roadmap project start hello-api ~/hello-api',
    ).action(
      act(async (app, id: string, folder: string | undefined) =>
        (await import('../../commands/project/start.ts')).run({ id, folder }, app),
      ),
    );
    inside(
      project,
      'check <project>',
      'prove over HTTP that the server does what was asked',
      'roadmap project check hello-api --start "node server.js"',
    )
      .option('--url <url>', 'a server that runs on this machine already')
      .option('--start <command>', 'start the server with this command, in your shell')
      .option('--only <check>', 'run this check alone')
      .option('--seed <text>', 'the same seed makes the same values')
      .option('--watch', 'run again whenever a file in this folder changes')
      .addOption(json())
      .action(
        act(async (app, id: string, options) =>
          (await import('../../commands/project/check.ts')).run({ id, ...options }, app),
        ),
      );
    inside(project, 'status', 'how far you are with each project', 'roadmap project status')
      .addOption(json())
      .action(
        act(async (app, options) => (await import('../../commands/project/status.ts')).run(options, app)),
      );
  },
};
