/** The names of who stands in a draft's log, for whoever may read it: names, and nothing else of a person. */
import { z } from '@hono/zod-openapi';
import { LRUCache } from 'lru-cache';
import type { Author } from '../domain/draft/event.ts';
import type { Service } from '../service/service.ts';
import { type App, operation } from './operation.ts';
import { draftParams, jsonOf, namesSchema } from './wire-parts.ts';

const authorView = z.object({ person: z.string(), name: namesSchema }).openapi('Author');

/** What of a log was read: its persons up to a seq. */
interface Read {
  readonly seq: number;
  readonly persons: ReadonlySet<string>;
}

const draftsMax = 500;
const pageSize = 500;

export function registerAuthors(app: App, service: Service): void {
  const known = new LRUCache<string, Read>({ max: draftsMax });
  const route = operation(service, 'event:read', {
    method: 'get',
    path: '/api/drafts/{id}/authors',
    tags: ['record'],
    summary: 'The names of those who stand in the log',
    description: 'Whoever was erased has no name any more and is left out.',
    request: { params: draftParams },
    responses: { 200: jsonOf('By id', z.object({ items: z.array(authorView) })) },
  });
  app.openapi(route, async (c) => {
    const { id } = c.req.valid('param');
    const read = await readOn(service, id, known.get(id));
    known.set(id, read);
    const people = await service.store.people([...read.persons].sort());
    const items = people
      .filter(({ state }) => state !== 'erased')
      .map((one) => ({ person: one.id, name: one.name }));
    c.header('cache-control', 'no-store');
    return c.json({ items }, 200);
  });
}

/** The persons of a log, from where it was read to before. */
async function readOn({ store }: Service, draft: string, before?: Read): Promise<Read> {
  const persons = new Set(before?.persons);
  for (let seq = before?.seq ?? 0; ; ) {
    const rows = await store.events(draft, seq, pageSize);
    for (const { body } of rows) {
      const { by } = JSON.parse(body) as { readonly by: Author };
      persons.add(by.person);
      if (by.inPlaceOf) persons.add(by.inPlaceOf.person);
    }
    seq = rows.at(-1)?.seq ?? seq;
    if (rows.length < pageSize) return { seq, persons };
  }
}
