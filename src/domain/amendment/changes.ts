/**
 * The change list of an amendment: what its author proposes, cut into changes that can be decided
 * one by one. It reads the diff and decides nothing.
 *
 * Two entries of a diff belong to one change when one cannot be made without the other: a block put
 * behind one that comes or moves itself, a block that leaves one that goes, another type and the
 * words that suit it. Blocks that need certain blocks in them (items, cells, tables, a list that
 * would be empty, what stands before a section) hold all that comes and goes in them together, so that any choice of changes gives
 * a text the schema allows.
 */
import type { Node } from 'prosemirror-model';
import { type Docs, type Remit, remitHash } from '../draft/remit.ts';
import type { Language } from '../language.ts';
import type { Change, NodeJson, Place } from '../text/change.ts';
import type { Entry } from '../text/compare.ts';
import { diff } from '../text/diff.ts';
import { idOf } from '../text/identity.ts';
import { blocksOf } from '../text/tree.ts';
import { sayPlace } from './instruction-wording.ts';
import { instructionWords } from './instruction-words.ts';
import { type Atlas, createAtlas, type Step } from './place.ts';

/** A change that is decided on its own. */
export interface AmendmentChange {
  /** Counts the changes of the amendment from 1, in document order. */
  readonly number: number;
  /** What it does first. */
  readonly kind: Change['kind'];
  /** Where: in the base, or for what only comes in the proposed text. */
  readonly steps: readonly Step[];
  /** The same in words, as `section 4, item 3`. */
  readonly place: string;
  /** Ids of all blocks it changes, brings or takes, in document order. */
  readonly blocks: readonly string[];
  /** Ids of the indicators among them, and of those the measures among them serve. */
  readonly indicators: readonly string[];
  /** Applicable by themselves, and together with those of any other changes of the list. */
  readonly changes: readonly Change[];
}

/** The change list of `proposed` against `base`, places in `lang`. Both passed `checkText`. */
export function changesOf(base: Node, proposed: Node, lang: Language): readonly AmendmentChange[] {
  const { changes } = diff(base, proposed);
  if (changes.length === 0) return [];
  const [before, after] = [createAtlas(base), createAtlas(proposed)];
  return groupChanges(changes, before, after).map((group, index): AmendmentChange => {
    const first = group[0] as Change;
    const atlas = before.node(first.block) ? before : after;
    const steps = atlas.stepsTo({ block: first.block });
    const blocks = [...new Set(group.flatMap((change) => blocksTouched(change)))];
    return {
      number: index + 1,
      kind: first.kind,
      steps,
      place: sayPlace(steps, 'name', instructionWords[lang]),
      blocks,
      indicators: indicatorsAmong(blocks, before, after),
      changes: group,
    };
  });
}

/** The names of those remits in which the proposed texts differ from the base, in the order given. */
export const remitsTouched = (
  base: Docs,
  proposed: Docs,
  remits: Readonly<Record<string, Remit>>,
): readonly string[] =>
  Object.keys(remits).filter((name) => {
    const remit = remits[name] as Remit;
    return remitHash(base, remit) !== remitHash({ ...base, ...proposed }, remit);
  });

/** Changes that cannot be apart, each list and the lists themselves in document order. */
function groupChanges(changes: readonly Change[], before: Atlas, after: Atlas): Change[][] {
  const binding = bindings(changes, before, after);
  const leaders = changes.map((_, index) => index);
  const leaderOf = (index: number): number => {
    let at = index;
    while (leaders[at] !== at) at = leaders[at] as number;
    return at;
  };
  const owners = new Map<string, number>();
  for (const [index, change] of changes.entries())
    for (const bond of binding(change)) {
      const owner = leaderOf(owners.get(bond) ?? index);
      const own = leaderOf(index);
      leaders[Math.max(owner, own)] = Math.min(owner, own);
      owners.set(bond, owner);
    }
  const groups = new Map<number, Change[]>();
  for (const [index, change] of changes.entries()) {
    const leader = leaderOf(index);
    const group = groups.get(leader);
    group ? group.push(change) : groups.set(leader, [change]);
  }
  return [...groups.values()];
}

/** What a change depends on or provides, as names; changes that share one belong together. */
function bindings(changes: readonly Change[], before: Atlas, after: Atlas) {
  const placed = new Set(changes.flatMap(placedBy));
  const retyped = new Set(changes.flatMap(({ kind, block }) => (kind === 'retype' ? [block] : [])));
  const emptied = emptiedBy(changes, before);
  const fronted = frontedBy(changes, after);
  const bondIn = (parent: string | null | undefined): readonly string[] => {
    if (parent === undefined) return [];
    const holder = fronted.has(parent ?? '')
      ? (parent ?? 'doc')
      : parent && holderOf(parent, before, after, emptied);
    return holder ? [`in ${holder}`] : [];
  };
  const bondsAt = ({ parent, previous }: Place): readonly string[] => [
    ...[parent, previous].flatMap((id) => (id && placed.has(id) ? [`block ${id}`] : [])),
    ...bondIn(parent),
  ];
  const bondsOfRetype = ({ block }: Change): readonly string[] => {
    const parent = before.entries.get(block)?.parent;
    return [`block ${block}`, ...bondIn(parent && idOf(parent))];
  };
  return (change: Change): readonly string[] => [
    ...[...placedBy(change), ...leaving(change, before)].map((id) => `block ${id}`),
    ...placesIn(change).flatMap(bondsAt),
    ...(retyped.has(change.block) ? bondsOfRetype(change) : []),
  ];
}

