/** The store contract on D1, inside workerd. */
import { storeContract } from './store.ts';
import { openD1 } from './workers.ts';

storeContract('D1', openD1);
