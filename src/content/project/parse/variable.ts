/**
 * What a project may set in the environment of the learner's server. A roadmap is a stranger's, and nothing in it is
 * ever run; but a variable can tell a shell, a build tool or a language which code to run. No list of such names is
 * complete, so what is left is kept tame as well: by how a name ends, and by what a value may hold.
 */
const names = {
  shell: `PATH PATHEXT IFS ENV SHELL ZDOTDIR PS0 PS1 PS2 PS3 PS4 CDPATH FPATH PWD OLDPWD HOME USER LOGNAME USERPROFILE
    APPDATA LOCALAPPDATA PROGRAMDATA SYSTEMROOT WINDIR COMSPEC TMPDIR TEMP TMP EDITOR VISUAL PAGER LESS BROWSER TERM
    TERMINFO TERMCAP LANG`,
  loader: 'MALLOC LOCPATH NLSPATH',
  // what make runs unless a makefile says otherwise
  make: `AR AS CC CXX CPP FC LD NM CO GET LEX YACC LINT M2C PC RM TEX MAKEINFO TEXI2DVI WEAVE CWEAVE TANGLE CTANGLE
    RANLIB STRIP OBJCOPY INSTALL SED AWK GREP`,
  languages: 'CLASSPATH R STACK TCLLIBPATH KUBECONFIG',
};

/** Names that begin with one of these, up to the first `_`, are a tool's. */
const families = {
  shell: 'BASH ZSH FISH SHELL PROMPT LC XDG',
  loader: 'LD DYLD GLIBC GCONV MALLOC',
  build: `CMAKE NINJA MESON BAZEL CC CXX COMPILER GCC CLANG CCACHE SCCACHE DISTCC PKG PKGCONFIG AUTOCONF JUST NIX ASDF
    MISE DIRENV`,
  javascript: `NODE NODEMON NPM NPX YARN PNPM BUN DENO TS TSX ESBUILD SWC VITE WEBPACK ROLLUP BABEL JEST COREPACK NVM
    VOLTA FNM NEXT NUXT TURBO NX PM2`,
  python: `PIP PIPENV PIPX POETRY UV UVICORN GUNICORN HYPERCORN DAPHNE WERKZEUG FLASK DJANGO FASTAPI CELERY VIRTUAL
    CONDA`,
  ruby: 'GEM BUNDLE BUNDLER RAILS RACK RAKE PUMA UNICORN IRB RBENV RVM',
  jvm: `JDK JRE JVM MAVEN MVN M2 GRADLE ANT SBT SCALA KOTLIN GROOVY CLOJURE CLJ LEIN SPRING QUARKUS MICRONAUT CATALINA
    TOMCAT`,
  beam: 'ERL ERLANG ELIXIR MIX IEX HEX REBAR REBAR3 RELX RELEASE',
  dotnet: 'DOTNET CORECLR COR COMPLUS ASPNETCORE NUGET MSBUILD',
  native: 'GO CGO GCCGO CARGO SWIFT ZIG CABAL GHC OPAM OCAML NIM CRYSTAL DART',
  scripts: 'PLACK COMPOSER SYMFONY LARAVEL ARTISAN LUA LUAROCKS JULIA',
  tools: 'GIT SSH SSL OPENSSL CURL WGET DOCKER KUBE HELM AWS AZURE GOOGLE GCLOUD SUDO ROADMAP',
};

const wordsOf = (lists: Readonly<Record<string, string>>): ReadonlySet<string> =>
  new Set(Object.values(lists).flatMap((list) => list.split(/\s+/)));
const known = wordsOf(names);
const firstWords = wordsOf(families);

/** What begins so is a tool's, also where more letters follow: `MAKEFLAGS`, `PYTHONPATH`. */
const beginnings =
  /^(?:(?:GNU)?MAKE(?!RS?(?:_|$))|PYTHON|PYENV|RUBY|PERL|PHP|JAVA|RUST|ESLINT|GO[A-Z0-9]*$|PG[A-Z]+$)/;

/** What ends so says how a program is to be run, or where it finds what it runs. */
const endings =
  /(?:FLAGS|OPTS?|OPTIONS?|ARGS?|ARGV|HOME|PATHS?|CONFIG|CONF|PRELOAD|LOADER|COMPILER|RC|INIT|STARTUP|PLUGINS?|PROXY)$/;
const lastWords =
  /(?:^|_)(?:AGENT|BIN|CMD|COMMAND|CONFIG_FILE|EXE|EXEC|EXECUTABLE|HOOKS?|IMPORTS?|INCLUDE|INTERPRETER|LAUNCHER|LIB|LIBRARY|MODULES?|PROGRAM|REQUIRE|RUNNER|RUNTIME|SCRIPT|SHELL|TOOL|TOOLCHAIN|WRAPPER)$/;

const steers = (name: string): boolean =>
  known.has(name) ||
  firstWords.has(name.split('_', 1)[0] as string) ||
  beginnings.test(name) ||
  endings.test(name) ||
  lastWords.test(name);

const form = /^[A-Z][A-Z0-9_]{0,63}$/;
const alwaysSet = ['PORT', 'DATA_DIR'];

/** Whether a project may give this name to a variable. */
export const isVariable = (name: string): boolean =>
  form.test(name) && !alwaysSet.includes(name) && !steers(name);

const longestValue = 500;
/** Words between single blanks, each of which begins with a letter or digit: no options, paths or shell in them. */
const tame = /^[\p{L}\p{N}][\p{L}\p{M}\p{N}.,:/@+=_?-]*(?: [\p{L}\p{N}][\p{L}\p{M}\p{N}.,:/@+=_?-]*)*$/u;

/** Whether a variable may have this value. */
export const isVariableValue = (value: string): boolean => value.length <= longestValue && tame.test(value);
