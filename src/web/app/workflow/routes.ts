/** The addresses of the workflows and the screens they show. */
import { createRoute } from '@tanstack/react-router';
import { root, withWords } from '../root-route.ts';

const workflows = createRoute({ getParentRoute: () => root, path: '/workflows' }).lazy(
  withWords(['workflow'], async () => (await import('../screens/workflows.tsx')).screen),
);

const workflow = createRoute({ getParentRoute: () => root, path: '/workflows/$name' }).lazy(
  withWords(['workflow'], async () => (await import('../screens/workflow.tsx')).screen),
);

export const workflowRoutes = [workflows, workflow] as const;
