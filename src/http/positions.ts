/**
 * What an agency says to itself about a draft: prepared positions and notes. Every answer is made
 * from the ledgers of the actor's own organisation, and no address can name another's.
 */

import { z } from '@hono/zod-openapi';
import { limits } from '../../schema/limits.ts';
import type { Item } from '../domain/draft/event.ts';
import type { Entry } from '../domain/ledger.ts';
import type { Note, Position } from '../service/positions.ts';
import type { Service } from '../service/service.ts';
import { signedIn } from './actor.ts';
import { type App, commandHeaders, operation, termsOf } from './operation.ts';
import { json, pageByNumber, send } from './replies.ts';
import { positionSchema } from './wire.ts';
import {
  draftParams,
  itemSchema,
  jsonOf,
  languageSchema,
  number,
  pageOf,
  pageQuery,
  stamp,
  verdictSchema,
} from './wire-parts.ts';

const headers = commandHeaders.pick({ 'idempotency-key': true });
const tags = ['inside an agency'];

const positionView = z
  .object({
    position: number,
    round: number,
    version: number,
    verdict: verdictSchema,
    note: z.string(),
    items: z.array(itemSchema),
    ...stamp,
  })
  .openapi('Position');

const anchorSchema = z.strictObject({
  lang: languageSchema,
  block: z.string().max(64),
  quote: z.string().min(1).max(limits.reasonCharactersMax),
});

const noteSchema = z
  .strictObject({
    text: z.string().min(1).max(limits.reasonCharactersMax),
    on: anchorSchema.optional().openapi({
      description: 'Words of the newest version that the note is about',
    }),
  })
  .openapi('AddNote');

const noteView = z
  .object({ note: number, text: z.string(), on: anchorSchema.optional(), ...stamp })
  .openapi('Note');

const viewPosition = ({ seq, ledger: _, ...position }: Entry<Position>) => ({
  position: seq,
  ...position,
  items: [...position.items],
});

const viewNote = ({ seq, ledger: _, ...note }: Entry<Note>) => ({ note: seq, ...note });

export function registerPositions(app: App, service: Service): void {
  const list = operation(service, 'position:read', {
    method: 'get',
    path: '/api/drafts/{id}/positions',
    tags,
    summary: 'What your agency’s people would answer, oldest first; nobody else sees it',
    request: { params: draftParams, query: pageQuery },
    responses: { 200: jsonOf('A page of positions', pageOf(positionView)) },
  });
  app.openapi(list, async (c) => {
    const positions = await service.readPositions(c.get('draft'), signedIn(c.get('actor')));
    c.header('cache-control', 'no-store');
    return c.json(pageByNumber(positions.map(viewPosition), c.req.valid('query')) as never, 200);
  });
  const prepare = operation(service, 'position:prepare', {
    method: 'post',
    path: '/api/drafts/{id}/positions',
    tags,
    summary: 'Prepare a verdict for your agency’s signatory; it is checked as if it were given',
    request: {
      params: draftParams,
      headers,
      body: { required: true, content: { 'application/json': { schema: positionSchema } } },
    },
    responses: { 201: jsonOf('The position, with the number to give it by', positionView) },
  });
  app.openapi(prepare, async (c) => {
    const { items, ...said } = c.req.valid('json');
    const request = { ...said, items: items as Item[] };
    const terms = await termsOf(c, 'content');
    const reply = await service.preparePosition(c.get('draft'), request, terms, (entry) =>
      json(201, viewPosition(entry)),
    );
    return send(reply) as never;
  });
  registerNotes(app, service);
}

function registerNotes(app: App, service: Service): void {
  const list = operation(service, 'position:read', {
    method: 'get',
    path: '/api/drafts/{id}/notes',
    tags,
    summary: 'Your agency’s own notes on the draft, oldest first; nobody else sees them',
    request: { params: draftParams, query: pageQuery },
    responses: { 200: jsonOf('A page of notes', pageOf(noteView)) },
  });
  app.openapi(list, async (c) => {
    const notes = await service.readNotes(c.get('draft'), signedIn(c.get('actor')));
    c.header('cache-control', 'no-store');
    return c.json(pageByNumber(notes.map(viewNote), c.req.valid('query')) as never, 200);
  });
  const add = operation(service, 'position:prepare', {
    method: 'post',
    path: '/api/drafts/{id}/notes',
    tags,
    summary: 'Note something for your own agency, on the draft or on words of it',
    request: {
      params: draftParams,
      headers,
      body: { required: true, content: { 'application/json': { schema: noteSchema } } },
    },
    responses: { 201: jsonOf('The note', noteView) },
  });
  app.openapi(add, async (c) => {
    const { text, on } = c.req.valid('json');
    const note = { text, ...(on && { on }) };
    const terms = await termsOf(c, 'content');
    const reply = await service.addNote(c.get('draft'), note, terms, (entry) =>
      json(201, viewNote(entry)),
    );
    return send(reply) as never;
  });
}
