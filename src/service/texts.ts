/** Writing what a draft says: creating it, its titles, its participants and its texts. */
import type { Node } from 'prosemirror-model';
import { skeletons } from '../../schema/templates/template.ts';
import type { Draft } from '../domain/draft/draft.ts';
import type { Roots, Visibility } from '../domain/draft/event.ts';
import { refuse } from '../domain/draft/refusal.ts';
import type { Remit } from '../domain/draft/remit.ts';
import type { Summary } from '../domain/draft/summary.ts';
import type { Language, Names } from '../domain/language.ts';
import type { Hash } from '../domain/text/canonical.ts';
import { chunkText } from '../domain/text/chunk.ts';
import { checkText, normalise } from '../domain/text/identity.ts';
import type { Loss } from '../interchange/imported.ts';
import { findWorkflow } from './catalogue-workflows.ts';
import type { Prepared, Reply, Terms } from './dispatch.ts';
import { type Intake, readSource, type Source, type Spoken, sourceMs, takeIds } from './intake.ts';
import { applyPatch, type Patch } from './patch.ts';
import { createWrite, type Tools, type Write } from './tools.ts';

/**
 * A text from outside. `ids: 'own'` keeps the ids the doc came with (JSON from an editor);
 * `'align'` takes them from the text it replaces, by content (an import knows no ids).
 */
export interface GivenText {
  readonly doc: Node;
  readonly ids: 'own' | 'align';
}

/** A text that has its ids, is checked, and only needs to be stored. */
export interface ReadyText {
  readonly cut: Intake['cut'];
}

/** What chosen agencies answer for, where it is not the whole text. */
export type Remits = Readonly<Record<string, Remit>>;

export interface CreateRequest {
  readonly titles: Names;
  readonly languages: readonly Language[];
  readonly template: { readonly id: string; readonly edition: string };
  readonly workflow: string;
  readonly participants: readonly string[];
  readonly remits?: Remits | undefined;
  /** Everybody may know of it when left out. */
  readonly visibility?: Visibility | undefined;
}

/** Which text is replaced: `base` is the root its author read, null when there was none. */
export interface SaveRequest {
  readonly lang: Language;
  readonly base: Hash | null;
  readonly given: GivenText | ReadyText;
}

export interface PatchRequest {
  readonly lang: Language;
  readonly base: Hash;
  readonly patch: Patch;
}

export interface TextWriter {
  /** *Refuses:* invalid, unauthenticated, forbidden. */
  createDraft(request: CreateRequest, terms: Terms, reply: (draft: Draft) => Reply): Promise<Reply>;
  /**
   * A source as a text to be saved in the place of the working text, and what of it has no place in
   * the structure. *Refuses:* too-long. *Throws* TextFault, ImportFault.
   */
  readSource(
    draft: Draft,
    lang: Language,
    source: Source,
  ): Promise<{ readonly given: GivenText | ReadyText; readonly losses: readonly Loss[] }>;
  retitle: Write<{ readonly titles: Names }>;
  /** Replaces what it is about in plain words. *Refuses:* as `decideSummarise`. */
  summarise: Write<{ readonly summary: Summary }>;
  /** Shows a draft to more people or to fewer. *Refuses:* as `decideShow`. */
  show: Write<{ readonly visibility: Visibility; readonly reason: string }>;
  /** *Refuses:* invalid, naming the agency that is unknown or signs nothing. */
  chooseParticipants: Write<{
    readonly participants: readonly string[];
    readonly remits?: Remits | undefined;
  }>;
  /**
   * Replaces a language's text. *Refuses:* stale, language-not-in-draft, wrong-state,
   * nothing-changed. *Throws* TextFault when the text breaks the schema or a limit.
   */
  saveText: Write<SaveRequest>;
  /** Changes part of a text; the same refusals, and invalid for a step that does not apply. */
  patchText: Write<PatchRequest>;
}

export function createTextWriter(tools: Tools): TextWriter {
  const { dispatcher, library, ids } = tools;
  const write = createWrite(tools);
  return {
    createDraft: (request, terms, reply) =>
      dispatcher.dispatch(
        {
          draft: ids.draft(),
          action: 'draft:create',
          creates: true,
          prepare: () => prepareCreate(tools, request),
          reply,
        },
        terms,
      ),
    readSource: (draft, lang, source) => readGiven(tools, draft, lang, source),
    retitle: write('draft:edit', async (_draft, { titles }) => ({
      command: { type: 'retitle', titles },
    })),
    summarise: write('draft:edit', async (_draft, { summary }) => ({
      command: { type: 'summarise', summary },
    })),
    show: write('draft:show', async (_draft, { visibility, reason }) => ({
      command: { type: 'show', visibility, reason },
    })),
    chooseParticipants: write('draft:edit', async (_draft, { participants, remits = {} }) => {
      await requireAgencies(tools, participants);
      requireChosen(participants, remits);
      return { command: { type: 'chooseParticipants', participants, remits } };
    }),
    saveText: write('text:save', async (draft, { lang, base, given }) => {
      requireBase(draft, lang, base);
      if ('cut' in given) return saveCut(lang, given.cut);
      return prepareSave(tools, draft, lang, await checkGiven(tools, draft, lang, given));
    }),
    patchText: write('text:save', async (draft, { lang, base, patch }) => {
      requireBase(draft, lang, base);
      const before = await library.doc(base);
      const doc = normalise(applyPatch(before, patch), ids.block, before);
      checkText(doc, before);
      return prepareSave(tools, draft, lang, doc);
    }),
  };
}

