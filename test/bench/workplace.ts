/** A service over a database file, with a drafter to write: what every measurement begins with. */

import type { Node } from 'prosemirror-model';
import type { Actor } from '../../src/domain/access.ts';
import type { Draft } from '../../src/domain/draft/draft.ts';
import { randomIds } from '../../src/ids.ts';
import { readCatalogue } from '../../src/service/catalogue.ts';
import type { Reply } from '../../src/service/dispatch.ts';
import { createService, type Service } from '../../src/service/service.ts';
import { sqlStore } from '../../src/store/sql-store.ts';
import { openSqlite } from '../../src/store/sqlite.ts';
import { appointed } from '../appointed.ts';

export interface Workplace {
  readonly service: Service;
  readonly close: () => void;
}

export const actor: Actor = { person: 'dina', organisation: 'ministry', role: 'drafter' };

const names = { kk: 'Министрлік', ru: 'Министерство', en: 'Ministry' };

export async function openWorkplace(file: string): Promise<Workplace> {
  const { run, close } = openSqlite(file, 'schema/migrations');
  const store = sqlStore(run);
  await store.saveDirectory(
    [{ id: actor.organisation, kind: 'ministry', names, short: names }],
    [appointed(actor.person, actor.organisation, 'drafter')],
  );
  const service = createService(store, {
    clock: { now: () => new Date().toISOString() },
    ids: randomIds,
    catalogue: readCatalogue(),
  });
  return { service, close };
}

/** Answers nothing but the draft's id: what is measured is the write, not the printing. */
export const idOnly = ({ id }: Draft): Reply => ({ status: 200, body: id });

export const titled = (mark: string) => ({ kk: `${mark} kk`, ru: `${mark} ru`, en: mark });

/** The doc as the draft's next version, saved and frozen. */
export async function keepVersion(
  { service }: Workplace,
  id: string,
  doc: Node,
  ids: 'own' | 'align' = 'own',
): Promise<void> {
  const base = (await service.dispatcher.load(id))?.texts.ru ?? null;
  const given = { doc, ids };
  await service.saveText(id, { lang: 'ru', base, given }, { actor }, idOnly);
  await service.freeze(id, { label: '', summary: '' }, { actor }, idOnly);
}

/** A draft in Russian with the template's skeleton. Gives its id. */
export async function createDraft({ service }: Workplace, mark: string): Promise<string> {
  const request = {
    titles: titled(mark),
    languages: ['ru'] as const,
    template: { id: 'kz-concept', edition: '2018' },
    workflow: 'kz-concept-2020',
    participants: [],
  };
  return (await service.createDraft(request, { actor }, idOnly)).body;
}
