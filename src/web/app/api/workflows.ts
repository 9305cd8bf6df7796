/** Workflows as the application reads them: those a draft can begin under, whole. */
import { queryOptions } from '@tanstack/react-query';
import type { Workflow } from '../../../domain/workflow/workflow.ts';
import { inOrder } from '../workflow/in-order.ts';
import { api, read } from './client.ts';

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
