const indented = (text: string, by: string): string => text.replace(/^(?=.)/gm, by);

/** A topic in Markdown that has `x` in every place where a text is read. */
export const markdownWith = (x: string): string => `---
title: Strange ${x} title
summary: A summary ${x} of it
minutes: 5
aliases: [plain, "a${x}b"]
tags: [basics, "t${x}"]
prerequisites: ["http${x}"]
concepts: ["c${x}", known]
was: ["w${x}"]
resources:
  - title: Resource ${x} title
    url: https://example.org/${x}
    kind: docs
---

A lesson ${x} with **bold ${x}**, \`code ${x}\` and [a link ${x}](https://example.org/${x} "title ${x}").

# Heading ${x}

\`\`\`js ${x}
code("${x}");
\`\`\`

| head ${x} | b |
|---|---|
| cell ${x} | d |

<!-- lint-ok: text/no-language ${x} -->

## Quiz

### Which ${x} of these? {#one concept=known level=recall}

Text ${x} of it.

> Hint ${x} of it.

- [x] Right ${x}
- [ ] Wrong ${x} {misses=known}
  > Why ${x} not.
- [ ] None ${x} {pin}

> Explanation ${x} of it.

### Which two ${x}? {#many}

- [x] A ${x}
- [x] B ${x}
- [ ] C ${x}

> Both ${x}.

### What comes first ${x}? {#order}

1. First ${x}
2. Second ${x}

> So ${x}.

### What belongs together ${x}? {#match}

| left ${x} | right ${x} |
|---|---|
| a ${x} | b ${x} |
| c ${x} | d ${x} |

> These ${x}.

### What is typed ${x}? {#type}

Answer: \`typed ${x}\`, \`other ${x}\`

> That ${x}.

### How would you say ${x}? {#recall}

Recall: So ${x} it is.

> Or so ${x}.

### With an odd id {#odd${x} concept=c${x} level=l${x} key${x}=v${x} was=w${x}}

- [x] A
- [ ] B
`;

/** The same in YAML; `x` is put between double quotes, so that it may be an escape. */
export const yamlWith = (x: string): string => `title: "Strange ${x} title"
summary: "A summary ${x} of it"
minutes: 5
aliases: ["a${x}b"]
tags: [basics, "t${x}"]
prerequisites: ["http${x}"]
concepts: ["c${x}", known]
was: ["w${x}"]
"key${x}": value
resources:
  - {title: "Resource ${x} title", url: "https://example.org/${x}", kind: docs}
lint-ok: ["text/no-language ${x}"]
lesson: "A lesson ${x}\\n\\n\`\`\`js ${x}\\ncode\\n\`\`\`\\n"
quiz:
  - id: one
    question: "Which ${x} of these?"
    hint: "Hint ${x}"
    concept: known
    explanation: "Explanation ${x}"
    choose:
      - {text: "Right ${x}", correct: true}
      - {text: "Wrong ${x}", why: "Why ${x} not", misses: known}
  - id: order
    question: "What comes first ${x}?"
    order: ["First ${x}", {text: "Second ${x}", why: "Why ${x}"}]
  - id: match
    question: "What belongs together ${x}?"
    match: {"a ${x}": "b ${x}", "c ${x}": "d ${x}"}
  - id: type
    question: "What is typed ${x}?"
    type: ["typed ${x}"]
  - id: recall
    question: "How would you say ${x}?"
    recall: "So ${x}"
  - id: "odd${x}"
    question: "An odd id?"
    type: a
`;

/** Files of a roadmap and a stage, with `x` in every text. */
export const roadmapWith = (x: string): string =>
  `format: 1\nid: sample\ntitle: "Sample ${x}"\ndescription: "About ${x}"\nversion: "1 ${x}"\nlicense: "MIT ${x}"\n`;
export const stageWith = (x: string, topics: readonly string[]): string =>
  `---\ntitle: "Stage ${x}"\nsummary: "About ${x}"\naliases: ["s${x}"]\ntopics: [${topics.join(', ')}]\n---\n\nWelcome ${x} here.\n`;

/** A project with `x` in every text. */
export const briefWith = (x: string): string =>
  `---\ntitle: "Project ${x}"\nsummary: "About ${x}"\nlevel: 1\ntopics: [http]\nenv:\n  GREETING: "Hi ${x}"\n---\n\nBuild ${x} it.\n\n## Contract\n\n\`GET /${x}\` answers ${x}.\n\n## Hints\n\n### greets\n\nA hint ${x}.\n`;
export const checksWith = (x: string): string => `checks:
  - id: greets
    says: "GET /hello ${x} is 200"
    why: "Because ${x}"
    spec: "RFC ${x}"
    topic: http
    headers: {X-Odd: "a ${x}"}
    steps:
      - make: {name: {value: "v ${x}"}}
      - request: "GET /hello${x}"
        query: {name: "\${name} ${x}"}
        headers: {X-More: "b ${x}"}
        json: {"k ${x}": "v ${x}"}
        expect:
          status: 299
          body.message: {contains: "c ${x}", matches: "^d ${x}$"}
`;

/** A topic of `lesson` and `quiz`, in Markdown. */
export const topicOf = (lesson: string, quiz = '### Q? {#q}\n\n- [x] A\n- [ ] B\n', front = ''): string =>
  `---\ntitle: Strange\nsummary: A strange topic\nminutes: 5\n${front}---\n\n${lesson}\n\n## Quiz\n\n${quiz}`;

/** A topic with these lines of YAML behind the keys it needs. */
export const yamlOf = (more: string): string =>
  `title: Strange\nsummary: A strange topic\nminutes: 5\n${more}`;

export const lessonOf = (text: string): string => yamlOf(`lesson: |\n${indented(text, '  ')}\n`);
