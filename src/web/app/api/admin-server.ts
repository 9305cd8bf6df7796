/** How the server stands, as it tells its keepers. */
import { queryOptions } from '@tanstack/react-query';
import { api, read, type Schemas } from './client.ts';

export type ServerStatus = Schemas['ServerStatus'];

/** Read anew every so often while it is looked at. */
const freshMs = 30_000;

export const statusQuery = queryOptions({
  queryKey: ['status'],
  queryFn: () => read(api.GET('/api/status')),
  refetchInterval: freshMs,
});
