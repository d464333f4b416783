import { type CodeInfo, error } from '../code-info.ts';
import { inBrief, inChecks, inFolder } from './example.ts';

/** Faults of projects: of the brief, and of the checks that prove it. */
export const projectCodes = {
  'project/missing-file': error(
    'A project lacks project.md or checks.yaml.',
    'One says what to build, the other proves it; neither is of use alone.',
    inFolder(
      ['01-basics/http.md', 'projects/greeter/project.md'],
      ['01-basics/http.md', 'projects/greeter/project.md', 'projects/greeter/checks.yaml'],
    ),
  ),
  'project/no-contract': error(
    'A project has no section "Contract".',
    'Nobody can build what is nowhere said.',
    inBrief(
      `
      ---
      title: Greeter
      summary: A server that greets
      level: 1
      topics: [http]
      ---

      Build a server that greets.

      ## What it does

      \`GET /hello?name=Ada\` answers 200 and greets Ada.

      ## Hints

      ### greets

      The name stands in the query.
    `,
      `
      ---
      title: Greeter
      summary: A server that greets
      level: 1
      topics: [http]
      ---

      Build a server that greets.

      ## Contract

      \`GET /hello?name=Ada\` answers 200 and greets Ada.

      ## Hints

      ### greets

      The name stands in the query.
    `,
    ),
  ),
  'project/bad-variable': error(
    'A variable of a project has a name or a value that cannot be.',
    'It could take its port from the server, or tell a tool which code to run.',
    inBrief(
      `
      ---
      title: Greeter
      summary: A server that greets
      level: 1
      topics: [http]
      env:
        greeting: Hello
      ---

      Build a server that greets.

      ## Contract

      \`GET /hello?name=Ada\` answers 200 and greets Ada.

      ## Hints

      ### greets

      The name stands in the query.
    `,
      `
      ---
      title: Greeter
      summary: A server that greets
      level: 1
      topics: [http]
      env:
        GREETING: Hello
      ---

      Build a server that greets.

      ## Contract

      \`GET /hello?name=Ada\` answers 200 and greets Ada.

      ## Hints

      ### greets

      The name stands in the query.
    `,
    ),
  ),
  'project/no-checks': error(
    'A project checks nothing.',
    'It would be passed by any server.',
    inChecks(
      `
      checks: []
    `,
      `
      checks:
        - id: greets
          says: GET /hello is 200
          why: A client reads the status before the body.
          topic: http
          steps:
            - request: GET /hello
              expect: {status: 200}
    `,
    ),
  ),
  'project/duplicate-check': error(
    'Two checks of a project have the same id.',
    'Their results would mix.',
    inChecks(
      `
      checks:
        - id: greets
          says: GET /hello is 200
          why: A client reads the status before the body.
          topic: http
          steps:
            - request: GET /hello
              expect: {status: 200}
        - id: greets
          says: GET /hello is 200 again
          why: A client reads the status before the body.
          topic: http
          steps:
            - request: GET /hello
              expect: {status: 200}
    `,
      `
      checks:
        - id: greets
          says: GET /hello is 200
          why: A client reads the status before the body.
          topic: http
          steps:
            - request: GET /hello
              expect: {status: 200}
    `,
    ),
  ),
  'project/unknown-check': error(
    'A hint belongs to no check.',
    'It would never be shown.',
    inBrief(
      `
      ---
      title: Greeter
      summary: A server that greets
      level: 1
      topics: [http]
      ---

      Build a server that greets.

      ## Contract

      \`GET /hello?name=Ada\` answers 200 and greets Ada.

      ## Hints

      ### greets

      The name stands in the query.

      ### gretes

      One more word.
    `,
      `
      ---
      title: Greeter
      summary: A server that greets
      level: 1
      topics: [http]
      ---

      Build a server that greets.

      ## Contract

      \`GET /hello?name=Ada\` answers 200 and greets Ada.

      ## Hints

      ### greets

      The name stands in the query. One more word.
    `,
    ),
  ),
  'project/no-hint': error(
    'A check has no hint.',
    'Whoever fails it is left alone with it.',
    inBrief(
      `
      ---
      title: Greeter
      summary: A server that greets
      level: 1
      topics: [http]
      ---

      Build a server that greets.

      ## Contract

      \`GET /hello?name=Ada\` answers 200 and greets Ada.

      ## Hints

    `,
      `
      ---
      title: Greeter
      summary: A server that greets
      level: 1
      topics: [http]
      ---

      Build a server that greets.

      ## Contract

      \`GET /hello?name=Ada\` answers 200 and greets Ada.

      ## Hints

      ### greets

      The name stands in the query.
    `,
    ),
  ),
  'project/unknown-topic': error(
    'A project or check names a topic that is not there.',
    'Whoever fails could not read what is missing.',
    inBrief(
      `
      ---
      title: Greeter
      summary: A server that greets
      level: 1
      topics: [htpp]
      ---

      Build a server that greets.

      ## Contract

      \`GET /hello?name=Ada\` answers 200 and greets Ada.

      ## Hints

      ### greets

      The name stands in the query.
    `,
      `
      ---
      title: Greeter
      summary: A server that greets
      level: 1
      topics: [http]
      ---

      Build a server that greets.

      ## Contract

      \`GET /hello?name=Ada\` answers 200 and greets Ada.

      ## Hints

      ### greets

      The name stands in the query.
    `,
    ),
  ),
  'project/step': error(
    'A step says nothing that can be done, or several things.',
    'What is meant cannot be known.',
    inChecks(
      `
      checks:
        - id: greets
          says: GET /hello is 200
          why: A client reads the status before the body.
          topic: http
          steps:
            - makes: {name: word}
            - request: GET /hello
              expect: {status: 200}
    `,
      `
      checks:
        - id: greets
          says: GET /hello is 200
          why: A client reads the status before the body.
          topic: http
          steps:
            - make: {name: word}
            - request: GET /hello
              query: {name: "\${name}"}
              expect: {status: 200}
    `,
    ),
  ),
  'project/empty': error(
    'Something should be expected or done, and nothing is.',
    'It would be passed by any server.',
    inChecks(
      `
      checks:
        - id: greets
          says: GET /hello is 200
          why: A client reads the status before the body.
          topic: http
          steps:
            - request: GET /hello
              expect: {status: {}}
    `,
      `
      checks:
        - id: greets
          says: GET /hello is 200
          why: A client reads the status before the body.
          topic: http
          steps:
            - request: GET /hello
              expect: {status: 200}
    `,
    ),
  ),
  'project/bad-request': error(
    'A request is not a method and a path.',
    'What should be sent cannot be known.',
    inChecks(
      `
      checks:
        - id: greets
          says: GET /hello is 200
          why: A client reads the status before the body.
          topic: http
          steps:
            - request: /hello
              expect: {status: 200}
    `,
      `
      checks:
        - id: greets
          says: GET /hello is 200
          why: A client reads the status before the body.
          topic: http
          steps:
            - request: GET /hello
              expect: {status: 200}
    `,
    ),
  ),
  'project/bad-place': error(
    'An expectation looks at no place of an answer.',
    'It would fail with every server.',
    inChecks(
      `
      checks:
        - id: greets
          says: GET /hello is 200
          why: A client reads the status before the body.
          topic: http
          steps:
            - request: GET /hello
              expect: {statsu: 200}
    `,
      `
      checks:
        - id: greets
          says: GET /hello is 200
          why: A client reads the status before the body.
          topic: http
          steps:
            - request: GET /hello
              expect: {status: 200}
    `,
    ),
  ),
  'project/bad-argument': error(
    'An operator is given what it cannot compare with.',
    'The check would fail, or pass, with every server.',
    inChecks(
      `
      checks:
        - id: greets
          says: GET /hello is 200
          why: A client reads the status before the body.
          topic: http
          steps:
            - request: GET /hello
              expect:
                body.message: {is: text}
    `,
      `
      checks:
        - id: greets
          says: GET /hello is 200
          why: A client reads the status before the body.
          topic: http
          steps:
            - request: GET /hello
              expect:
                body.message: {is: string}
    `,
    ),
  ),
  'project/unknown-name': error(
    'A name is used that nothing in the check makes.',
    'The check could not be run.',
    inChecks(
      `
      checks:
        - id: greets
          says: GET /hello is 200
          why: A client reads the status before the body.
          topic: http
          steps:
            - make: {name: word}
            - request: GET /hello
              query: {name: "\${nmae}"}
              expect: {status: 200}
    `,
      `
      checks:
        - id: greets
          says: GET /hello is 200
          why: A client reads the status before the body.
          topic: http
          steps:
            - make: {name: word}
            - request: GET /hello
              query: {name: "\${name}"}
              expect: {status: 200}
    `,
    ),
  ),
  'project/unknown-setup': error(
    'A setup is used that is not there.',
    'The check could not begin.',
    inChecks(
      `
      setups:
        warm:
          steps:
            - request: GET /hello
              save: {first: body.message}

      checks:
        - id: greets
          says: GET /hello is 200
          why: A client reads the status before the body.
          topic: http
          steps:
            - use: worm
              as: before
            - request: GET /hello
              expect: {status: 200}
    `,
      `
      setups:
        warm:
          steps:
            - request: GET /hello
              save: {first: body.message}

      checks:
        - id: greets
          says: GET /hello is 200
          why: A client reads the status before the body.
          topic: http
          steps:
            - use: warm
              as: before
            - request: GET /hello
              expect: {status: 200}
    `,
    ),
  ),
} as const satisfies Record<string, CodeInfo>;
