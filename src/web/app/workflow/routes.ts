/** The addresses of the workflows and the screens they show. */
import { createRoute } from '@tanstack/react-router';
import type { DesignShown } from '../links.ts';
import { root, withWords } from '../root-route.ts';

const workflows = createRoute({ getParentRoute: () => root, path: '/workflows' }).lazy(
  withWords(['workflow'], async () => (await import('../screens/workflows.tsx')).screen),
);

const workflow = createRoute({ getParentRoute: () => root, path: '/workflows/$name' }).lazy(
  withWords(['workflow'], async () => (await import('../screens/workflow.tsx')).screen),
);

const workflowEdit = createRoute({
  getParentRoute: () => root,
  path: '/workflows/$name/edit',
  validateSearch: ({ stage, copy }: Readonly<Record<string, unknown>>): DesignShown => ({
    ...(typeof stage === 'string' ? { stage } : {}),
    ...(copy === true ? { copy } : {}),
  }),
}).lazy(
  withWords(
    ['workflow', 'design', 'forms', 'passport', 'draft', 'account'],
    async () => (await import('../screens/workflow-edit.tsx')).screen,
  ),
);

export const workflowRoutes = [workflows, workflow, workflowEdit] as const;
