/** Two projects: `node` runs everything, `workers` runs the contract and HTTP suites in workerd. */
import { cloudflareTest, readD1Migrations } from '@cloudflare/vitest-plugin';
import { defineConfig } from 'vitest/config';

const onWorkers = 'test/**/*.workers.test.ts';
/** What takes minutes, for `npm run test:long`. */
const long = process.env.KELISIM_LONG ? [] : ['test/**/*.long.test.ts'];

export default defineConfig({
  test: {
    // The default leaves a core idle, which on two is half of the machine.
    maxWorkers: '100%',
    projects: [
      {
        test: {
          name: 'node',
          include: ['test/**/*.test.{ts,tsx}'],
          exclude: [onWorkers, ...long, '**/node_modules/**'],
          // Files share what they load: loading it anew for each was a fifth of the run.
          isolate: false,
          testTimeout: 60_000,
        },
      },
      {
        plugins: [
          cloudflareTest(async () => ({
            wrangler: { configPath: './wrangler.toml' },
            miniflare: {
              bindings: { DEMO: 'true', MIGRATIONS: await readD1Migrations('schema/migrations') },
            },
          })),
        ],
        test: { name: 'workers', include: [onWorkers], testTimeout: 60_000 },
      },
    ],
  },
});
