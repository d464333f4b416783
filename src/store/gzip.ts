// Loaded when a backup is made, that is once a day, and not at every start.
const zlib = () => process.getBuiltinModule('node:zlib');

/** Compresses bytes, quickly rather than tightly: somebody is waiting to answer. */
export const gzip = (bytes: Uint8Array): Buffer => zlib().gzipSync(bytes, { level: 1 });

/** The bytes again. @throws when they are damaged */
export const gunzip = (bytes: Uint8Array): Buffer => zlib().gunzipSync(bytes);
