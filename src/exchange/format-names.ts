export const importFormats = ['markdown', 'quizdown', 'gift', 'aiken', 'mdbook', 'anki'] as const;
export type ImportFormat = (typeof importFormats)[number];

export const exportFormats = ['gift', 'aiken', 'anki', 'markdown'] as const;
export type ExportFormat = (typeof exportFormats)[number];
