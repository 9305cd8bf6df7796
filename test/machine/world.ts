/**
 * What can be done to a draft under a workflow, as small plain acts: the walk tries all of them
 * everywhere, the model test tries them at random. Values only; nothing here judges.
 */
import { readdirSync, readFileSync } from 'node:fs';
import type { Actor } from '../../src/domain/access.ts';
import type { Command } from '../../src/domain/draft/command.ts';
import { decide } from '../../src/domain/draft/decide.ts';
import { type Draft, fold } from '../../src/domain/draft/draft.ts';
import { type Item, record } from '../../src/domain/draft/event.ts';
import { Refusal, type RefusalCode } from '../../src/domain/draft/refusal.ts';
import { versionManifest } from '../../src/domain/draft/text.ts';
import type { Language } from '../../src/domain/language.ts';
import { readWorkflow } from '../../src/domain/workflow/read-workflow.ts';
import type { Workflow } from '../../src/domain/workflow/workflow.ts';
import { deepFreeze, recordAll } from '../domain/given.ts';
import {
  coordinator,
  drafter,
  fact,
  monday,
  named,
  partner,
  runningAt,
  textRoot,
} from '../domain/samples.ts';
import { type Log, textsHash } from './invariants.ts';

/** What a workflow promises of every text it adopts. */
export interface Pledge {
  readonly adopted: string;
  /** Bodies without whose answer on exactly the adopted text nothing is adopted. */
  readonly required: readonly string[];
  /** More of them when the text touches what the workflow asks about. */
  readonly touched?: readonly string[];
  /** An objection that is not fundamental goes on with the text. */
  readonly ordinaryPasses?: true;
  /** Agencies chosen for the drafts of the walk. */
  readonly chosen: readonly string[];
}

/** The promises of the shipped workflows, written down apart from them: a new file needs its line. */
export const promises: Readonly<Record<string, Pledge>> = {
  'eu-interservice': {
    adopted: 'adopted',
    required: ['legal-service'],
    touched: ['budget'],
    chosen: ['legal-service'],
  },
  'kz-concept-2020': {
    adopted: 'adopted',
    required: ['justice'],
    touched: ['economy', 'finance'],
    chosen: ['finance'],
  },
  'kz-concept-2024': {
    adopted: 'adopted',
    required: ['justice'],
    touched: ['economy', 'finance'],
    chosen: ['finance'],
  },
  'sk-comments': {
    adopted: 'approved',
    required: ['economy', 'finance'],
    ordinaryPasses: true,
    chosen: [],
  },
  'two-agency': { adopted: 'adopted', required: ['economy', 'finance'], chosen: ['health'] },
};

export const shipped: readonly Workflow[] = readdirSync('workflows')
  .filter((name) => name.endsWith('.json'))
  .map((name) => readWorkflow(JSON.parse(readFileSync(`workflows/${name}`, 'utf8'))));

/** The agency every draft of the tests chooses besides those its workflow asks. */
export const chosen = 'health';

/** Everybody who could have a hand in a draft under this workflow. */
export function castOf(workflow: Workflow): readonly Actor[] {
  const agencies = new Set([chosen]);
  for (const { review, transitions } of Object.values(workflow.states)) {
    for (const seat of review?.participants ?? []) if ('agency' in seat) agencies.add(seat.agency);
    for (const mover of transitions.flatMap(({ by }) => by))
      if (typeof mover === 'object') agencies.add(mover.agency);
  }
  const sign = (organisation: string): Actor => ({
    person: `head of ${organisation}`,
    organisation,
    role: 'signatory',
  });
  return [drafter, coordinator, partner, ...[...agencies].map(sign)];
}

export type Act =
  | { readonly kind: 'save'; readonly lang: Language; readonly text: string }
  | { readonly kind: 'retitle'; readonly title: string }
  | { readonly kind: 'freeze' }
  | { readonly kind: 'move'; readonly transition: string }
  | { readonly kind: 'sign'; readonly verdict: 'agree' | 'object'; readonly version: number }
  | { readonly kind: 'answer'; readonly item: number }
  | { readonly kind: 'withdrawItem'; readonly item: number }
  | { readonly kind: 'amend'; readonly version: number; readonly text: string }
  | { readonly kind: 'adopt' | 'refuse'; readonly amendment: number; readonly text: string }
  | { readonly kind: 'withdrawAmendment'; readonly amendment: number };

const lang = 'ru';
const objection: Item = { kind: 'objection', lang, block: 'b', quote: 'q', reason: 'r' };

/** The command of an act, with everything the service would compute for it. */
function commandOf(act: Act, draft: Draft, now: string): Command {
  const reason = 'because';
  switch (act.kind) {
    case 'save':
      return { type: 'saveText', lang: act.lang, root: textRoot(act.text) };
    case 'retitle':
      return { type: 'retitle', titles: named(act.title) };
    case 'freeze': {
      const { hash } = versionManifest(draft.titles, draft.texts);
      return { type: 'freeze', hash, diffs: {}, label: '', summary: '' };
    }
    case 'move': {
      // Here every remit is the whole text: what parts of one there are, `remit.test.ts` asks.
      const remitHash = () => textsHash(draft.versions.at(-1)?.texts ?? {});
      return { type: 'move', transition: act.transition, reason, ...runningAt(now), remitHash };
    }
    case 'sign': {
      const items = act.verdict === 'object' ? [objection] : [];
      const { verdict, version } = act;
      return {
        type: 'signOff',
        verdict,
        note: '',
        items,
        version,
        words: () => 'q',
        ...runningAt(now),
      };
    }
    case 'answer':
      return { type: 'answer', item: act.item, answer: 'refused', reason };
    case 'withdrawItem':
      return { type: 'withdrawItem', item: act.item, reason };
    case 'amend': {
      const texts = { [lang]: textRoot(act.text) };
      return { type: 'amend', version: act.version, texts, justification: reason };
    }
    case 'adopt':
    case 'refuse': {
      const outcome = act.kind === 'adopt' ? 'adopted' : 'refused';
      const texts = { [lang]: textRoot(act.text) };
      const { amendment } = act;
      return { type: 'decideAmendment', amendment, outcome, reason, texts, onto: draft.texts };
    }
    case 'withdrawAmendment':
      return { type: 'withdrawAmendment', amendment: act.amendment, reason };
  }
}

/** A draft with the whole of its log. Deeply frozen. */
export interface Case {
  readonly log: Log;
  readonly draft: Draft;
}

/** A draft as it begins under this workflow, with both texts. */
export function beginCase(workflow: Workflow): Case {
  const log = recordAll([
    fact.created({ workflow, languages: ['ru', 'kk'], participants: [chosen] }),
    fact.saved('first', { lang: 'ru' }),
    fact.saved('first', { lang: 'kk' }),
  ]);
  return deepFreeze({ log, draft: fold(null, log) });
}

/** What an act leads to: the case after it, or the code of its refusal. Bugs are thrown. */
export function perform(before: Case, act: Act, by: Actor, now = monday): Case | RefusalCode {
  const { log, draft } = before;
  try {
    const facts = decide(commandOf(act, draft, now), draft, { actor: by, now });
    const { person, organisation } = by;
    const place = { draft: draft.id, seq: draft.seq, head: draft.head };
    const added = record(facts, place, { at: now, by: { person, organisation } });
    return deepFreeze({ log: [...log, ...added], draft: fold(draft, added) });
  } catch (error) {
    if (error instanceof Refusal) return error.code;
    throw error;
  }
}
