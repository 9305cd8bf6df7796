/** The addresses of the workflows and the screens they show. */
import { createRoute } from '@tanstack/react-router';
import type { DesignShown, TrialOf } from '../links.ts';
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

/** What was imagined stands in the address; the screen reads it. */
const workflowTry = createRoute({
  getParentRoute: () => root,
  path: '/workflows/$name/try',
  validateSearch: ({ acts, chosen, of }: Readonly<Record<string, unknown>>) => ({
    ...(acts === undefined ? {} : { acts }),
    ...(chosen === undefined ? {} : { chosen }),
    ...(of === 'written' || of === 'copy' ? { of: of as TrialOf } : {}),
  }),
}).lazy(
  withWords(
    ['workflow', 'trial', 'draft', 'refusals'],
    async () => (await import('../screens/workflow-try.tsx')).screen,
  ),
);

export const workflowRoutes = [workflows, workflow, workflowEdit, workflowTry] as const;
