/** Who acts in whose place: the mandates of an organisation as they are told, and the acts on them. */
import { queryOptions } from '@tanstack/react-query';
import type { Send } from './admin.ts';
import { api, read, type Schemas } from './client.ts';

export type Mandates = Schemas['MandatesRead'];
export type Mandate = Schemas['Mandate'];

export const mandatesQuery = (organisation: string) =>
  queryOptions({
    queryKey: ['mandates', organisation],
    queryFn: () => read(api.GET('/api/mandates', { params: { query: { organisation } } })),
  });

export const mandates = {
  /** One's own right to sign, to another person of the organisation as well. */
  delegate:
    (body: Schemas['Delegate']): Send =>
    (once) =>
      read(api.POST('/api/mandates/delegations', { params: { header: once }, body })),
  declareAbsence:
    (body: Schemas['DeclareAbsence']): Send =>
    (once) =>
      read(api.POST('/api/mandates/absences', { params: { header: once }, body })),
  /** Null for nobody. */
  nameDeputy:
    (person: string, deputy: string | null): Send =>
    (once) =>
      read(
        api.PUT('/api/mandates/deputies/{person}', {
          params: { path: { person }, header: once },
          body: { deputy },
        }),
      ),
  revoke:
    (mandate: string, reason: string): Send =>
    (once) =>
      read(
        api.POST('/api/mandates/{mandate}/revocation', {
          params: { path: { mandate }, header: once },
          body: { reason },
        }),
      ),
} as const;
