/** SHA-256 in hex, by the system's own code: for files and names of files, not for what a journal keeps. */
export const hash = (data: string | Uint8Array): string =>
  process.getBuiltinModule('node:crypto').hash('sha256', data, 'hex');
