/** The store contract on SQLite in memory. */
import { openSqlite } from '../../src/store/sqlite.ts';
import { storeContract } from './store.ts';

storeContract('SQLite in memory', () => openSqlite(':memory:', 'schema/migrations'));
