import { type ChildProcess, execFileSync, spawn, spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A throwaway server that proofs run against. */
export interface Service {
  /** what a proof is told of it */
  readonly env: Readonly<Record<string, string>>;
  /** makes it empty for the next proof */
  clear(): void;
  stop(): void;
}

/** Whether a program is there. */
export const hasProgram = (name: string): boolean =>
  spawnSync('bash', ['-c', `command -v '${name}'`]).status === 0;

const started = new Map<string, Promise<Service | null>>();

/** Starts a service once; null where it is not installed. */
export function service(name: string): Promise<Service | null> | null {
  const start = services[name];
  if (start === undefined) return null;
  let running = started.get(name);
  if (running === undefined) {
    running = start();
    started.set(name, running);
  }
  return running;
}

export async function stopAll(): Promise<void> {
  for (const running of started.values()) (await running)?.stop();
}

const services: Readonly<Record<string, () => Promise<Service | null>>> = {
  postgres,
  redis,
  mariadb,
  memcached,
};

const folder = (name: string): string => {
  const made = mkdtempSync(join(tmpdir(), `proof-${name}-`));
  chmodSync(made, 0o755);
  return made;
};

const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const server = createServer();
    server.on('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0));
    });
  });

/** Servers refuse to run as root: there they run as the user their package made. */
function asUser(user: string, command: readonly string[]): readonly [string, string[]] {
  const [program, ...rest] = command as [string, ...string[]];
  return process.getuid?.() === 0 ? ['runuser', ['-u', user, '--', program, ...rest]] : [program, rest];
}

async function ready(probe: () => boolean): Promise<void> {
  for (let tries = 0; tries < 200; tries++) {
    if (probe()) return;
    await new Promise((done) => setTimeout(done, 50));
  }
  throw new Error('a service did not come up');
}

const quiet = { stdio: 'ignore' } as const;

async function postgres(): Promise<Service | null> {
  const versions = existsSync('/usr/lib/postgresql') ? readdirSync('/usr/lib/postgresql').sort() : [];
  const bin = versions.length > 0 ? `/usr/lib/postgresql/${versions[versions.length - 1]}/bin` : null;
  if (bin === null || !hasProgram('psql')) return null;
  const data = folder('postgres');
  if (process.getuid?.() === 0) execFileSync('chown', ['postgres', data]);
  const port = await freePort();
  const initdb = asUser('postgres', [
    `${bin}/initdb`,
    '-D',
    `${data}/db`,
    '-U',
    'postgres',
    '-A',
    'trust',
    '-E',
    'UTF8',
    '--locale=C.UTF-8',
  ]);
  execFileSync(initdb[0], initdb[1], { ...quiet, cwd: data });
  const [program, args] = asUser('postgres', [
    `${bin}/postgres`,
    '-D',
    `${data}/db`,
    '-p',
    String(port),
    '-k',
    data,
    '-c',
    'listen_addresses=127.0.0.1',
    '-c',
    'fsync=off',
  ]);
  const server = spawn(program, args, { ...quiet, cwd: data });
  const env = { PGHOST: '127.0.0.1', PGPORT: String(port), PGUSER: 'postgres', PGDATABASE: 'proof' };
  const psql = (sql: string) =>
    spawnSync('psql', ['-X', '-q', '-d', 'postgres', '-c', sql], {
      ...quiet,
      env: { ...process.env, ...env },
    }).status === 0;
  await ready(() => psql('SELECT 1'));
  return {
    env,
    clear: () => {
      psql('DROP DATABASE IF EXISTS proof WITH (FORCE)');
      if (!psql('CREATE DATABASE proof')) throw new Error('no empty database could be made');
    },
    stop: () => end(server, data),
  };
}

async function redis(): Promise<Service | null> {
  if (!hasProgram('redis-server')) return null;
  const data = folder('redis');
  const port = await freePort();
  const server = spawn(
    'redis-server',
    ['--port', String(port), '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no', '--dir', data],
    quiet,
  );
  const cli = (...args: string[]) =>
    spawnSync('redis-cli', ['-p', String(port), ...args], quiet).status === 0;
  await ready(() => cli('PING'));
  return {
    env: { REDIS_PORT: String(port) },
    clear: () => void cli('FLUSHALL'),
    stop: () => end(server, data),
  };
}

async function mariadb(): Promise<Service | null> {
  if (!hasProgram('mariadb') || !hasProgram('mariadb-install-db') || !existsSync('/usr/sbin/mariadbd'))
    return null;
  const data = folder('mariadb');
  mkdirSync(join(data, 'db'));
  if (process.getuid?.() === 0) execFileSync('chown', ['-R', 'mysql', data]);
  const socket = join(data, 's');
  const install = asUser('mysql', [
    'mariadb-install-db',
    `--datadir=${data}/db`,
    '--auth-root-authentication-method=normal',
    '--skip-test-db',
    '--no-defaults',
  ]);
  execFileSync(install[0], install[1], { ...quiet, cwd: data });
  const [program, args] = asUser('mysql', [
    '/usr/sbin/mariadbd',
    '--no-defaults',
    `--datadir=${data}/db`,
    `--socket=${socket}`,
    '--skip-networking',
    `--pid-file=${data}/pid`,
  ]);
  const server = spawn(program, args, { ...quiet, cwd: data });
  const sql = (text: string) =>
    spawnSync('mariadb', ['-u', 'root', `--socket=${socket}`, '-e', text], quiet).status === 0;
  await ready(() => sql('SELECT 1'));
  return {
    env: { MYSQL_SOCKET: socket, MYSQL_DB: 'proof' },
    clear: () => {
      if (!sql('DROP DATABASE IF EXISTS proof; CREATE DATABASE proof CHARACTER SET utf8mb4'))
        throw new Error('no empty database could be made');
    },
    stop: () => end(server, data),
  };
}

async function memcached(): Promise<Service | null> {
  if (!hasProgram('memcached')) return null;
  const port = await freePort();
  const root = process.getuid?.() === 0 ? ['-u', 'nobody'] : [];
  const server = spawn('memcached', ['-l', '127.0.0.1', '-p', String(port), ...root], quiet);
  const say = (command: string) =>
    spawnSync(
      'bash',
      [
        '-c',
        `exec 3<>/dev/tcp/127.0.0.1/${port} && printf '${command}\\r\\nquit\\r\\n' >&3 && timeout 2 cat <&3`,
      ],
      { encoding: 'utf8' },
    );
  await ready(() => say('version').stdout.includes('VERSION'));
  return {
    env: { MEMCACHED_PORT: String(port) },
    clear: () => void say('flush_all'),
    stop: () => end(server, null),
  };
}

function end(server: ChildProcess, data: string | null): void {
  server.kill('SIGTERM');
  server.once('exit', () => data !== null && rmSync(data, { recursive: true, force: true }));
}
