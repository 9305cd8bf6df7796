/**
 * A draft with a real text whose first version every body agreed to, and what may happen to it then.
 * Remits, alignment and editorial faults are the real ones.
 */
import type { Node } from 'prosemirror-model';
import type { Command } from '../../../src/domain/draft/command.ts';
import { decide } from '../../../src/domain/draft/decide.ts';
import { type Draft, fold } from '../../../src/domain/draft/draft.ts';
import { editorialFaults } from '../../../src/domain/draft/editorial.ts';
import { genesis, record } from '../../../src/domain/draft/event.ts';
import { openRound } from '../../../src/domain/draft/judge-round.ts';
import { type Remit, remitHash } from '../../../src/domain/draft/remit.ts';
import { versionManifest } from '../../../src/domain/draft/text.ts';
import type { Names } from '../../../src/domain/language.ts';
import { align } from '../../../src/domain/text/align.ts';
import { hashOf } from '../../../src/domain/text/canonical.ts';
import { diff } from '../../../src/domain/text/diff.ts';
import { countingIds, idOf } from '../../../src/domain/text/identity.ts';
import { pairByShape } from '../../../src/domain/text/pair.ts';
import type { Workflow } from '../../../src/domain/workflow/workflow.ts';
import { parseMarkdown } from '../../../src/interchange/markdown.ts';
import { monday, named, runningAt } from '../samples.ts';
import { kk, ru } from './remit-texts.ts';

const russian = parseMarkdown(ru, countingIds()).doc;
const kazakh = pairByShape(parseMarkdown(kk, countingIds('k')).doc, russian) as Node;

export const sectionId = (heading: string): string => {
  let found = '';
  russian.descendants((node) => {
    if (node.type.name === 'section' && node.firstChild?.textContent === heading)
      found = idOf(node);
  });
  return found;
};

/** Who answers for what. `culture` is chosen for the draft, the others sit by the workflow. */
const remits = {
  economy: 'whole',
  finance: { kinds: ['money'] },
  statistics: { kinds: ['indicator'] },
  planning: { kinds: ['table', 'measure'] },
  justice: { sections: [sectionId('Общие положения')] },
  audit: { sections: [sectionId('Контроль')] },
} as const satisfies Record<string, Remit>;
export const culture: Remit = { sections: [sectionId('План действий')] };
const everybody = [...Object.keys(remits), 'culture'];

const titles = named('x');
const edge = { titles, by: ['drafter'] } as const;
const workflow: Workflow = {
  id: 'carry',
  edition: '1',
  titles,
  calendar: 'kz',
  zone: 'Asia/Almaty',
  initial: 'drafting',
  states: {
    drafting: {
      kind: 'drafting',
      titles,
      transitions: [{ ...edge, id: 'circulate', to: 'circulation' }],
    },
    circulation: {
      kind: 'circulation',
      titles,
      review: {
        participants: Object.entries(remits).map(([agency, remit]) => ({
          agency,
          required: true,
          remit,
        })),
        chosen: true,
        term: { workingDays: 10 },
        repeatTerm: { workingDays: 5 },
        carryOver: 'remit',
        basis: { act: 'a setting', confirmed: false },
      },
      transitions: [{ ...edge, id: 'return', to: 'drafting' }],
    },
  },
};

const drafter = { person: 'p', organisation: 'owner', role: 'drafter' } as const;
const headOf = (organisation: string) =>
  ({ person: `head of ${organisation}`, organisation, role: 'signatory' }) as const;

type Edit = (source: string) => string;
export const replace =
  (older: string, newer: string): Edit =>
  (source) => {
    if (!source.includes(older)) throw new Error(`nothing to replace: ${older}`);
    return source.replace(older, newer);
  };

/** A draft whose first version everybody agreed to. */
export function beginStory() {
  let draft: Draft | null = null;
  const sources = { ru, kk };
  const docs = { ru: russian, kk: kazakh };
  const frozen: (typeof docs)[] = [];
  const run = runningAt(monday);
  const current = (): Draft => draft as Draft;
  const act = (command: Command, actor: typeof drafter | ReturnType<typeof headOf> = drafter) => {
    const facts = decide(command, draft, { actor, now: monday });
    const { person, organisation } = actor;
    const log = { draft: 'd', seq: draft?.seq ?? 0, head: draft?.head ?? genesis };
    draft = fold(draft, record(facts, log, { at: monday, by: { person, organisation } }));
  };
  const mint = countingIds('x');
  const story = {
    edit(lang: 'ru' | 'kk', change: Edit) {
      sources[lang] = change(sources[lang]);
      docs[lang] = align(parseMarkdown(sources[lang], mint).doc, docs[lang], mint);
      const root = hashOf(docs[lang]);
      if (current().texts[lang] !== root) act({ type: 'saveText', lang, root });
    },
    retitle: (names: Names) => act({ type: 'retitle', titles: names }),
    choose: (remit: Remit) =>
      act({ type: 'chooseParticipants', participants: ['culture'], remits: { culture: remit } }),
    /** With `editorial`, under the drafter's claim as the system counts what speaks against it. */
    freeze(editorial = false) {
      const last = frozen.at(-1) ?? docs;
      const faults = (['ru', 'kk'] as const).flatMap((lang) =>
        editorialFaults(diff(last[lang], docs[lang]), lang),
      );
      const { hash } = versionManifest(current().titles, current().texts);
      const claim = editorial ? { editorial: { faults } } : {};
      act({ type: 'freeze', hash, diffs: {}, label: '', summary: '', ...claim });
      frozen.push({ ...docs });
    },
    circulate() {
      const newest = frozen.at(-1) as typeof docs;
      const hash = (remit: Remit) => remitHash(newest, remit);
      act({ type: 'move', transition: 'circulate', reason: '', ...run, remitHash: hash });
    },
    back: () => act({ type: 'move', transition: 'return', reason: '', ...run }),
    agree(agency: string) {
      const version = current().versions.length;
      const said = { verdict: 'agree', note: '', items: [], version, words: () => '' } as const;
      act({ type: 'signOff', ...said, ...run }, headOf(agency));
    },
    takeBack: (agency: string) => act({ type: 'withdrawSignoff', reason: 'r' }, headOf(agency)),
    contest: (agency: string) => act({ type: 'contest', reason: 'r', ...run }, headOf(agency)),
    /** Those whose verdict does not stand, and those who were carried on the drafter's claim. */
    asked: () =>
      participants()
        .filter(({ carried }) => carried === undefined)
        .map(agencyOf),
    claimed: () =>
      participants()
        .filter(({ editorial }) => editorial)
        .map(agencyOf),
  };
  const participants = () => openRound(current())?.participants ?? [];
  act({
    type: 'create',
    titles,
    languages: ['ru', 'kk'],
    template: { id: 't', edition: '1' },
    workflow,
    participants: ['culture'],
    remits: { culture },
    texts: { ru: hashOf(russian), kk: hashOf(kazakh) },
  });
  story.freeze();
  story.circulate();
  for (const agency of everybody) story.agree(agency);
  story.back();
  return story;
}

export type Story = ReturnType<typeof beginStory>;
const agencyOf = ({ agency }: { readonly agency: string }) => agency;

export const again = (story: Story, editorial = false) => {
  story.freeze(editorial);
  story.circulate();
};
