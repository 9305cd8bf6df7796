/** The directory on D1 inside workerd: a table of thousands is one append, and its record is sound. */
import { beforeEach, expect, it } from 'vitest';
import { randomIds } from '../../src/ids.ts';
import { readCatalogue } from '../../src/service/catalogue.ts';
import { operatorActor } from '../../src/service/directory.ts';
import { createService, type Service } from '../../src/service/service.ts';
import { verifyLedgers } from '../../src/service/verify.ts';
import { sqlStore } from '../../src/store/sql-store.ts';
import { openD1 } from '../contract/workers.ts';

let service: Service;
beforeEach(async () => {
  const { run } = await openD1();
  const clock = { now: () => '2026-05-04T04:00:00.000Z' };
  service = createService(sqlStore(run), { clock, ids: randomIds, catalogue: readCatalogue() });
});

const terms = { actor: operatorActor };
const silent = () => ({ status: 200, body: '' });
const head = 'record;id;kind;person;organisation;role;name-ru;email\n';
const rows = Array.from({ length: 1_500 }, (_, index) => {
  const id = `p-${[...String(index)].map((digit) => 'abcdefghij'[Number(digit)]).join('')}`;
  return `person;${id};;;;;Азамат ${index};${id}@demo.invalid\nappointment;;;${id};water;reviewer;Эксперт;`;
});
const table = `${head}organisation;water;agency;;;;Водное агентство;\n${rows.join('\n')}`;

it('takes a table of thousands in, and gives out one that changes nothing', async () => {
  await service.importDirectory(table, terms, silent);
  expect(await service.directorySeq()).toBe(3_001);
  const again = await service.tryImport(operatorActor, await service.exportDirectory('kk'));
  expect(again.counts).toEqual({ added: 0, changed: 0, ended: 0, unchanged: 3_001 });
  const command = { type: 'suspend', person: 'p-a' } as const;
  await service.keepDirectory('person:write', command, terms, silent);
  expect((await service.store.person('p-a'))?.state).toBe('suspended');
  expect((await verifyLedgers(service.store)).problems).toEqual([]);
});

it('lets one of ten have an address they all want', async () => {
  const name = { kk: 'а', ru: 'б', en: 'c' };
  const tries = Array.from({ length: 10 }, (_, index) => {
    const person = `q-${'abcdefghij'[index]}`;
    const command = { type: 'addPerson', person, name, email: 'one@demo.invalid' } as const;
    return service.keepDirectory('person:write', command, terms, silent);
  });
  const outcomes = await Promise.allSettled(tries);
  expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  for (const outcome of outcomes)
    if (outcome.status === 'rejected') expect(outcome.reason).toMatchObject({ code: 'taken' });
  expect(await service.store.people()).toHaveLength(1);
});
