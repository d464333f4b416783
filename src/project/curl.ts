import { unseen } from '../content/unseen.ts';
import type { FormField, Outgoing } from './outgoing.ts';
import { cut } from './value.ts';

const longestBody = 2_000;

/** characters of a line that is shown */
const longestLine = 8_000;

/**
 * The request as a line for a POSIX shell: pasted there, it asks the same again. One that is too long to be read, by
 * values that are, ends with `…`.
 */
export const curlOf = (request: Outgoing, host: string): string => cut(wholeLine(request, host), longestLine);

function wholeLine(request: Outgoing, host: string): string {
  const { method, path, headers, form } = request;
  const parts = ['curl', ...(method === 'HEAD' ? ['-I'] : ['-i'])];
  // curl itself would tidy such a path up
  if (/\/\.\.?(?:\/|\?|$)|^\/\//.test(path)) parts.push('--path-as-is');
  if (method !== 'HEAD' && method !== (hasBody(request) ? 'POST' : 'GET')) parts.push('-X', method);
  for (const [name, value] of headers) {
    // curl chooses the boundary itself
    if (form.length > 0 && name.toLowerCase() === 'content-type') continue;
    parts.push('-H', quoted(`${name}: ${cut(value, longestLine)}`));
  }
  for (const part of form.length > 0 ? form.flatMap(formPart) : bodyPart(request)) parts.push(part);
  // glob characters mean something to curl
  if (/[{}[\]]/.test(path)) parts.push('-g');
  parts.push(quoted(`http://${host}${cut(path, longestLine)}`));
  return parts.join(' ');
}

const hasBody = ({ body, form }: Outgoing): boolean => form.length > 0 || body !== null;

function bodyPart({ body }: Outgoing): string[] {
  if (body === null) return [];
  const text = asText(body);
  return ['--data-binary', text === null || text.length > longestBody ? '@FILE' : quoted(text)];
}

function formPart({ name, file, content }: FormField): string[] {
  if (file !== null)
    return ['-F', quoted(`${name}=@FILE;type=${file.type};filename="${file.name.slice(0, 300)}"`)];
  const text = asText(content);
  return [
    '-F',
    text === null || text.length > longestBody ? quoted(`${name}=<FILE`) : quoted(`${name}=${text}`),
  ];
}

function asText(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

const hidden = new RegExp(`[${unseen}\\t\\n\\r]`, 'u');

/** A word of the shell; characters that nobody sees are written as escapes. */
function quoted(text: string): string {
  if (!hidden.test(text)) return `'${text.replaceAll("'", "'\\''")}'`;
  const escaped = [...text].map((char) => {
    if (char === '\\' || char === "'") return `\\${char}`;
    if (char === '\n') return '\\n';
    const code = char.codePointAt(0) as number;
    if (code < 0x20 || code === 0x7f) return `\\x${code.toString(16).padStart(2, '0')}`;
    if (!hidden.test(char)) return char;
    const hex = code.toString(16);
    return code < 0x10000 ? `\\u${hex.padStart(4, '0')}` : `\\U${hex.padStart(8, '0')}`;
  });
  return `$'${escaped.join('')}'`;
}