/** *Refuses:* language-not-in-draft, stale. */
function requireBase(draft: Draft, lang: Language, base: Hash | null): void {
  if (!draft.languages.includes(lang))
    refuse('language-not-in-draft', { lang, languages: draft.languages });
  const current = draft.texts[lang] ?? null;
  if (base !== current) refuse('stale', { seq: draft.seq, current: current ?? 'no text' });
}

/** `doc` has passed `checkText`. */
async function prepareSave(
  { library }: Tools,
  draft: Draft,
  lang: Language,
  doc: Node,
): Promise<Prepared> {
  return saveCut(lang, await library.cut(doc, draft.texts[lang]));
}

const saveCut = (lang: Language, { root, chunks, bases }: Intake['cut']): Prepared => ({
  command: { type: 'saveText', lang, root },
  chunks,
  bases,
});

/** A source that takes longer to take in, in milliseconds, is a long job. */
const sourceMsMax = 20;

/** A short source is read here, beside what is in memory; a long one is a job from first to last. */
async function readGiven(tools: Tools, draft: Draft, lang: Language, source: Source) {
  const { library, compute, ids } = tools;
  const current = draft.texts[lang] ?? null;
  const known = current === null ? null : await library.doc(current);
  if (sourceMs(source, known) <= sourceMsMax) {
    const { doc, losses } = readSource(source, known, ids.block);
    return { given: { doc, ids: 'align' }, losses } as const;
  }
  const translations = rootsBeside(draft, lang);
  const roots = [...(current === null ? [] : [current]), ...translations.map(({ root }) => root)];
  const pieces = await library.pieces(roots);
  const { cut, losses } = await compute.run('take-in', {
    source,
    lang,
    current,
    translations,
    pieces,
  });
  return { given: { cut }, losses } as const;
}

/** The texts in the draft's other languages. */
const rootsBeside = (draft: Draft, lang: Language) =>
  draft.languages.flatMap((other) => {
    const root = other === lang ? undefined : draft.texts[other];
    return root === undefined ? [] : [{ lang: other, root }];
  });

/** The text given, with its ids, checked. *Throws* TextFault. */
async function checkGiven(
  { library, ids: { block: mint } }: Tools,
  draft: Draft,
  lang: Language,
  { doc: given, ids }: GivenText,
): Promise<Node> {
  if (ids === 'own') {
    const doc = normalise(given, mint);
    checkText(doc);
    return doc;
  }
  const root = draft.texts[lang];
  const current = root && (await library.doc(root));
  const translations: Spoken[] = [];
  for (const other of rootsBeside(draft, lang))
    translations.push({ lang: other.lang, doc: await library.doc(other.root) });
  const doc = takeIds({ lang, doc: given }, current || undefined, translations, mint);
  checkText(doc, current || undefined);
  return doc;
}

async function prepareCreate(tools: Tools, request: CreateRequest): Promise<Prepared> {
  const { catalogue, ids } = tools;
  const { titles, languages, participants, remits = {}, visibility } = request;
  const template = catalogue.templates.find(
    ({ id, edition }) => id === request.template.id && edition === request.template.edition,
  );
  if (!template) return refuse('invalid', { field: '/template', why: 'no such template edition' });
  const workflow = await findWorkflow(tools, request.workflow);
  if (!workflow) return refuse('invalid', { field: '/workflow', why: 'no such workflow' });
  await requireAgencies(tools, participants);
  requireChosen(participants, remits);
  const chunks = new Map<Hash, string>();
  const texts: Partial<Record<Language, Hash>> = {};
  for (const [lang, doc] of Object.entries(skeletons(template, languages, ids.block))) {
    const chunked = chunkText(doc);
    texts[lang as Language] = chunked.root;
    for (const [hash, body] of chunked.chunks) chunks.set(hash, body);
  }
  const { id, edition } = template;
  return {
    command: {
      type: 'create',
      titles,
      languages,
      template: { id, edition },
      workflow,
      participants,
      ...(Object.keys(remits).length > 0 && { remits }),
      ...(visibility && { visibility }),
      texts: texts as Roots,
    },
    chunks,
  };
}

/** *Refuses:* invalid, naming the entry that is unknown or cannot sign. */
async function requireAgencies({ store }: Tools, agencies: readonly string[]): Promise<void> {
  if (agencies.length === 0) return;
  const known = await store.organisations();
  for (const [index, agency] of agencies.entries()) {
    const field = `/participants/${index}`;
    const found = known.find(({ id }) => id === agency);
    if (!found) refuse('invalid', { field, why: `no agency is called ${agency}` });
    if (found?.ended) {
      const { successor } = found.ended;
      const heir = successor === null ? 'with no successor' : `and ${successor} took over`;
      refuse('invalid', { field, why: `${agency} has ceased to be, ${heir}` });
    }
    if (found?.kind === 'ngo' || found?.kind === 'council')
      refuse('invalid', { field, why: `${agency} is a partner and signs nothing` });
    if (agencies.indexOf(agency) !== index) refuse('invalid', { field, why: 'named twice' });
  }
}

/** *Refuses:* invalid, naming the remit whose agency was not chosen. */
function requireChosen(participants: readonly string[], remits: Remits): void {
  for (const agency of Object.keys(remits))
    if (!participants.includes(agency))
      refuse('invalid', { field: `/remits/${agency}`, why: `${agency} is not among participants` });
}
