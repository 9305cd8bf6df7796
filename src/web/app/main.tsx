/** Puts the application together and into the document: values, words, session, cache, router. */
import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { Problem } from './api/client.ts';
import { queries } from './api/queries.ts';
import { setClock } from './clock.ts';
import { startColours } from './colours.ts';
import { listenToKeys } from './commands.ts';
import { followLinks } from './follow-links.ts';
import { router } from './routes.tsx';
import { openSession, subscribe } from './session.ts';
import type { Start } from './start-values.ts';
import { startWords } from './words/i18n.ts';

const place = document.getElementById('app');
if (!place?.dataset.start) throw new Error('the document has no place for the application');
const start = JSON.parse(place.dataset.start) as Start;

setClock(start.now);
startColours();
openSession(start);
// What another person may see is another thing.
subscribe(() => void queries.resetQueries());
followLinks((href) => router.history.push(href));
listenToKeys();
await startWords(start.lang);

createRoot(place, {
  // A refusal that a screen shows is no fault of the program.
  onCaughtError: (error) => {
    if (!(error instanceof Problem)) reportError(error);
  },
}).render(
  <StrictMode>
    <QueryClientProvider client={queries}>
      <RouterProvider router={router} context={{ start }} />
    </QueryClientProvider>
  </StrictMode>,
);
