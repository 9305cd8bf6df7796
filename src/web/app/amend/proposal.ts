/**
 * What somebody is about to propose, as a value: the texts as they should read, why, and with what
 * effect; how it is sent, and how it is read again from what was sent. It asks nothing and keeps
 * nothing.
 */
import type { Node } from 'prosemirror-model';
import { schema } from '../../../../schema/document.ts';
import type { AmendmentChange } from '../../../domain/amendment/changes.ts';
import type { Language } from '../../../domain/language.ts';
import { apply } from '../../../domain/text/apply.ts';
import type { Change } from '../../../domain/text/change.ts';
import { idOf } from '../../../domain/text/identity.ts';
import type { Preparation, PreparationBody, Proposal } from '../api/amendments.ts';

export type ByLanguage<T> = Readonly<Partial<Record<Language, T>>>;

/** Decided as one, change by change, or submitted as so many amendments. */
export const divisions = ['whole', 'parts', 'many'] as const;
export type Division = (typeof divisions)[number];

export interface Evidence {
  readonly title: string;
  readonly href: string;
}

export interface Composition {
  /** The version it is written on. */
  readonly version: number;
  /** The texts as they should read; a language that was not touched is left out. */
  readonly docs: ByLanguage<Node>;
  readonly justification: string;
  readonly division: Division;
  /** Why of a change of its own, by `reasonKey`. */
  readonly reasons: Readonly<Record<string, string>>;
  readonly evidence: readonly Evidence[];
  readonly money: string;
  /** One indicator on each line. */
  readonly indicators: string;
}

export const emptyComposition = (version: number): Composition => ({
  version,
  docs: {},
  justification: '',
  division: 'whole',
  reasons: {},
  evidence: [],
  money: '',
  indicators: '',
});

/** Names a change while others come and go around it: by its language and its first block. */
export const reasonKey = (lang: Language, { blocks }: Pick<AmendmentChange, 'blocks'>): string =>
  `${lang} ${blocks[0] ?? ''}`;

export const languagesIn = (record: ByLanguage<unknown>): readonly Language[] =>
  (Object.keys(record) as Language[]).filter((lang) => record[lang] !== undefined);

/** Those of its texts that differ from their base. */
export const changedDocs = (docs: ByLanguage<Node>, bases: ByLanguage<Node>): ByLanguage<Node> =>
  Object.fromEntries(
    languagesIn(docs).flatMap((lang) => {
      const [doc, base] = [docs[lang], bases[lang]];
      return doc && base && !doc.eq(base) ? [[lang, doc]] : [];
    }),
  );

/**
 * A text as it is sent: the sections that differ, each by itself where nothing else does; else the
 * whole. Subtrees that are the very same nodes are not looked into.
 */
export function proposalOf(base: Node, proposed: Node): Proposal {
  const sections = sectionsThatDiffer(base, proposed);
  return sections === null
    ? { doc: proposed.toJSON() }
    : {
        sections: sections.map((section) => ({
          section: idOf(section),
          content: section.toJSON(),
        })),
      };
}

/** The innermost sections that hold all that differs; null where the difference is in no section. */
function sectionsThatDiffer(base: Node, proposed: Node): readonly Node[] | null {
  if (!alikeOutside(base, proposed)) return null;
  const found: Node[] = [];
  for (let index = 0; index < base.childCount; index++) {
    const [before, after] = [base.child(index), proposed.child(index)];
    if (before === after || before.eq(after)) continue;
    found.push(...(sectionsThatDiffer(before, after) ?? [after]));
  }
  return found;
}

/** True when both hold the same but for what is inside their sections, which stand in one order. */
function alikeOutside(base: Node, proposed: Node): boolean {
  if (base.childCount !== proposed.childCount || !base.sameMarkup(proposed)) return false;
  return base.content.content.every((before, index) => {
    const after = proposed.child(index);
    if (before === after) return true;
    return before.type === schema.nodes.section
      ? before.type === after.type && idOf(before) === idOf(after)
      : before.eq(after);
  });
}

