/** The addresses of webhooks and the screens they show. */
import { createRoute } from '@tanstack/react-router';
import { root, withWords } from '../root-route.ts';

const words = ['webhooks', 'admin', 'forms', 'account'] as const;

const list = createRoute({ getParentRoute: () => root, path: '/admin/webhooks' }).lazy(
  withWords(words, async () => (await import('./list-screen.tsx')).screen),
);

const webhook = createRoute({ getParentRoute: () => root, path: '/admin/webhooks/$webhook' }).lazy(
  withWords(words, async () => (await import('./webhook-screen.tsx')).screen),
);

export const webhookRoutes = [list, webhook] as const;
