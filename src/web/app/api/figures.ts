/** The figures of a draft and of all drafts, as screens read them. */
import { queryOptions } from '@tanstack/react-query';
import type { DraftFigures, WholeFigures } from '../../../domain/figures/figures.ts';
import { api, read, type Schemas } from './client.ts';
import { draftKey } from './drafts.ts';
import { useCommand } from './queries.ts';

export const figuresQuery = (id: string) =>
  queryOptions({
    queryKey: [...draftKey(id), 'figures'],
    queryFn: async (): Promise<DraftFigures> =>
      read(api.GET('/api/drafts/{id}/figures', { params: { path: { id } } })),
  });

/** Of one owner's drafts, or of all. */
export const wholeFiguresQuery = (owner: string | undefined) =>
  queryOptions({
    queryKey: ['drafts', 'figures', owner ?? null],
    queryFn: async (): Promise<WholeFigures> =>
      read(api.GET('/api/figures', { params: { query: owner === undefined ? {} : { owner } } })),
  });

/** Reports what an indicator reached; a second report of a year corrects the first. */
export const useReportValue = (id: string) =>
  useCommand(
    (body: Schemas['ReportValue'], once) =>
      read(
        api.POST('/api/drafts/{id}/indicators/values', {
          params: { path: { id }, header: once },
          body,
        }),
      ),
    draftKey(id),
  );
