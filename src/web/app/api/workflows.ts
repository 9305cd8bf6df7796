/** Workflows as the application reads them: those a draft can begin under, whole. */
import { queryOptions } from '@tanstack/react-query';
import type { Workflow } from '../../../domain/workflow/workflow.ts';
import { inOrder } from '../workflow/in-order.ts';
import type { Send } from './admin.ts';
import { api, read } from './client.ts';

/** The editions stored here, with the drafts under way by each; none of a workflow that ships. */
export const editionsQuery = (name: string) =>
  queryOptions({
    queryKey: ['workflows', name, 'editions'],
    queryFn: () => read(api.GET('/api/workflows/{name}/editions', { params: { path: { name } } })),
  });

/** Stores a workflow on top of the edition it was written on; empty for one that is not stored yet. */
export const saveWorkflow =
  (workflow: Workflow, base: string): Send =>
  (once) =>
    read(
      api.PUT('/api/workflows/{name}', {
        params: {
          path: { name: workflow.id },
          header: { ...once, ...(base === '' ? {} : { 'if-match': `"${base}"` }) },
        },
        body: workflow as never,
      }),
    );

/** One of them by its id, its stages in the order they are told in. */
export const workflowQuery = (name: string) =>
  queryOptions({
    queryKey: ['workflows', name],
    queryFn: async () =>
      inOrder(
        (await read(
          api.GET('/api/workflows/{name}', { params: { path: { name }, query: {} } }),
        )) as unknown as Workflow,
      ),
  });
