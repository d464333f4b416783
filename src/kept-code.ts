import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { basename, dirname, join, posix, win32 } from 'node:path';
import { writeWhole } from './content/disk/write-whole.ts';
import { dataFolder } from './store/paths.ts';

/** What V8 once compiled of a file of the program, which saves a start a third of its time. */
export interface KeptCode {
  /** made by this very release of Node: V8 would take that of another with its own number, and crash */
  readonly found: Buffer | undefined;
  /** has what V8 makes now kept for the next start, once this command ended well */
  keep(make: () => Buffer): void;
}

/**
 * Looks up what was compiled of a file: by this very Node for this command, else what ships beside the file. It is kept
 * in the platform's own folder alone: a data folder that ROADMAP_HOME names may be anybody's, and code is not data.
 * Nothing here fails: without it the file is compiled as ever.
 */
export function keptCode(host: NodeJS.Process, file: string): KeptCode {
  const { version, platform, arch } = host;
  const own = ownFile(host, file);
  const shipped = [file, version, platform, arch, 'code'].join('.');
  return {
    found: (own === null ? undefined : tryRead(own)) ?? tryRead(shipped),
    keep(make) {
      if (own === null) return;
      host.once('exit', (code) => {
        if (code !== 0) return;
        try {
          writeWhole(own, [make()]);
          for (const name of readdirSync(dirname(own)))
            if (!name.startsWith(build)) rmSync(join(dirname(own), name), { force: true });
        } catch {
          // it only saves time
        }
      });
    },
  };
}

const build = process.env.ROADMAP_BUILD ?? '0.0.0-source';

/** Where this Node's code for the command that runs is kept, or null where it is not. */
function ownFile({ env, platform, version, arch, argv, cwd }: NodeJS.Process, file: string): string | null {
  const command = argv[2] ?? 'home';
  if (env.ROADMAP_HOME || !/^[a-z_-]{1,20}$/.test(command)) return null;
  const home = env.HOME ?? env.USERPROFILE ?? null;
  try {
    const path = platform === 'win32' ? win32 : posix;
    const folder = dataFolder({ env, home, platform, cwd: cwd(), path });
    return join(folder, 'cache', 'code', [build, version, arch, command, basename(file), 'code'].join('.'));
  } catch {
    return null;
  }
}

function tryRead(file: string): Buffer | undefined {
  try {
    return readFileSync(file);
  } catch {
    return undefined;
  }
}
