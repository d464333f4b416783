import { BadAnswer } from './bad-answer.ts';

/** A JSON Web Token (RFC 7519) with the same claims, `"alg": "none"` and an empty signature (RFC 7515 §6). */
export function unsigned(token: string): string {
  const [, claims] = parts(token);
  const header = btoa('{"alg":"none","typ":"JWT"}')
    .replace(/=+$/, '')
    .replaceAll('+', '-')
    .replaceAll('/', '_');
  return `${header}.${claims}.`;
}

/**
 * The token with one character of its signature changed. Not the last one: of that, base64url may ignore some bits.
 */
export function tampered(token: string): string {
  const [header, claims, signature] = parts(token);
  const at = Math.floor(signature.length / 2);
  const other = signature[at] === 'A' ? 'B' : 'A';
  return `${header}.${claims}.${signature.slice(0, at)}${other}${signature.slice(at + 1)}`;
}

function parts(token: string): [string, string, string] {
  const found = token.split('.');
  if (found.length !== 3 || found.some((part) => part === ''))
    throw new BadAnswer(
      `"${token.slice(0, 60)}" is not a JWT: that has three parts, with dots between them.`,
    );
  return found as [string, string, string];
}
