/** Commands on a database: importing and exporting drafts, checking the record, rebuilding lists. */
import { existsSync } from 'node:fs';
import { databasePath, readConfig } from '../config.ts';
import { actAs } from '../domain/directory.ts';
import type { Draft } from '../domain/draft/draft.ts';
import { type Bundle, readBundle } from '../domain/draft/record-check.ts';
import { isLanguage, type Language, languages } from '../domain/language.ts';
import { printText } from '../http/texts.ts';
import { type OpenService, openService } from '../node.ts';
import {
  allDrafts,
  exportBundle,
  rebuildAll,
  type Verification,
  verifyBundle,
  verifyDraft,
  verifyLedgers,
} from '../service/verify.ts';
import { findVersion } from '../service/versions.ts';
import { CommandFault, exitCodes, note, print } from './exit.ts';
import { readDoc, readSource, tellLosses } from './files.ts';

/**
 * Runs with the configured database, or the one given, open, and closes it whatever happens. It is
 * never made here: a mistyped name must not pass for an empty database.
 */
export async function withService<T>(
  database: string | undefined,
  work: (service: OpenService) => Promise<T>,
): Promise<T> {
  const path = databasePath(database ?? readConfig(process.env).database);
  if (!existsSync(path)) throw new CommandFault(`there is no database ${path}`);
  const service = openService(path);
  try {
    return await work(service);
  } finally {
    service.close();
  }
}

export interface ImportOptions {
  readonly lang: string;
  readonly title: string;
  readonly as: string;
  readonly draft?: string;
  readonly database?: string;
  readonly json?: boolean;
}

/** `kelisim import`: a file becomes a new draft's text, or another language of an existing one. */
export const runImport = (file: string, options: ImportOptions): Promise<void> =>
  withService(options.database, async (service) => {
    const { lang } = options;
    if (!isLanguage(lang)) throw new CommandFault(`--lang must be kk, ru or en, not ${lang}`);
    const imported = readDoc(file, service.ids.block);
    tellLosses(file, imported);
    const person = await service.store.person(options.as);
    if (!person)
      throw new CommandFault(
        `nobody is called ${options.as} in this database; name a person of its directory with --as`,
      );
    const terms = { actor: actAs(person, null, service.clock.now()) };
    const silent = () => ({ status: 200, body: '' });
    let id = options.draft;
    if (id === undefined) {
      const titles = { kk: options.title, ru: options.title, en: options.title };
      const request = {
        titles,
        languages: lang === 'en' ? languages : (['kk', 'ru'] as const),
        template: { id: 'kz-concept', edition: '2018' },
        workflow: 'kz-concept-2020',
        participants: [],
      };
      const reply = await service.createDraft(request, terms, ({ id: made }) => ({
        status: 201,
        body: made,
      }));
      id = reply.body;
    }
    const base = (await findDraft(service, id)).texts[lang] ?? null;
    const given = { doc: imported.doc, ids: 'align' } as const;
    await service.saveText(id, { lang, base, given }, terms, silent);
    const draft = await findDraft(service, id);
    if (options.json)
      print(JSON.stringify({ draft: id, lang, root: draft.texts[lang], losses: imported.losses }));
    else print(`${file} is the ${lang} text of draft ${id}`);
  });

/** @throws CommandFault for an unknown id. */
export async function findDraft(service: OpenService, id: string): Promise<Draft> {
  const draft = await service.dispatcher.load(id);
  if (!draft) throw new CommandFault(`no draft is called ${id}`);
  return draft;
}

const forms = { json: 'application/json', html: 'text/html', md: 'text/markdown' } as const;

export interface ExportOptions {
  readonly lang: string;
  readonly version?: number;
  readonly format: string;
  readonly bundle?: boolean;
  readonly database?: string;
}

/** `kelisim export`: a version's text in one form, or the whole record as a bundle to verify elsewhere. */
export const runExport = (id: string, options: ExportOptions): Promise<void> =>
  withService(options.database, async (service) => {
    if (options.bundle) {
      const bundle = await exportBundle(service.store, id);
      if (!bundle) throw new CommandFault(`no draft is called ${id}`);
      return print(JSON.stringify(bundle));
    }
    const draft = await findDraft(service, id);
    const form = forms[options.format as keyof typeof forms];
    if (!form) throw new CommandFault(`--format must be md, html or json, not ${options.format}`);
    const lang = options.lang as Language;
    const texts =
      options.version === undefined ? draft.texts : findVersion(draft, options.version).texts;
    const root = texts[lang];
    if (!root) throw new CommandFault(`draft ${id} has no text in ${lang} there`);
    print(await printText(service, root, form, lang));
  });

export interface CheckOptions {
  readonly json?: boolean;
  readonly database?: string;
}

/** `kelisim verify`: the hash chains of a database, or of a bundle file. Exit 1 when one is broken. */
export async function runVerify(file: string | undefined, options: CheckOptions): Promise<number> {
  const bundle = file === undefined ? null : openBundle(file);
  const { drafts, ledgers } = bundle
    ? { drafts: [await verifyBundle(bundle)], ledgers: null }
    : await verifyDatabase(file ?? options.database);
  const found = [
    ...drafts.flatMap(({ draft, problems }) => problems.map((one) => `${draft}: ${one}`)),
    ...(ledgers?.problems ?? []),
  ];
  const sound = found.length === 0;
  if (options.json) print(JSON.stringify({ sound, drafts, ...(ledgers && { ledgers }) }));
  else {
    for (const problem of found) print(problem);
    const events = drafts.reduce((sum, one) => sum + one.events, 0);
    print(
      `${drafts.length} ${drafts.length === 1 ? 'draft' : 'drafts'}, ${events} events: ${sound ? 'sound' : 'NOT sound'}`,
    );
    if (bundle) print(`head ${drafts[0]?.head}`);
  }
  return sound ? exitCodes.done : exitCodes.findings;
}

/** The bundle in a `.json` file or on standard input (`-`), or null when the file is a database. @throws CommandFault. */
function openBundle(file: string): Bundle | null {
  if (file !== '-' && !existsSync(file)) throw new CommandFault(`there is no file ${file}`);
  if (file !== '-' && !file.endsWith('.json')) return null;
  const bundle = readBundle(readSource(file));
  if (!bundle) throw new CommandFault(`${file} is not a Kelisim bundle`);
  return bundle;
}

const verifyDatabase = (database: string | undefined) =>
  withService(database, async ({ store }) => {
    const checked: Verification[] = [];
    for await (const draft of allDrafts(store)) {
      checked.push(await verifyDraft(store, draft));
      if (checked.length % 500 === 0) note(`${checked.length} drafts checked`);
    }
    return { drafts: checked, ledgers: await verifyLedgers(store) };
  });

/** `kelisim rebuild`: lists and snapshots, made anew from the log. */
export const runRebuild = (options: CheckOptions): Promise<void> =>
  withService(options.database, async ({ store }) => {
    let done = 0;
    const count = await rebuildAll(store, () => {
      if (++done % 500 === 0) note(`${done} drafts rebuilt`);
    });
    print(options.json ? JSON.stringify({ drafts: count }) : `${count} drafts rebuilt`);
  });
