/** How other amendments stand to one, read out of the collisions of all languages. */
import type { Schemas } from '../api/client.ts';

type Collisions = Schemas['Collisions'];

/** What the other is to this one. */
export type Relation =
  | 'identical'
  | 'same-words'
  | 'exclusive'
  | 'contains'
  | 'contained'
  | 'ends'
  | 'ended';

/** The gravest first: where two languages say two things, it is this. */
const gravest: readonly Relation[] = [
  'exclusive',
  'ends',
  'ended',
  'same-words',
  'contains',
  'contained',
  'identical',
];

/** By number. Of amendments that say the same only the least stands in pairs, so it is looked up for all of them. */
export function relationsOf({ maps }: Collisions, number: number): ReadonlyMap<number, Relation> {
  const found = new Map<number, Relation>();
  const add = (other: number, relation: Relation) => {
    const known = found.get(other);
    if (other === number) return;
    if (!known || gravest.indexOf(relation) < gravest.indexOf(known)) found.set(other, relation);
  };
  for (const { pairs, groups } of Object.values(maps)) {
    const same = groups.filter(({ kind }) => kind === 'identical');
    const twinsOf = (one: number) =>
      same.find(({ amendments }) => amendments.includes(one))?.amendments ?? [one];
    const own = twinsOf(number);
    for (const twin of own) add(twin, 'identical');
    for (const { kind, amendments } of pairs) {
      const [first = 0, second = 0] = amendments;
      const isFirst = own.includes(first);
      if (!isFirst && !own.includes(second)) continue;
      for (const other of twinsOf(isFirst ? second : first)) add(other, relationIn(kind, isFirst));
    }
  }
  return found;
}

function relationIn(
  kind: 'contains' | 'makes-moot' | 'same-words' | 'exclusive',
  isFirst: boolean,
): Relation {
  if (kind === 'contains') return isFirst ? 'contained' : 'contains';
  if (kind === 'makes-moot') return isFirst ? 'ended' : 'ends';
  return kind;
}
