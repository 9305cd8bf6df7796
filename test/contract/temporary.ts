/** A folder of its own for a test that needs files, gone when the test is. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export interface Folder {
  readonly path: (name: string) => string;
  readonly remove: () => void;
}

export function temporaryFolder(): Folder {
  const folder = mkdtempSync(join(tmpdir(), 'kelisim-'));
  return {
    path: (name) => join(folder, name),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}
