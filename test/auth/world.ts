/** Accounts on a real SQLite file. */
import { openSqlite } from '../../src/store/sqlite.ts';
import { temporaryFolder } from '../contract/temporary.ts';
import { type AuthWorld, authWorldOn, type WorldOptions } from './accounts.ts';

export function openAuthWorld(options?: WorldOptions): AuthWorld {
  const folder = temporaryFolder();
  const { run, close } = openSqlite(folder.path('kelisim.db'), 'schema/migrations');
  const closeAll = () => {
    close();
    folder.remove();
  };
  return authWorldOn({ run, close: closeAll }, options);
}
