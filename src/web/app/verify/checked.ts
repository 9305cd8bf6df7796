/** Files as they are checked in this browser: the record of a draft, and what is looked for in it. Nothing is sent. */
import {
  type Bundle,
  checkBundle,
  findHash,
  type Known,
  type RecordReport,
  readBundle,
} from '../../../domain/draft/record-check.ts';
import { type Hash, hashBytes } from '../../../domain/text/canonical.ts';

/** A record that was read, with what was found. */
export interface CheckedRecord {
  readonly name: string;
  readonly bundle: Bundle;
  readonly report: RecordReport;
}

/** A file that is no record, by its fingerprint. */
export interface OtherFile {
  readonly name: string;
  readonly hash: Hash;
}

export interface Checked {
  /** The last record among the files; null while there is none. */
  readonly record: CheckedRecord | null;
  readonly others: readonly OtherFile[];
}

export const nothingChecked: Checked = { record: null, others: [] };

/** What was checked before with these files beside it: a new record takes the place of the one before. */
export async function addFiles(before: Checked, files: readonly File[]): Promise<Checked> {
  let { record } = before;
  const others = [...before.others];
  for (const file of files) {
    const bytes = new Uint8Array(await file.arrayBuffer());
    const bundle = readBundle(new TextDecoder().decode(bytes));
    if (bundle) record = { name: file.name, bundle, report: await checkBundle(bundle) };
    else others.push({ name: file.name, hash: hashBytes(bytes) });
  }
  return { record, others };
}

/** What a hash is in a record; null where it is none of it, or the record is not sound. */
export const findIn = (hash: Hash, { bundle, report }: CheckedRecord): Known =>
  report.folded && report.faults.length === 0 ? findHash(hash, bundle, report.folded) : null;
