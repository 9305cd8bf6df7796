/**
 * Document order of what differs: where a block stands in the newer doc, and for one that is gone,
 * between which neighbours it stood.
 */
import type { Comparison, Entry } from './compare.ts';
import { idOf } from './identity.ts';
import { blockAt } from './tree.ts';

/** Child indexes from the doc down; what is gone stands between two whole numbers. */
export type OrderKey = readonly number[];

/** Compares keys in document order; a block comes before the blocks in it. */
export function compareKeys(a: OrderKey, b: OrderKey): number {
  const length = Math.min(a.length, b.length);
  for (let index = 0; index < length; index++) {
    const difference = (a[index] as number) - (b[index] as number);
    if (difference !== 0) return difference;
  }
  return a.length - b.length;
}

/** Key makers for the blocks a comparison touches. Ask for gone blocks in document order. */
export function orderIn({ before, after, moved }: Comparison) {
  /** Of the blocks around those asked about. */
  const around = new Map<string, OrderKey>();
  const keyAround = (id: string): OrderKey => {
    const known = around.get(id);
    if (known) return known;
    const key = keyOf(id);
    around.set(id, key);
    return key;
  };
  const keyOf = (id: string): OrderKey => {
    const entry = after.get(id);
    return entry ? [...keyAround(idOf(entry.parent)), entry.index] : [];
  };

  /** Index in the newer doc after which a gone or moved-away child of the older one stood. */
  const lasting = new Map<string, number>();
  const lastIndexBefore = ({ parent, index }: Entry): number => {
    const passed: string[] = [];
    let result = -1;
    for (let at = index - 1; at >= 0; at--) {
      const id = idOf(blockAt(parent, at));
      const known = lasting.get(id);
      const stays = after.get(id);
      if (known !== undefined) result = known;
      else if (!before.has(id)) result = at;
      else if (stays && !moved.has(id) && idOf(stays.parent) === idOf(parent)) result = stays.index;
      else {
        passed.push(id);
        continue;
      }
      break;
    }
    for (const id of passed) lasting.set(id, result);
    return result;
  };

  const keyOfGone = (id: string): OrderKey => {
    const entry = before.get(id) as Entry;
    const parent = idOf(entry.parent);
    return [...keyAround(parent), lastIndexBefore(entry) + 0.5];
  };
  return { keyOf, keyOfGone };
}
