/** Two projects: `node` runs everything, `workers` runs the contract and HTTP suites in workerd. */
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'node',
          include: ['test/**/*.test.{ts,tsx}'],
          exclude: ['test/**/*.workers.test.ts'],
          testTimeout: 60_000,
        },
      },
    ],
  },
});
