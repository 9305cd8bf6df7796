/** The secret of accounts on a machine with files: given, or made once and kept beside the database. */
import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { drawSecret } from '../auth/secrets.ts';
import { type AuthSettings, isSecret, secretForm } from '../auth/settings.ts';
import { ConfigFault } from '../config-fault.ts';

/**
 * The secret that the settings name. Without one it is that of `<database>.secret`, which is made on the
 * first start, for its owner's eyes alone; a database in memory has one for as long as it lives.
 * @throws ConfigFault for a file that cannot be read or holds no secret.
 */
export function openSecret(secret: AuthSettings['secret'], database: string): string {
  if (secret && 'text' in secret) return secret.text;
  if (secret) return readSecret(secret.file, 'AUTH_SECRET_FILE');
  if (database === ':memory:') return drawSecret();
  const file = `${database}.secret`;
  if (!existsSync(file)) {
    mkdirSync(dirname(file), { recursive: true });
    // `wx`: of two that start together one writes it, and the other reads that.
    tryWrite(file);
  }
  return readSecret(file, file);
}

function tryWrite(file: string): void {
  try {
    writeFileSync(file, `${drawSecret()}\n`, { mode: 0o600, flag: 'wx' });
    chmodSync(file, 0o600);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST')
      throw new ConfigFault([`${file}: cannot be written: ${(error as Error).message}`]);
  }
}

function readSecret(file: string, name: string): string {
  let text: string;
  try {
    text = readFileSync(file, 'utf8').trim();
  } catch (error) {
    throw new ConfigFault([`${name}: cannot be read: ${(error as Error).message}`]);
  }
  if (isSecret(text)) return text;
  throw new ConfigFault([`${name}: ${secretForm}`]);
}
