/** Text of a file, or the byte at which it stops being UTF-8. A byte-order mark is dropped. */
export type Decoded = { readonly text: string } | { readonly badByte: number; readonly before: string };

/** Reads bytes as UTF-8 (RFC 3629), strictly. */
export function decode(bytes: Uint8Array): Decoded {
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes) };
  } catch {
    const badByte = validPrefix(bytes);
    return { badByte, before: new TextDecoder().decode(bytes.subarray(0, badByte)) };
  }
}

/** Length of the longest prefix that is whole, valid UTF-8 sequences. */
function validPrefix(bytes: Uint8Array): number {
  let i = 0;
  while (i < bytes.length) {
    const length = sequenceLength(bytes, i);
    if (length === 0) return i;
    i += length;
  }
  return i;
}

function sequenceLength(bytes: Uint8Array, at: number): number {
  const lead = bytes[at] as number;
  if (lead < 0x80) return 1;
  const length =
    lead >= 0xc2 && lead < 0xe0 ? 2 : lead >= 0xe0 && lead < 0xf0 ? 3 : lead >= 0xf0 && lead < 0xf5 ? 4 : 0;
  if (length === 0 || at + length > bytes.length) return 0;
  for (let k = 1; k < length; k++) if (((bytes[at + k] as number) & 0xc0) !== 0x80) return 0;
  const second = bytes[at + 1] as number;
  const overlongOrSurrogate =
    (lead === 0xe0 && second < 0xa0) ||
    (lead === 0xed && second >= 0xa0) ||
    (lead === 0xf0 && second < 0x90) ||
    (lead === 0xf4 && second >= 0x90);
  return overlongOrSurrogate ? 0 : length;
}
