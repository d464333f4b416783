/** The characters GIFT gives a meaning, which a backslash takes away. */
const special = '~=#{}:';

/** The text with each escaped character as a private stand-in, so that the others can be looked for plainly. */
export function hideEscapes(text: string): string {
  let out = '';
  for (let i = 0; i < text.length; i++) {
    const next = text[i + 1];
    if (text[i] !== '\\' || next === undefined) out += text[i];
    else if (next === '\\' || special.includes(next) || next === 'n') {
      out += next === 'n' ? hidden('\n') : hidden(next);
      i++;
    } else out += '\\';
  }
  return out;
}

// control characters have been taken out of the text before, so these can stand for something else
const standIns = `${special}\\\n`;
const hidden = (char: string): string => String.fromCharCode(1 + standIns.indexOf(char));

/** What the stand-ins stand for. */
export const showEscapes = (text: string): string =>
  text.replace(/[\x01-\x08]/g, (char) => standIns[char.charCodeAt(0) - 1] as string);

/** A text as GIFT holds it: on one line, with its special characters escaped. */
export const escapeGift = (text: string): string =>
  text.replace(/[~=#{}:\\]/g, '\\$&').replaceAll('\n', '\\n');
