import { spawnSync } from 'node:child_process';
import { realpathSync } from 'node:fs';
import type { Entry } from '../content/entry.ts';
import { isIgnored } from '../content/entry.ts';
import { codeOf, UserError } from '../errors.ts';
import { wayTo } from '../ways.ts';

/** A roadmap as it was at a commit. */
export interface Revision {
  /** the whole name of the commit */
  readonly commit: string;
  /** its files; none when the folder was not there yet */
  readonly entries: readonly Entry[];
}

const MB = 1024 * 1024;
/** What a roadmap may hold of each file. */
const mostBytes = MB;
/**
 * What is read of a revision: a few trees that name each other many times over make millions of files. The list names
 * folders as well, since some may hold nothing else, and git opens each file for its size.
 */
const most = { list: 1.5 * MB, text: 64 * MB, files: 10_000 };
/** ms that git may take for one answer */
const patience = 20_000;

/**
 * The files of a folder as they were at a revision of the repository it stands in. Git runs without a shell, and a ref is
 * never taken for an option. Throws UserError outside of a repository, for an unknown ref, where there is more than is read
 * or git takes too long, and without git.
 */
export function readRevision(folder: string, ref: string, env: Environment): Revision {
  const at = realpathSync(folder);
  const git: Git = (argv, call = {}) => run(at, argv, env, call);
  const top = git(['rev-parse', '--show-toplevel']);
  if (top.status !== 0)
    throw new UserError(`${folder} stands in no git repository, so there is nothing to compare it with.`, {
      hint: `git says: ${firstLine(top.err)}`,
    });
  const named = ref.startsWith('-')
    ? null
    : git(['rev-parse', '--verify', '--quiet', '--end-of-options', `${ref}^{commit}`]);
  const commit = named?.out.toString('utf8').trim() ?? '';
  if (!/^[0-9a-f]{40,64}$/.test(commit))
    throw new UserError(`"${ref.slice(0, 80)}" is no revision that git knows here.`, {
      exit: 2,
      hint: 'Name a branch, a tag or a commit, such as main, v1.0 or HEAD~1.',
    });
  const root = realpathSync(top.out.toString('utf8').replace(/\r?\n$/, ''));
  const prefix = wayTo(root, at);
  const blobs = listTree(commit, prefix, git);
  if (blobs.length > most.files || blobs.reduce((sum, { size }) => sum + size, 0) > most.text)
    throw tooMuch();
  return { commit, entries: entriesOf(blobs, git) };
}

export type Environment = Readonly<Record<string, string | undefined>>;

interface Ran {
  readonly status: number | null;
  readonly out: Buffer;
  readonly err: string;
}

/** What git is given, and how many bytes it may answer. */
interface Call {
  readonly input?: string;
  readonly bytes?: number;
}

type Git = (argv: readonly string[], call?: Call) => Ran;

function run(folder: string, argv: readonly string[], env: Environment, { input, bytes = MB }: Call): Ran {
  // what a hook is told of its own repository would lead git to that one; and nothing here is to ask or to fetch
  const own = Object.fromEntries(Object.entries(env).filter(([name]) => !ofARepository.test(name)));
  const options = ['-c', 'core.fsmonitor=false', '-c', 'core.quotePath=false', '-C', folder];
  const { status, stdout, stderr, error } = spawnSync('git', [...options, ...argv], {
    input,
    maxBuffer: bytes,
    timeout: patience,
    killSignal: 'SIGKILL',
    env: { ...own, GIT_TERMINAL_PROMPT: '0', GIT_OPTIONAL_LOCKS: '0', GIT_NO_LAZY_FETCH: '1', LC_ALL: 'C' },
  });
  const code = error === undefined ? null : codeOf(error);
  if (code === 'ENOBUFS') throw tooMuch();
  if (code === 'ETIMEDOUT')
    throw new UserError(`git took more than ${patience / 1000} seconds to answer.`, {
      hint: 'Try it again when the machine has less to do, or leave --since out.',
    });
  if (error !== undefined)
    throw new UserError(`git could not be run (${code}).`, {
      hint: 'Install git, or leave --since out.',
      cause: error,
    });
  return { status, out: stdout, err: stderr.toString('utf8') };
}

const ofARepository =
  /^GIT_(?:DIR|WORK_TREE|INDEX_FILE|PREFIX|COMMON_DIR|NAMESPACE|OBJECT_DIRECTORY|ALTERNATE_OBJECT_DIRECTORIES)$/;

interface Blob {
  readonly id: string;
  readonly size: number;
  readonly path: string;
}

/** The regular files below a folder that are no more than a roadmap may hold. */
function listTree(commit: string, prefix: string, git: Git): Blob[] {
  const tree = prefix === '' ? commit : `${commit}:${prefix}`;
  const { status, out } = git(['ls-tree', '-r', '-t', '-z', '-l', '--full-tree', tree], {
    bytes: most.list,
  });
  // the folder was not there then
  if (status !== 0) return [];
  return out
    .toString('utf8')
    .split('\0')
    .flatMap((line): Blob[] => {
      const match = line.match(/^100(?:644|755|664) blob ([0-9a-f]+) +(\d+)\t(.+)$/s);
      if (match === null) return [];
      const [, id, size, path] = match as unknown as [string, string, string, string];
      return Number(size) > mostBytes || path.split('/').some(isIgnored)
        ? []
        : [{ id, size: Number(size), path }];
    });
}

/** Reads all blobs through one process. */
function entriesOf(blobs: readonly Blob[], git: Git): Entry[] {
  if (blobs.length === 0) return [];
  const { out } = git(['cat-file', '--batch'], {
    input: `${blobs.map(({ id }) => id).join('\n')}\n`,
    // a line stands above each
    bytes: most.text + blobs.length * 100,
  });
  const entries: Entry[] = [];
  let at = 0;
  for (const { size, path } of blobs) {
    const head = out.indexOf(10, at);
    if (head < 0) break;
    // what cannot be had, as in a partial clone, has no bytes: `<id> missing`
    if (!out.toString('latin1', at, head).endsWith(` blob ${size}`)) {
      at = head + 1;
      continue;
    }
    entries.push({ kind: 'file', path, bytes: out.subarray(head + 1, head + 1 + size) });
    at = head + 1 + size + 1;
  }
  return entries;
}

const tooMuch = (): UserError =>
  new UserError('There is more at that revision than is read.', {
    hint: `A roadmap to compare with has at most ${most.files.toLocaleString('en')} files and ${most.text / MB} MB.`,
  });

const firstLine = (text: string): string => text.trim().split('\n')[0] ?? '';
