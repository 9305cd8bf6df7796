#!/usr/bin/env node
/**
 * Entry of the command line. It checks the Node version before anything else is loaded (an older
 * one ends without a word), and builds once when a checkout has not been built yet.
 */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { enableCompileCache } from 'node:module';
import { fileURLToPath } from 'node:url';

const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
const root = fileURLToPath(new URL('..', import.meta.url));

if (major < 22 || (major === 22 && minor < 15)) {
  const bundled = `${root}node_modules/node/bin/node`;
  if (!existsSync(bundled)) {
    console.error(
      `Kelisim needs Node 22.15 or newer; this is ${process.versions.node}.\n` +
        'Run it as "npx kelisim" or "npm start" in its folder after "npm ci": they bring their own Node.',
    );
    process.exit(78);
  }
  const { status } = spawnSync(bundled, process.argv.slice(1), { stdio: 'inherit' });
  process.exit(status ?? 1);
}

// React renders pages about a third faster without its development checks.
process.env.NODE_ENV ??= 'production';

const built = new URL('../dist/cli.js', import.meta.url);
if (!existsSync(fileURLToPath(built))) {
  const vite = `${root}node_modules/vite/bin/vite.js`;
  const args = [vite, 'build', '--logLevel', 'warn'];
  const { status } = spawnSync(process.execPath, args, { cwd: root, stdio: ['ignore', 2, 2] });
  if (status !== 0) process.exit(70);
}
// From the second start on nothing is compiled anew; Node keeps it among temporary files.
enableCompileCache?.();
await import(built.href);
