import { sha256 as inJavaScript } from '@noble/hashes/sha256';

/** Characters hashed in JavaScript before node:crypto is loaded: that takes as long as hashing so many. */
const UNTIL_LOADED = 8_192;
let hashed = 0;

/** SHA-256 of text (as UTF-8) or bytes, 64 hex digits. */
export function sha256(data: string | Uint8Array): string {
  hashed += data.length;
  if (hashed > UNTIL_LOADED) return process.getBuiltinModule('node:crypto').hash('sha256', data, 'hex');
  return Buffer.from(inJavaScript(data)).toString('hex');
}
