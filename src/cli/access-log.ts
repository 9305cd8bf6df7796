/** `kelisim access-log`: the ledger of access of a database, newest first, as lines or as JSON. */
import { type AccessKind, accessKinds } from '../domain/access-log.ts';
import type { AccessEntry } from '../service/access-log.ts';
import { withService } from './database.ts';
import { CommandFault, print } from './exit.ts';

export interface AccessLogOptions {
  readonly person?: string;
  readonly kind?: string;
  readonly limit: number;
  readonly database?: string;
  readonly json?: boolean;
}

/** Counts of minutes that are over become entries first. @throws CommandFault for a kind there is not. */
export const runAccessLog = (options: AccessLogOptions): Promise<void> =>
  withService(options.database, async (service) => {
    const { person, limit, json } = options;
    const kind = readKind(options.kind);
    await service.closeMinutes();
    const entries = await service.accessLog({ person, kind, limit });
    if (json) print(JSON.stringify(entries));
    else for (const entry of entries) print(describeEntry(entry));
  });

function readKind(kind: string | undefined): AccessKind | undefined {
  const known = accessKinds.find((one) => one === kind);
  if (kind !== undefined && !known)
    throw new CommandFault(`--kind must be one of ${accessKinds.join(', ')}, not ${kind}`);
  return known;
}

/** One line: place, time, kind, about whom, how often, what of it, by whom, from where. */
function describeEntry(entry: AccessEntry): string {
  const { seq, at, type, person, by, origin } = entry;
  const parts = [String(seq), at, type, person ?? '-'];
  if ('count' in entry && entry.count > 1) parts.push(`${entry.count} times`);
  if ('how' in entry) parts.push(`by ${entry.how}`);
  if ('token' in entry) parts.push(entry.token);
  if ('action' in entry && entry.action) parts.push(entry.action);
  if ('draft' in entry && entry.draft) parts.push(entry.draft);
  if (by.person !== person && by.person !== 'visitor') parts.push(`done by ${by.person}`);
  if (origin) parts.push(`from ${origin.network}`);
  return parts.join('  ');
}