/** Roots of what comes, moves or leaves for another's text, and every block that comes with them. */
function placedBy(change: Change): readonly string[] {
  switch (change.kind) {
    case 'insert':
      return [...idsIn(change.after), ...rehungBy(change)];
    case 'delete':
      return rehungBy(change);
    case 'move':
      return [change.block];
    case 'split':
      return change.parts.flatMap(({ after }) => idsIn(after));
    case 'join':
      return change.parts.map(({ block }) => block);
    case 'column-insert':
    case 'column-move':
      return change.cells.flatMap(({ block, after }) => (after ? idsIn(after) : [block]));
    default:
      return [];
  }
}

function idsIn({ attrs, content = [] }: NodeJson): readonly string[] {
  const own = typeof attrs?.id === 'string' ? [attrs.id] : [];
  return [...own, ...content.flatMap(idsIn)];
}

/** All places a change names, where blocks stand and where they stood. */
function placesIn(change: Change): readonly Place[] {
  switch (change.kind) {
    case 'insert':
      return [change.to, ...placesAround(change)];
    case 'delete':
      return [{ ...change.from, previous: null }, ...placesAround(change)];
    case 'move':
      return [change.to, { ...change.from, previous: null }];
    case 'split':
      return change.parts.map(({ to }) => to);
    case 'join':
      return change.parts.map(({ from }) => ({ ...from, previous: null }));
    case 'column-insert':
    case 'column-delete':
    case 'column-move':
      return change.cells.flatMap(({ from, to }) => [
        ...(to ? [to] : []),
        ...(from ? [{ ...from, previous: null }] : []),
      ]);
    default:
      return [];
  }
}

const rehungBy = (change: Change): readonly string[] =>
  'around' in change ? (change.around ?? []).map(({ block }) => block) : [];

const placesAround = (change: Change): readonly Place[] =>
  'around' in change
    ? (change.around ?? []).flatMap(({ from, to }) => [to, { ...from, previous: null }])
    : [];

/** What goes with a change: its blocks as they were. */
function takenBy(change: Change): readonly NodeJson[] {
  if (change.kind === 'delete') return [change.before];
  if (change.kind === 'join') return change.parts.map(({ before }) => before);
  if (!('cells' in change)) return [];
  return change.cells.flatMap(({ before }) => (before ? [before] : []));
}

/** Blocks that must leave a block before it can go. */
function leaving(change: Change, before: Atlas): readonly string[] {
  return takenBy(change).flatMap((taken) => {
    const gone = new Set(idsIn(taken));
    return [...gone].flatMap((id) =>
      blocksOf(before.node(id) as Node)
        .map(idOf)
        .filter((child) => !gone.has(child)),
    );
  });
}

const strictTypes: readonly string[] = [
  'list_item',
  'table_cell',
  'table_header',
  'quotation',
  'footnote',
];

/** The block that binds all that comes and goes in `parent`; null where each may come alone. */
function holderOf(
  parent: string,
  before: Atlas,
  after: Atlas,
  emptied: ReadonlySet<string>,
): string | null {
  const node = before.node(parent) ?? after.node(parent);
  const name = node?.type.name ?? '';
  if (name === 'table_row') {
    const entry: Entry | undefined = before.entries.get(parent) ?? after.entries.get(parent);
    return entry ? idOf(entry.parent) : null;
  }
  return name === 'table' || strictTypes.includes(name) || emptied.has(parent) ? parent : null;
}

/** Blocks of the base that would have nothing left of what they hold. */
function emptiedBy(changes: readonly Change[], before: Atlas): ReadonlySet<string> {
  const left = new Set<string>();
  for (const change of changes) {
    for (const taken of takenBy(change)) for (const id of idsIn(taken)) left.add(id);
    if (change.kind === 'move') left.add(change.block);
    for (const id of rehungBy(change)) left.add(id);
  }
  const emptied = new Set<string>();
  for (const id of left) {
    const parent = before.entries.get(id)?.parent;
    if (parent && blocksOf(parent).every((child) => left.has(idOf(child))))
      emptied.add(idOf(parent));
  }
  emptied.delete('');
  return emptied;
}

/** Blocks in which a section comes to stand where other blocks, which go first, stood. */
function frontedBy(changes: readonly Change[], after: Atlas): ReadonlySet<string> {
  const fronted = new Set<string>();
  for (const change of changes) {
    if (change.kind !== 'insert' && change.kind !== 'move') continue;
    const previous = change.to.previous === null ? undefined : after.node(change.to.previous);
    if (change.type === 'section' && previous?.type.name !== 'section')
      fronted.add(change.to.parent ?? '');
  }
  return fronted;
}

function blocksTouched(change: Change): readonly string[] {
  const taken = takenBy(change).flatMap(idsIn);
  return [change.block, ...taken, ...placedBy(change)];
}

function indicatorsAmong(
  blocks: readonly string[],
  before: Atlas,
  after: Atlas,
): readonly string[] {
  const found = new Set<string>();
  for (const id of blocks)
    for (const node of [before.node(id), after.node(id)]) {
      if (node?.type.name === 'indicator') found.add(id);
      const served = node?.attrs.indicator as string | null | undefined;
      if (served) found.add(served);
    }
  return [...found];
}
