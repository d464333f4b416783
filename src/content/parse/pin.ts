const pin = '{pin}';

/** Takes the mark off the end of an answer that keeps its place when answers are shuffled. */
export function takePin(written: string): { readonly text: string; readonly pinned: boolean } {
  const text = written.trimEnd();
  return text.endsWith(pin)
    ? { text: text.slice(0, -pin.length).trimEnd(), pinned: true }
    : { text, pinned: false };
}
