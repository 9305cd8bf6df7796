/** Two projects: `node` runs everything, `workers` runs the contract and HTTP suites in workerd. */
import { cloudflareTest, readD1Migrations } from '@cloudflare/vitest-plugin';
import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

const onWorkers = 'test/**/*.workers.test.ts';
/** What takes minutes, for `npm run test:long`. */
const apart = process.env.KELISIM_LONG ? [] : ['test/**/*.long.test.ts'];

/** Where files take longest: last of all, one would keep a single core busy to the end. */
const long = /\/test\/(machine|e2e|laws|security|domain\/(amendment|text))\//;

/** The longest of all, by which everything for workerd is done. */
const longest = /\/test\/machine\/model\.test\.ts$/;

/**
 * Long files first. Those for workerd follow the longest at once: each ends the worker whose turn it
 * takes, with what that has loaded and seeded, so they have the turns of one that has done nothing yet.
 */
class InTurns extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    const turnOf = ({ project, moduleId }: TestSpecification): number => {
      if (longest.test(moduleId)) return 0;
      if (project.name === 'workers') return 1;
      return long.test(moduleId) ? 2 : 3;
    };
    return sorted.toSorted((one, other) => turnOf(one) - turnOf(other));
  }
}

export default defineConfig({
  test: {
    sequence: { sequencer: InTurns },
    // The default leaves a core idle, which on two is half of the machine.
    maxWorkers: '100%',
    projects: [
      {
        test: {
          name: 'node',
          setupFiles: ['test/seed.ts'],
          include: ['test/**/*.test.{ts,tsx}'],
          exclude: [onWorkers, ...apart, '**/node_modules/**'],
          // Files share what they load: loading it anew for each was a fifth of the run.
          isolate: false,
          testTimeout: 60_000,
          hookTimeout: 60_000,
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
        test: { name: 'workers', include: [onWorkers], testTimeout: 60_000, hookTimeout: 60_000 },
      },
    ],
  },
});
