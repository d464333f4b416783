// Builds after an install, and where the package is installed from git. There, with --global, npm leaves the
// development dependencies out (https://github.com/npm/cli/issues/8440), and pre-commit installs hooks just so.
import { execFileSync } from 'node:child_process';

try {
  import.meta.resolve('esbuild');
} catch {
  execFileSync('npm', ['ci', '--no-global', '--ignore-scripts', '--no-audit', '--no-fund'], {
    stdio: 'inherit',
    shell: process.platform === 'win32',
  });
}
await import('./build.mjs');
