import { forgetful, prove } from './support/suite.ts';

prove('notes-api', {
  create: ['withEtag(note, 201)', 'withEtag(note)'],
  tags: ['tag.trim().toLowerCase()', 'tag.toLowerCase()'],
  'tag-filter': ['tags.every((tag)', "tags[tags.length > 0 ? 'some' : 'every']((tag)"],
  search: ['text.toLowerCase().includes(query.toLowerCase())', 'text.includes(query)'],
  'search-escape': [
    'text.toLowerCase().includes(query.toLowerCase())',
    "new RegExp(query.replaceAll('%', '.*').replaceAll('_', '.'), 'i').test(text)",
  ],
  sort: ['if (!/^-?createdAt$/.test(sort)) throw new Refusal(400);', ''],
  page: ['total: found.length', 'total: items.length'],
  conflict: ['if (condition !== etagOf(note)) throw new Refusal(412);', ''],
  required: ['if (condition === undefined) throw new Refusal(428);', ''],
  match: ['return withEtag(changed);', 'return { ...withEtag(changed), headers: { ETag: etagOf(note) } };'],
  'not-modified': ['return { status: 304', 'return { status: 200'],
  // the tags of a note outlive it
  delete: [
    'else notes.delete(id);',
    `else {
    const { tags } = notes.get(id);
    notes.delete(id);
    notes.set(-id, { id: -id, title: '', body: '', tags });
  }`,
  ],
  restart: forgetful,
});
