import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { freshFolder } from '../support/program.ts';

/** The topic beside whatever is hostile: it has to work all the same. */
const goodTopic = `---
title: HTTP
summary: How a browser asks for a page
minutes: 5
---

A request asks, a response answers.

## Quiz

### Which method only reads? {#reads}

- [x] GET
- [ ] POST

> GET asks for a page and leaves all as it was.
`;

/** A roadmap of one good topic, `http`, to put strange things into. Paths have `/`; a name may be bytes. */
export class Folder {
  readonly path = freshFolder('hostile');
  readonly #topics: string[] = [];

  constructor() {
    this.put('roadmap.yaml', 'format: 1\nid: sample\ntitle: Sample\n');
    this.put('01-basics/stage.yaml', 'title: Basics\ntopics: [http]\n');
    this.put('01-basics/http.md', goodTopic);
  }

  at(path: string): string {
    return join(this.path, path);
  }

  put(path: string, content: string | Uint8Array): void {
    mkdirSync(dirname(this.at(path)), { recursive: true });
    writeFileSync(this.at(path), content);
  }

  /** A topic in the stage of strange ones, which comes last. */
  topic(name: string, content: string | Uint8Array): void {
    this.#topics.push(name);
    this.put(`99-strange/${name}`, content);
  }

  /** Files of strange topics. */
  get files(): readonly string[] {
    return this.#topics.map((name) => this.at(`99-strange/${name}`));
  }

  /** The stage of strange topics lists these. */
  lists(ids: readonly string[]): void {
    this.put(
      '99-strange/stage.yaml',
      `title: Strange\ntopics:\n${ids.map((id) => `  - ${JSON.stringify(id)}\n`).join('')}`,
    );
  }

  folder(path: string): void {
    mkdirSync(this.at(path), { recursive: true });
  }

  link(target: string, path: string): void {
    this.folder(dirname(path));
    symlinkSync(target, this.at(path));
  }

  pipe(path: string): void {
    this.folder(dirname(path));
    execFileSync('mkfifo', [this.at(path)]);
  }

  socket(path: string): void {
    this.folder(dirname(path));
    // whoever listens ends at once and leaves the socket behind
    spawnSync(process.execPath, [
      '-e',
      'require("net").createServer().listen(process.argv[1], () => process.kill(process.pid, "SIGKILL"))',
      this.at(path),
    ]);
  }

  /** A file of so many bytes that takes no place on the disk. */
  sparse(path: string, bytes: number): void {
    this.put(path, '');
    truncateSync(this.at(path), bytes);
  }

  /** A file whose name is these bytes; nothing where the disk refuses such a name. */
  named(folder: string, name: Uint8Array, content: string): void {
    this.folder(folder);
    try {
      writeFileSync(Buffer.concat([Buffer.from(`${this.at(folder)}/`), name]), content);
    } catch {
      // then nobody can be sent such a file either
    }
  }
}
