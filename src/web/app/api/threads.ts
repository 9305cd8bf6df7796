/** What was said about a draft, as the reading of its text asks for it, and saying more. */
import { queryOptions } from '@tanstack/react-query';
import type { Language } from '../../../domain/language.ts';
import { api, read, type Schemas } from './client.ts';
import { draftKey } from './drafts.ts';
import { useCommand } from './queries.ts';

/** The most the server gives at once. */
const limit = 200;

interface Page<Item> {
  readonly items: readonly Item[];
  readonly next: string | null;
}

/** Every item of a list that is given in pages. */
async function readPages<Item>(
  ask: (query: { readonly limit: number; readonly cursor?: string }) => Promise<Page<Item>>,
): Promise<readonly Item[]> {
  const items: Item[] = [];
  for (let cursor: string | null | undefined; cursor !== null; ) {
    const page: Page<Item> = await ask({ limit, ...(cursor === undefined ? {} : { cursor }) });
    items.push(...page.items);
    cursor = page.next;
  }
  return items;
}

/** Which texts the places of threads are carried to; the working text is for those who may read it. */
export type Carried = 'version' | 'working';

/** Every thread this person may see. */
export const threadsQuery = (id: string, at: Carried) =>
  queryOptions({
    queryKey: [...draftKey(id), 'threads', at],
    queryFn: () =>
      readPages((query) =>
        read(
          api.GET('/api/drafts/{id}/threads', {
            params: { path: { id }, query: { ...query, at } },
          }),
        ),
      ),
  });

/** Every remark, condition and objection of verdicts; sentences in the language asked for. */
export const itemsQuery = (id: string, spoken: Language) =>
  queryOptions({
    queryKey: [...draftKey(id), 'items', spoken],
    queryFn: () =>
      readPages((query) =>
        read(api.GET('/api/drafts/{id}/items', { params: { path: { id }, query } })),
      ),
  });

/** Every amendment with where it stands in the text. */
export const placedAmendmentsQuery = (id: string) =>
  queryOptions({
    queryKey: [...draftKey(id), 'placed-amendments'],
    queryFn: async () => {
      const path = { id };
      const [amendments, places] = await Promise.all([
        readPages((query) =>
          read(api.GET('/api/drafts/{id}/amendments', { params: { path, query } })),
        ),
        read(api.GET('/api/drafts/{id}/amendments/places', { params: { path } })),
      ]);
      return { amendments, places: places.items };
    },
  });

/** What an amendment would do to the texts, as an instruction in the language spoken. */
export const instructionQuery = (id: string, amendment: number, spoken: Language) =>
  queryOptions({
    queryKey: [...draftKey(id), 'instruction', amendment, spoken],
    queryFn: () =>
      read(
        api.GET('/api/drafts/{id}/amendments/{amendment}/instruction', {
          params: { path: { id, amendment }, query: { lang: spoken } },
        }),
      ),
  });

/** Every verdict that was given, oldest first. */
export const verdictsQuery = (id: string) =>
  queryOptions({
    queryKey: [...draftKey(id), 'verdicts'],
    queryFn: () =>
      readPages((query) =>
        read(api.GET('/api/drafts/{id}/signoffs', { params: { path: { id }, query } })),
      ),
  });

/** Opens a thread on words of a text. */
export const useOpenThread = (id: string) =>
  useCommand(
    (told: Schemas['OpenThread'], once) =>
      read(
        api.POST('/api/drafts/{id}/threads', {
          params: { path: { id }, header: once },
          body: told,
        }),
      ),
    [...draftKey(id), 'threads'],
  );

/** One act on a thread, and what it needs. */
export type ThreadAct =
  | { readonly act: 'replies'; readonly text: string }
  | { readonly act: 'resolution' | 'reopening'; readonly reason?: string }
  | { readonly act: 'place'; readonly on: Schemas['Quotation'] };

/** Replies in a thread, resolves or reopens it, or says where it belongs. */
export const useThreadAct = (id: string, thread: string) =>
  useCommand(
    ({ act, ...body }: ThreadAct, once) =>
      read(
        api.POST(`/api/drafts/{id}/threads/{thread}/${act}`, {
          params: { path: { id, thread }, header: once },
          body: body as never,
        }),
      ),
    [...draftKey(id), 'threads'],
  );
