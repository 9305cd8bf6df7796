/**
 * Bundles the Worker as a deployment would, without sending it anywhere, and prints its size:
 * `npm run edge:check`. Exits 1 when it cannot be bundled or is larger than Workers accept.
 */
import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { temporaryFolder } from '../contract/temporary.ts';

/** Of the paid plan; the free one takes 3 MB. */
const gzipBytesMax = 10_000_000;

const folder = temporaryFolder();
try {
  const out = folder.path('bundle');
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ['node_modules/wrangler/bin/wrangler.js', 'deploy', '--dry-run', '--outdir', out],
    {
      encoding: 'utf8',
      env: {
        ...process.env,
        CI: 'true',
        WRANGLER_SEND_METRICS: 'false',
        WRANGLER_LOG_PATH: folder.path('log'),
      },
    },
  );
  if (status !== 0) {
    process.stderr.write(`${stdout}${stderr}`);
    process.exitCode = 1;
  } else {
    const files = readdirSync(out).filter((name) => !name.endsWith('.map') && name !== 'README.md');
    const bytes = files.map((name) => readFileSync(join(out, name)));
    const raw = bytes.reduce((sum, { length }) => sum + length, 0);
    const gzip = bytes.reduce((sum, body) => sum + gzipSync(body, { level: 9 }).length, 0);
    const kilobytes = (size: number) => `${(size / 1000).toFixed(0)} kB`;
    console.log(`worker bundle: ${kilobytes(raw)}, gzip ${kilobytes(gzip)} (${files.join(', ')})`);
    if (gzip > gzipBytesMax) process.exitCode = 1;
  }
} finally {
  folder.remove();
}
