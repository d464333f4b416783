const replacements: Readonly<Record<string, string>> = {
  '‐': '-',
  '‑': '-',
  '‒': '-',
  '–': '-',
  '—': '-',
  '―': '-',
  '−': '-',
  '•': '*',
  '·': '.',
  '…': '...',
  '‘': "'",
  '’': "'",
  '‚': "'",
  '“': '"',
  '”': '"',
  '„': '"',
  '«': '<<',
  '»': '>>',
  '‹': '<',
  '›': '>',
  '←': '<-',
  '→': '->',
  '↔': '<->',
  '⇐': '<=',
  '⇒': '=>',
  '⇔': '<=>',
  '↑': '^',
  '↓': 'v',
  '↳': '~>',
  '×': 'x',
  '÷': '/',
  '≤': '<=',
  '≥': '>=',
  '≠': '!=',
  '≈': '~',
  '±': '+-',
  '∞': 'inf',
  '✓': 'v',
  '✔': 'v',
  '✗': 'x',
  '✘': 'x',
  '▸': '>',
  '▶': '>',
  '▾': 'v',
  '█': '#',
  '░': '-',
  '◉': '*',
  '○': 'o',
  '●': '*',
  ß: 'ss',
  æ: 'ae',
  Æ: 'AE',
  œ: 'oe',
  Œ: 'OE',
  ø: 'o',
  Ø: 'O',
  ł: 'l',
  Ł: 'L',
  đ: 'd',
  '€': 'EUR',
  '£': 'GBP',
  '©': '(c)',
  '®': '(R)',
  '™': '(TM)',
  '°': ' deg',
  '§': 'S.',
  '¬': '!',
  µ: 'u',
  '─': '-',
  '━': '-',
  '═': '=',
  '│': '|',
  '┃': '|',
  '║': '|',
};

/**
 * The text in ASCII, for a screen whose locale is not UTF-8: what has a usual spelling gets it, letters lose
 * their accents, boxes are drawn with `+`, and what remains is shown as `?`, one for each visible character.
 */
export function ascii(text: string): string {
  if (/^[\x00-\x7f]*$/.test(text)) return text;
  const segments = new Intl.Segmenter('en', { granularity: 'grapheme' }).segment(text);
  return Array.from(segments, ({ segment }) => spell(segment)).join('');
}

function spell(grapheme: string): string {
  if (/^[\x00-\x7f]*$/.test(grapheme)) return grapheme;
  const known = replacements[grapheme];
  if (known !== undefined) return known;
  if (/^[\u2500-\u257f]$/.test(grapheme)) return '+';
  if (/^\p{Zs}$/u.test(grapheme)) return ' ';
  if (/^\p{Cf}+$/u.test(grapheme)) return '';
  const bare = grapheme.normalize('NFKD').replace(/\p{M}/gu, '');
  return /^[\x00-\x7f]+$/.test(bare) ? bare : '?';
}
