import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { UserError } from '../../errors.ts';
import { Client } from './client.ts';
import { firstListening, type Place } from './loopback.ts';

export interface ServerOptions {
  /** run in a shell: it is the learner's own */
  readonly command: string;
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly stop: AbortSignal;
}

const startTime = 30_000;
const stopTime = 5_000;
const afterKill = 1_000;
const keptOutput = 4_000;
const stopSignals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
const both = ['127.0.0.1', '::1'];

/** The learner's server, started by the checker in a group of processes of its own. */
export class Server {
  readonly dataFolder: string;
  readonly #options: ServerOptions;
  readonly #port: number;
  #child: ChildProcess | null = null;
  #said = '';
  #hasClosed = false;

  private constructor(options: ServerOptions, port: number) {
    this.#options = options;
    this.#port = port;
    this.dataFolder = mkdtempSync(join(tmpdir(), 'roadmap-project-'));
  }

  /** A server that will listen on a free port; `up` starts it. */
  static async make(options: ServerOptions): Promise<Server> {
    return new Server(options, await freePort());
  }

  /** Starts the command and waits until it answers. Throws UserError when it does not within 30 seconds. */
  async up(): Promise<Place> {
    const { stop } = this.#options;
    stop.throwIfAborted();
    const child = this.#spawn();
    const hasEnded = (): boolean => child.exitCode !== null || child.signalCode !== null;
    const until = performance.now() + startTime;
    while (performance.now() < until) {
      const ip = await firstListening(both, this.#port);
      const place = ip === null ? null : this.#placeAt(ip);
      if (place !== null && (await answers(place, stop))) return place;
      if (hasEnded()) break;
      await sleep(15, undefined, { signal: stop });
    }
    const ended = hasEnded();
    await this.down('SIGTERM');
    throw new UserError(
      ended ? 'The server ended before it answered.' : 'The server did not answer within 30 seconds.',
      {
        hint: `It has to listen on the port in the variable PORT, here ${this.#port}.${this.said === '' ? '' : ` It said: ${this.said}`}`,
      },
    );
  }

  #spawn(): ChildProcess {
    const { command, cwd, env } = this.#options;
    const child = spawn(command, {
      cwd,
      shell: true,
      detached: process.platform !== 'win32',
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...env, PORT: String(this.#port), DATA_DIR: this.dataFolder },
    });
    this.#child = child;
    this.#killWithUs(child);
    this.#said = '';
    for (const stream of [child.stdout, child.stderr])
      stream?.on('data', (part: Buffer) => {
        this.#said = (this.#said + part.toString('utf8')).slice(-keptOutput);
      });
    this.#hasClosed = false;
    child.once('close', () => {
      this.#hasClosed = true;
    });
    // where no shell could be started there is nothing to wait for
    child.once('error', () => {
      this.#hasClosed = true;
    });
    return child;
  }

  /** Whoever stops us a second time waits for nobody: what we started must not stay behind. */
  #killWithUs(child: ChildProcess): void {
    const { stop } = this.#options;
    const kill = (): void => {
      if (stop.aborted) killGroup(child, 'SIGKILL');
    };
    // before all others, of which one ends this process
    for (const signal of stopSignals) process.prependListener(signal, kill);
    child.once('close', () => {
      for (const signal of stopSignals) process.off(signal, kill);
    });
  }

  #placeAt(ip: string): Place {
    const host = `${ip.includes(':') ? `[${ip}]` : ip}:${this.#port}`;
    return { ip, port: this.#port, host };
  }

  /** The last lines it printed. */
  get said(): string {
    return this.#said.trim().split('\n').slice(-6).join('\n');
  }

  /** Ends the whole group: by this signal, and after 5 seconds for good. */
  async down(signal: 'SIGTERM' | 'SIGKILL'): Promise<void> {
    const child = this.#child;
    this.#child = null;
    if (child?.pid === undefined) return;
    // its streams close when the last process that holds them has ended, the shell's children as well
    const gone = new Promise<void>((done) => {
      if (this.#hasClosed) done();
      else child.once('close', () => done());
    });
    killGroup(child, signal);
    await Promise.race([gone, sleep(stopTime, undefined, { ref: false })]);
    killGroup(child, 'SIGKILL');
    await Promise.race([gone, sleep(afterKill, undefined, { ref: false })]);
    child.stdout?.destroy();
    child.stderr?.destroy();
  }

  /** Ends it and removes its data. */
  async close(): Promise<void> {
    await this.down('SIGTERM');
    rmSync(this.dataFolder, { recursive: true, force: true, maxRetries: 3 });
  }
}

/** Whether anything comes back for a request; what it is, the checks will see. */
async function answers(place: Place, stop: AbortSignal): Promise<boolean> {
  const client = new Client(place, place.host, stop);
  const probe = { method: 'GET', path: '/', headers: [], body: null, form: [], closeHalf: false };
  try {
    const answer = await client.send(probe);
    return !('trouble' in answer) || answer.trouble === 'broken-answer';
  } finally {
    await client.close();
  }
}

function killGroup(child: ChildProcess, signal: NodeJS.Signals): void {
  try {
    if (process.platform === 'win32') spawn('taskkill', ['/pid', String(child.pid), '/T', '/F']);
    else process.kill(-(child.pid as number), signal);
  } catch {
    // it is gone already
  }
}

function freePort(): Promise<number> {
  return new Promise((done, fail) => {
    const server = createServer();
    server.once('error', fail);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => done(typeof address === 'object' && address !== null ? address.port : 0));
    });
  });
}
