import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';

/** Files that are larger are not looked into. */
const largestFile = 64 * 1024 * 1024;

/** The name of a file in this folder that holds the text, or null. What vanishes meanwhile holds nothing. */
export async function fileHolding(folder: string, text: string, stop: AbortSignal): Promise<string | null> {
  for (const entry of await readdir(folder, { withFileTypes: true }).catch(() => [])) {
    stop.throwIfAborted();
    const path = join(folder, entry.name);
    if (entry.isDirectory()) {
      const inside = await fileHolding(path, text, stop);
      if (inside !== null) return inside;
    }
    if (entry.isFile() && (await holds(path, text, stop))) return entry.name;
  }
  return null;
}

async function holds(path: string, text: string, signal: AbortSignal): Promise<boolean> {
  try {
    return (await stat(path)).size <= largestFile && (await readFile(path, { signal })).includes(text);
  } catch {
    signal.throwIfAborted();
    return false;
  }
}
