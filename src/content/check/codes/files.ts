import { type CodeInfo, error, warning } from '../code-info.ts';
import { inFolder, inLesson } from './example.ts';
import { deep, nested } from './long-texts.ts';

/** Faults of files and folders, before anything in them is read. */
export const fileCodes = {
  'file/not-utf8': error(
    'A file holds bytes that are not UTF-8.',
    'Programs would guess at the characters, each differently.',
    inFolder(['01-basics/http.md (saved as ISO 8859-1)'], ['01-basics/http.md (saved as UTF-8)']),
  ),
  'file/too-large': error(
    'A file is larger than 1 MB.',
    'Reading it would make every start slow; no lesson needs it.',
    inFolder(['01-basics/http.md (1,100,000 bytes)'], ['01-basics/http.md (1,000,000 bytes)']),
  ),
  'file/too-much': error(
    'A file holds more than is read: 30,000 lines, 60,000 tokens of Markdown or of YAML, as many opening brackets, or 500 questions.',
    'Such a file is made to exhaust whoever reads it; no topic needs as many.',
    inLesson(nested('- a\n', 12_001), nested('- a\n', 200)),
  ),
  'file/too-many-faults': error(
    'A file has more than 1,000 faults, and the others are not listed.',
    'Nobody reads so many, and the first few tell what is wrong.',
    inLesson(nested('<br>a\n\n', 1_001), nested('a\n\n', 1_001)),
  ),
  'file/not-regular': error(
    'Something that is no regular file stands where a file is due.',
    'Reading a device or a pipe may never end.',
    inFolder(['01-basics/http.md (a pipe)'], ['01-basics/http.md']),
  ),
  'file/outside': error(
    'A link leads out of the roadmap.',
    'A roadmap from a stranger must not read other files of yours.',
    inFolder(['01-basics/http.md -> ../../elsewhere/http.md'], ['01-basics/http.md']),
  ),
  'file/unreadable': error(
    'A file cannot be read.',
    'What cannot be read cannot be checked or taught.',
    inFolder(
      ['01-basics/http.md -> nowhere.md'],
      ['01-basics/http.md -> ../_drafts/http.md', '_drafts/http.md'],
    ),
  ),
  'file/unexpected': warning(
    'A file is no part of a roadmap.',
    'It is often a misspelt name, and then a topic is missing.',
    inFolder(['01-basics/http.md', '01-basics/dns.yml'], ['01-basics/http.md', '01-basics/_dns.yml']),
  ),
  'folder/unexpected': warning(
    'A folder has no stage file.',
    'It is often a forgotten stage.yaml, and then a whole stage is missing.',
    inFolder(['01-basics/http.md', '02-drafts/dns.md'], ['01-basics/http.md', '_drafts/dns.md']),
  ),
  'folder/too-deep': error(
    'Folders are nested more than 50 levels deep.',
    'Such a tree is made to exhaust whoever walks it.',
    inFolder(deep(51), deep(50)),
  ),
} as const satisfies Record<string, CodeInfo>;
