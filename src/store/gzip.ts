// Loaded when a backup is made, that is once a day, and not at every start.
const zlib = () => process.getBuiltinModule('node:zlib');

/** Compresses bytes, quickly rather than tightly: somebody is waiting to answer. */
export const gzip = (bytes: Uint8Array): Buffer => zlib().gzipSync(bytes, { level: 1 });

/** The bytes again. @throws when they are damaged */
export const gunzip = (bytes: Uint8Array): Buffer => zlib().gunzipSync(bytes);

/** What could be unpacked, and what stopped it, or null. */
export interface Unpacked {
  readonly bytes: Buffer;
  readonly fault: 'cut short' | 'damaged' | null;
}

/** As much of the bytes as can be had again, up to where they are cut short or damaged. Never throws. */
export function gunzipFar(packed: Buffer): Unpacked {
  try {
    return { bytes: gunzip(packed), fault: null };
  } catch (error) {
    const fault = (error as { code?: unknown }).code === 'Z_BUF_ERROR' ? 'cut short' : 'damaged';
    return { bytes: longestBeginning(packed), fault };
  }
}

/** Of the beginnings that unpack without a fault the longest one, unpacked: found by halving what is in between. */
function longestBeginning(packed: Buffer): Buffer {
  const { Z_SYNC_FLUSH } = zlib().constants;
  let found: Buffer = Buffer.alloc(0);
  for (let good = 0, wrong = packed.length + 1; wrong - good > 1; ) {
    const middle = Math.floor((good + wrong) / 2);
    try {
      found = zlib().gunzipSync(packed.subarray(0, middle), { finishFlush: Z_SYNC_FLUSH });
      good = middle;
    } catch {
      wrong = middle;
    }
  }
  return found;
}
