/**
 * What a person signs by a verdict: one small document that names exactly what was judged, by whom,
 * in whose place, under which rules and when. Its canonical JSON (RFC 8785) is stored as it was
 * signed, and everything in it can be found again in the draft's log.
 */
import type { Actor } from '../access.ts';
import { canonicalJson, type Hash, hashText } from '../text/canonical.ts';
import type { VerdictKind, Workflow } from '../workflow/workflow.ts';
import type { Draft, Stamp } from './draft.ts';
import type { Event, Facts } from './event.ts';
import type { Remit } from './remit.ts';

export interface Statement {
  readonly type: 'kelisim-signoff-1';
  readonly draft: string;
  readonly round: number;
  readonly version: number;
  /** Hash of the version: its titles and texts. */
  readonly contentHash: Hash;
  /** What the agency answers for, and the hash of that; null where verdicts are not bound to it. */
  readonly remit: Remit;
  readonly remitHash: Hash | null;
  readonly verdict: VerdictKind;
  /** SHA-256 of the note's UTF-8 bytes. */
  readonly noteHash: Hash;
  /** SHA-256 of the canonical JSON of the event's items. */
  readonly itemsHash: Hash;
  readonly agency: string;
  readonly person: string;
  readonly role: Actor['role'];
  readonly inPlaceOf: { readonly person: string; readonly mandate: string } | null;
  readonly workflow: { readonly id: string; readonly edition: string; readonly hash: Hash };
  /** ISO instant, UTC: that of the event. */
  readonly at: string;
}

const workflowHashes = new WeakMap<Workflow, Hash>();

/** SHA-256 of the canonical JSON of the rules a draft runs under. A draft never changes its own. */
function hashWorkflow(workflow: Workflow): Hash {
  let hash = workflowHashes.get(workflow);
  if (hash === undefined) {
    hash = hashText(canonicalJson(workflow));
    workflowHashes.set(workflow, hash);
  }
  return hash;
}

/** The statement of a verdict that is given, or was given, in this draft. */
export function stateSignoff(
  signed: Facts['signedOff'],
  draft: Pick<Draft, 'id' | 'rounds' | 'workflow'>,
  { at, by }: Stamp,
  role: Actor['role'],
): Statement {
  const { round, version, hash, remit, verdict, note, items, agency } = signed;
  const asked = draft.rounds[round - 1]?.participants.find((one) => one.agency === agency);
  const { id, edition } = draft.workflow;
  return {
    type: 'kelisim-signoff-1',
    draft: draft.id,
    round,
    version,
    contentHash: hash,
    remit: asked?.remit ?? 'whole',
    remitHash: remit ?? null,
    verdict,
    noteHash: hashText(note),
    itemsHash: hashText(canonicalJson(items)),
    agency,
    person: by.person,
    role,
    inPlaceOf: by.inPlaceOf ?? null,
    workflow: { id, edition, hash: hashWorkflow(draft.workflow) },
    at,
  };
}

type SignedOff = Event & { readonly type: 'signedOff' };

/**
 * What is wrong between a verdict's event and the statement stored for it; `body` is undefined when
 * its bytes are not there. Empty when each says what the other says.
 */
export function statementFaults(
  event: SignedOff,
  draft: Pick<Draft, 'id' | 'rounds' | 'workflow'>,
  body: string | undefined,
): readonly string[] {
  const { statement, evidence } = event;
  if (statement === undefined || !evidence) return ['was not signed'];
  if (body === undefined || hashText(body) !== statement) return ['lacks the bytes it names'];
  const given = readStatement(body);
  if (!given) return ['is not a statement'];
  const faults: string[] = evidence.at === event.at ? [] : ['has evidence of another time'];
  const expected = stateSignoff(event, draft, event, given.role);
  const keys = new Set([...Object.keys(expected), ...Object.keys(given)]) as Set<keyof Statement>;
  for (const key of keys)
    if (canonicalJson(given[key]) !== canonicalJson(expected[key]))
      faults.push(`says another ${key} than its event`);
  return faults;
}

/** The statement these bytes are, to the byte; null when they are no canonical JSON of an object. */
function readStatement(body: string): Statement | null {
  try {
    const given = JSON.parse(body);
    const isObject = typeof given === 'object' && given !== null && !Array.isArray(given);
    return isObject && canonicalJson(given) === body ? given : null;
  } catch {
    return null;
  }
}
