/** Whether two docs are the same text but for the ids of blocks that are in neither's base. */
import { Node } from 'prosemirror-model';
import { schema } from '../../../schema/document.ts';
import { canonicalNode } from '../text/canonical.ts';
import { idOf } from '../text/identity.ts';
import { visitAll } from '../text/tree.ts';

/**
 * True when both docs have the same canonical JSON once new ids, and what points at them, are
 * replaced by the place in document order of the block that has them.
 */
export function sameButNewIds(a: Node, b: Node, isKnown: (id: string) => boolean): boolean {
  const [one, other] = [withoutNewIds(a, isKnown), withoutNewIds(b, isKnown)];
  // Nearly always they say the same in the same order, and need not be put into canonical form.
  return one === other || canonical(one) === canonical(other);
}

const canonical = (json: string): string =>
  canonicalNode(Node.fromJSON(schema, JSON.parse(json) as object));

function withoutNewIds(doc: Node, isKnown: (id: string) => boolean): string {
  const names = new Map<string, string>();
  visitAll(doc, (block) => {
    const id = idOf(block);
    if (id !== '' && !isKnown(id)) names.set(id, `new-${names.size}`);
  });
  if (names.size === 0) return JSON.stringify(doc.toJSON());
  const rename = (id: string): string => names.get(id) ?? id;
  return JSON.stringify(doc.toJSON(), (name, value) => {
    if (typeof value !== 'string' || !pointers.includes(name)) return value;
    if (name === 'href') return value.startsWith('#') ? `#${rename(value.slice(1))}` : value;
    return rename(value);
  });
}

const pointers: readonly string[] = ['id', 'origin', 'to', 'indicator', 'href'];
