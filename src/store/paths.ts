import type { PlatformPath } from 'node:path';
import { UserError } from '../errors.ts';

/** What decides where the data folder is. */
export interface Whereabouts {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly home: string | null;
  readonly platform: NodeJS.Platform;
  readonly cwd: string;
  readonly path: Pick<PlatformPath, 'isAbsolute' | 'join' | 'resolve'>;
}

/**
 * The absolute folder everything is written under: `$ROADMAP_HOME`, else the platform's own data folder.
 * @throws UserError when there is neither that variable nor a home folder
 */
export function dataFolder(where: Whereabouts): string {
  const { env, platform, path } = where;
  const chosen = env.ROADMAP_HOME;
  if (chosen) return path.resolve(where.cwd, chosen);
  if (platform === 'win32') {
    return path.join(
      absolute(where, env.LOCALAPPDATA) ?? path.join(home(where), 'AppData', 'Local'),
      'roadmap',
    );
  }
  if (platform === 'darwin') return path.join(home(where), 'Library', 'Application Support', 'roadmap');
  // XDG Base Directory Specification: a relative path in these variables is invalid and ignored.
  return path.join(
    absolute(where, env.XDG_DATA_HOME) ?? path.join(home(where), '.local', 'share'),
    'roadmap',
  );
}

function absolute({ path }: Whereabouts, folder: string | undefined): string | null {
  return folder && path.isAbsolute(folder) ? folder : null;
}

function home(where: Whereabouts): string {
  // A relative or empty HOME would scatter the data over whatever folder one happens to stand in.
  const folder = absolute(where, where.home ?? undefined);
  if (folder !== null) return folder;
  throw new UserError('There is no home folder to keep your progress in.', {
    hint: 'Set ROADMAP_HOME to a folder you can write to.',
  });
}
