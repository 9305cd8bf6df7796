/** Builds what Node runs: the command line (with the server in it) as one ES module in `dist`. */
import { defineConfig } from 'vite';

export default defineConfig({
  build: {
    ssr: true,
    target: 'node22',
    outDir: 'dist',
    rollupOptions: { input: { cli: 'src/cli.ts' } },
  },
});
