import { describe, expect, it } from 'vitest';
import { isVariable, isVariableValue } from '../../src/content/project/parse/variable.ts';

describe('a variable of a project', () => {
  const fine = `GREETING MAX_BYTES ADMIN_KEY WEBHOOK_SECRET TOKEN_TTL_S RATE_LIMIT RATE_WINDOW_S TIMEOUT_MS CLOCK_FILE
    TOKEN_SECRET PAGE_SIZE DATABASE_URL GOLD_PRICE LOG_LEVEL APP_ENV CURRENCY USER_LIMIT TEMP_MAX LISTEN_ADDRESS
    NOTIFY_URL STACK_SIZE`;
  const steering = `PATH MAKEFLAGS MAKEFILES MAKE CC CXX AR CGO_CFLAGS CGO_ENABLED PKG_CONFIG PKG_CONFIG_PATH GOWORK GOFLAGS
    GO TS_NODE_PROJECT ESBUILD_BINARY_PATH GUNICORN_CMD_ARGS FLASK_APP DJANGO_SETTINGS_MODULE UVICORN_APP MIX_EXS
    XDG_CONFIG_HOME YARN_RC_FILENAME PNPM_HOME SBT_OPTS JVM_OPTS JAVA_TOOL_OPTIONS NODE_OPTIONS PYTHONSTARTUP PERL5OPT
    RUBYOPT PHPRC PHP_INI_SCAN_DIR LD_PRELOAD BASH_ENV ENV PS4 RUSTC_WRAPPER CARGO_HOME DOTNET_STARTUP_HOOKS LUA_INIT
    ERL_FLAGS GIT_SSH_COMMAND HTTP_PROXY MY_LOADER SOME_COMMAND A_PLUGIN PGSERVICEFILE KUBECONFIG AWS_CONFIG_FILE
    PORT DATA_DIR`;

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
    ...['touch /tmp/x', '"a"', "it's", '\u001b[2J', 'a  b', 'x'.repeat(501)],
  ])('cannot be %j', (value) => {
    expect(isVariableValue(value)).toBe(false);
  });
});
