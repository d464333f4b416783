/** SHA-256 of text (as UTF-8) or bytes, 64 hex digits. */
export function sha256(data: string | Uint8Array): string {
  // loaded when something is read or written, not at every start: that saves milliseconds
  return process.getBuiltinModule('node:crypto').hash('sha256', data, 'hex');
}
