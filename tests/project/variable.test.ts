import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { settings } from '../../src/content/project/parse/settings.ts';
import { nameHint, valueHint } from '../../src/content/project/parse/variable.ts';

const isVariable = (name: string): boolean => nameHint(name) === null;
const isVariableValue = (value: string): boolean => valueHint(value) === null;

describe('a variable of a project', () => {
  const fine = `GREETING MAX_BYTES ADMIN_KEY WEBHOOK_SECRET TOKEN_TTL_S RATE_LIMIT RATE_WINDOW_S TIMEOUT_MS
    TOKEN_SECRET PAGE_SIZE DATABASE_URL GOLD_PRICE LOG_LEVEL APP_ENV CURRENCY USER_LIMIT TEMP_MAX LISTEN_ADDRESS
    NOTIFY_URL STACK_SIZE JWT_SECRET UPSTREAM_URL API_KEY TOKEN_TTL SERVER_NAME FEATURE_X_ENABLED INVITE_CODE
    LIBRARY_NAME GREETING_2 ADMIN_KEY2 ADMIN_KEY_2 MAKERS_LIMIT PORTS SECRET SEED MODE DEBUG CREDIT MOTTO_VALUE UPLOAD_MAX_BYTES CLOCK_OFFSET_S`;
  const steering = `PATH MAKEFLAGS MAKEFILES MAKE CC CXX AR CGO_CFLAGS CGO_ENABLED PKG_CONFIG PKG_CONFIG_PATH GOWORK GOFLAGS
    GO TS_NODE_PROJECT ESBUILD_BINARY_PATH GUNICORN_CMD_ARGS FLASK_APP DJANGO_SETTINGS_MODULE UVICORN_APP MIX_EXS
    XDG_CONFIG_HOME YARN_RC_FILENAME PNPM_HOME SBT_OPTS JVM_OPTS JAVA_TOOL_OPTIONS NODE_OPTIONS PYTHONSTARTUP PERL5OPT
    RUBYOPT PHPRC PHP_INI_SCAN_DIR LD_PRELOAD BASH_ENV ENV PS4 RUSTC_WRAPPER CARGO_HOME DOTNET_STARTUP_HOOKS LUA_INIT
    ERL_FLAGS GIT_SSH_COMMAND HTTP_PROXY MY_LOADER SOME_COMMAND A_PLUGIN PGSERVICEFILE KUBECONFIG AWS_CONFIG_FILE
    UWSGI_EXEC_ASAP UWSGI_INI UWSGI_NAME COMPOSE_FILE LOG4J_CONFIGURATION_FILE LOG4J_LEVEL JSR_URL COURSIER_REPOSITORIES
    QUART_APP QUART_ENV LITESTAR_APP R_PROFILE_USER STACK_YAML LIBMYSQL_PLUGIN_DIR LESSOPEN ODBCINI PYTEST_VERSION
    A_PLUGIN_NAME APP_RUNTIME CLOCK_FILE UNHEARD_OF UNHEARD_OF_2 PORT DATA_DIR`;

  it.each(fine.split(/\s+/))('may be called %s', (name) => {
    expect(isVariable(name)).toBe(true);
  });

  it.each(steering.split(/\s+/))('cannot be called %s, which tells a program what to do', (name) => {
    expect(isVariable(name)).toBe(false);
  });

  it.each(['greeting', '1ST', '_JAVA_OPTIONS', 'A-B', 'A'.repeat(65), ''])(
    'cannot be called "%s"',
    (name) => {
      expect(isVariable(name)).toBe(false);
    },
  );

  it.each([
    '20',
    'admin-key-of-the-checker',
    'Grüß dich, Ada',
    'postgres://user:pass@127.0.0.1:5432/db?ssl=no',
    'ada@example.com',
    'q9+/Zk==',
    'http://localhost',
    'http://[::1]:4000/a',
    'http://127.0.0.1:1,http://127.0.0.1:2, ws://localhost/',
    'jdbc:postgresql://127.0.0.1/db',
    '12:30',
  ])('may be %s', (value) => {
    expect(isVariableValue(value)).toBe(true);
  });

  it.each([
    ...[
      '--eval=x',
      'a --eval',
      '$(touch x)',
      'a`b`',
      'a\nb',
      'a;b',
      'a|b',
      'a&b',
      '%PATH%',
      '/bin/sh',
      './x',
      '~/x',
    ],
    ...[
      'https://example.com/compose.yaml',
      'HTTPS://example.com',
      'http:example.com',
      'npm:evil',
      'data:text/a,b',
    ],
    ...['http://localhost.example.com', 'http://localhost@example.com', 'http://a@localhost:1@example.com'],
    ...['mongodb://localhost,example.com', 'http://localhost/?u=http://example.com', 'file://localhost/a.js'],
    ...['http://127.0.0.1.example.com', 'http://[::2]/', '[::1]', 'postgres://u:p@example.com/db'],
    ...['touch /tmp/x', '"a"', "it's", '\u001b[2J', 'a  b', 'x'.repeat(501)],
  ])('cannot be %j', (value) => {
    expect(isVariableValue(value)).toBe(false);
  });

  it('that cannot be is told what helps', () => {
    expect(nameHint('PORT')).toContain('always set');
    expect(nameHint('UWSGI_INI')).toContain('which code to run');
    expect(nameHint('MY_THING')).toContain('…_LIMIT');
    expect(valueHint('http://example.com')).toContain('of this machine');
  });

  it('ends with a word that the docs list', () => {
    const list = /```text\n +secrets[\s\S]*?```/.exec(readFileSync('docs/projects.md', 'utf8'))?.[0] ?? '';
    expect(new Set(list.match(/\b[A-Z]+\b/g))).toEqual(settings);
  });
});
