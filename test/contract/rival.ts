/**
 * A process of its own that writes into a database others write into too: `rival.ts FILE DRAFT NAME
 * COUNT` appends COUNT events to one draft, deciding each again whenever it lost the race.
 */
import { fold } from '../../src/domain/draft/draft.ts';
import { genesis, record, type Written } from '../../src/domain/draft/event.ts';
import { Stale } from '../../src/service/ports.ts';
import { sqlStore } from '../../src/store/sql-store.ts';
import { openSqlite } from '../../src/store/sqlite.ts';
import { fact } from '../domain/samples.ts';

/** Appends `count` events; `lost` says how often another writer was first. */
export async function writeAgainstOthers(
  file: string,
  id: string,
  name: string,
  count: number,
): Promise<{ readonly lost: number }> {
  const sqlite = openSqlite(file, 'schema/migrations');
  const store = sqlStore(sqlite.run);
  const by = { person: name, organisation: 'ministry' };
  let lost = 0;
  for (let index = 0; index < count; ) {
    const draft = await store.load(id);
    const facts = [draft ? fact.saved(`${name} ${index}`) : fact.created()];
    const log = { draft: id, seq: draft?.seq ?? 0, head: draft?.head ?? genesis };
    const events: readonly Written[] = record(facts, log, { at: '2020-06-01T04:00:00.000Z', by });
    try {
      await store.append({ draft: fold(draft, events), events, chunks: new Map(), receipt: null });
      index += 1;
    } catch (error) {
      if (!(error instanceof Stale)) throw error;
      lost += 1;
    }
  }
  sqlite.close();
  return { lost };
}

const [, script, file, id, name, count] = process.argv;
if (script === import.meta.filename && file && id && name)
  console.log(JSON.stringify(await writeAgainstOthers(file, id, name, Number(count))));
