/** The floor for reads: `bare.ts FILE` serves the bytes of a file from memory by one bare Hono route. */
import { readFileSync } from 'node:fs';
import { serve } from '@hono/node-server';
import { Hono } from 'hono';

const [, , file = ''] = process.argv;
const bytes = new Uint8Array(readFileSync(file));
const app = new Hono();
app.get('/text', (c) => {
  c.header('content-type', 'application/json');
  return c.body(
    new ReadableStream({
      start(controller) {
        controller.enqueue(bytes);
        controller.close();
      },
    }),
  );
});
app.get('/whole', (c) => c.body(bytes, 200, { 'content-type': 'application/json' }));
serve({ fetch: app.fetch, hostname: '127.0.0.1', port: 0 }, ({ port }) => {
  console.log(`http://127.0.0.1:${port}`);
});