/** The texts that differ from their base, as they are sent. */
export function textsOf(
  docs: ByLanguage<Node>,
  bases: ByLanguage<Node>,
): Partial<Record<Language, Proposal>> {
  const changed = changedDocs(docs, bases);
  return Object.fromEntries(
    languagesIn(changed).map((lang) => [
      lang,
      proposalOf(bases[lang] as Node, changed[lang] as Node),
    ]),
  );
}

/** The changes of each text as they can be decided, for `requestOf`. */
export type ChangeLists = ByLanguage<readonly AmendmentChange[]>;

/** The body that keeps it as a preparation, or submits it. Only links that are whole are sent. */
export function requestOf(
  composition: Composition,
  bases: ByLanguage<Node>,
  lists: ChangeLists,
): PreparationBody {
  const { version, docs, justification, division, money } = composition;
  const indicators = linesOf(composition.indicators);
  return {
    version,
    justification,
    texts: textsOf(docs, bases),
    changes: division === 'whole' ? [] : splitOf(composition, lists),
    evidence: composition.evidence.filter(isWhole),
    ...((money || indicators.length > 0) && {
      effect: { ...(money && { money }), ...(indicators.length > 0 && { indicators }) },
    }),
  };
}

const splitOf = ({ reasons }: Composition, lists: ChangeLists) =>
  languagesIn(lists).flatMap((lang) =>
    (lists[lang] ?? []).map((change) => ({
      lang,
      entries: [change.number],
      justification: reasons[reasonKey(lang, change)] ?? '',
    })),
  );

const linesOf = (text: string): string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');

/** True for evidence that has a title and an address under https. */
export const isWhole = ({ title, href }: Evidence): boolean =>
  title.trim() !== '' && URL.canParse(href) && new URL(href).protocol === 'https:';

/** What an amendment or a preparation says, as the API tells it. */
export type Told = Pick<Preparation, 'version' | 'justification' | 'diffs' | 'evidence'> & {
  readonly effect?: { readonly money?: unknown; readonly indicators?: unknown } | undefined;
};

/** What was sent, as it is gone on with. `reasons` are those of its parts. */
export function readComposition(
  { version, justification, diffs, evidence, effect }: Told,
  bases: ByLanguage<Node>,
  reasons: Readonly<Record<string, string>> | null,
): Composition {
  const changes = diffs as ByLanguage<readonly unknown[]>;
  const { money, indicators } = effect ?? {};
  return {
    version,
    docs: Object.fromEntries(
      languagesIn(changes).flatMap((lang) => {
        const base = bases[lang];
        return base ? [[lang, apply(base, { changes: changes[lang] as readonly Change[] })]] : [];
      }),
    ),
    justification,
    division: reasons ? 'parts' : 'whole',
    reasons: reasons ?? {},
    evidence,
    money: typeof money === 'string' ? money : '',
    indicators: Array.isArray(indicators) ? indicators.join('\n') : '',
  };
}

/**
 * The changes as so many amendments: one for each, and together in one what the texts of several
 * languages change in the same blocks. In the order of the first language.
 */
export function partsOf(
  lists: ChangeLists,
): readonly (readonly (readonly [Language, AmendmentChange])[])[] {
  const parts: { readonly blocks: Set<string>; readonly changes: [Language, AmendmentChange][] }[] =
    [];
  for (const lang of languagesIn(lists))
    for (const change of lists[lang] ?? []) {
      const known = parts.find(
        ({ blocks, changes }) =>
          changes.every(([other]) => other !== lang) && change.blocks.some((id) => blocks.has(id)),
      );
      if (known) known.changes.push([lang, change]);
      else parts.push({ blocks: new Set(change.blocks), changes: [[lang, change]] });
    }
  return parts.map(({ changes }) => changes);
}

/** One of several amendments a composition is submitted as: with its own changes alone, and its own reason. */
export function compositionOfPart(
  composition: Composition,
  bases: ByLanguage<Node>,
  part: readonly (readonly [Language, AmendmentChange])[],
): Composition {
  const reasons = part.map(([lang, change]) => composition.reasons[reasonKey(lang, change)]);
  return {
    ...composition,
    division: 'whole',
    reasons: {},
    justification: reasons.find((reason) => reason?.trim()) ?? composition.justification,
    docs: Object.fromEntries(
      part.map(([lang, { changes }]) => [lang, apply(bases[lang] as Node, { changes })]),
    ),
  };
}
