/** Beginning a draft and changing its passport: what there is to choose from, and the writes. */
import { queryOptions } from '@tanstack/react-query';
import type { Template } from '../../../../schema/templates/template.ts';
import type { Workflow } from '../../../domain/workflow/workflow.ts';
import { api, read, type Schemas } from './client.ts';
import { useCommand } from './queries.ts';

const hourMs = 3_600_000;

/** The workflows a draft can start under, whole. */
export const workflowsQuery = queryOptions({
  queryKey: ['workflows'],
  queryFn: async () =>
    (await read(api.GET('/api/workflows'))).items as unknown as readonly Workflow[],
  staleTime: hourMs,
});

/** The templates a draft can start from, whole. */
export const templatesQuery = queryOptions({
  queryKey: ['templates'],
  queryFn: async () =>
    (await read(api.GET('/api/templates'))).items as unknown as readonly Template[],
  staleTime: hourMs,
});

export type NewDraft = Schemas['CreateDraft'];

/** Begins a draft; the answer is the draft. */
export const useBegin = () =>
  useCommand(
    (body: NewDraft, once) => read(api.POST('/api/drafts', { params: { header: once }, body })),
    ['drafts'],
  );

/** Changes one thing of a draft's passport, as the draft was read: refused as stale when it moved. */
export const useChangePassport = (id: string, seq: number) =>
  useCommand(
    (body: Schemas['ChangeDraft'], once) =>
      read(
        api.PATCH('/api/drafts/{id}', {
          params: { path: { id }, header: { ...once, 'if-match': `"${seq}"` } },
          body,
        }),
      ),
    ['drafts'],
  );
