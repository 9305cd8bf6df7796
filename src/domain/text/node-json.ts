/**
 * Parts of docs as plain JSON for changes and conflicts: a place, a subtree without the blocks that
 * are told of elsewhere, the text of a subtree.
 */
import type { Fragment, Node } from 'prosemirror-model';
import type { NodeJson, Place } from './change.ts';
import type { Entry } from './compare.ts';
import { hasIdentity, idOf } from './identity.ts';
import { blockAt } from './tree.ts';

/** Where an entry stands, in words of ids. */
export const placeOf = ({ parent, index }: Entry): Place => ({
  parent: idOf(parent) || null,
  previous: index > 0 ? idOf(blockAt(parent, index - 1)) : null,
});

/** Inline content as JSON; empty content is an empty list. */
export const lineJson = ({ content }: Fragment): readonly NodeJson[] => content.map(inlineJson);

/** `toJSON`, quick for plain text: ProseMirror looks for the attributes of each node. */
const inlineJson = (node: Node): NodeJson =>
  node.text !== undefined && node.marks.length === 0
    ? { type: 'text', text: node.text }
    : node.toJSON();

/** The subtree's JSON without blocks that `isPart` denies. */
export function prune(node: Node, isPart: (id: string) => boolean): NodeJson {
  if (node.isTextblock && node.content.size > 0 && hasIdentity(node))
    return { type: node.type.name, attrs: node.attrs, content: lineJson(node.content) };
  if (node.isTextblock) return node.toJSON();
  const content: NodeJson[] = [];
  node.forEach((child) => {
    if (child.type.name === 'heading') content.push(child.toJSON());
    else if (isPart(idOf(child))) content.push(prune(child, isPart));
  });
  return { type: node.type.name, attrs: node.attrs, content };
}

/** The text of a subtree, one line per text block; a reference is `※`. */
export function textOf({ type, text, content = [] }: NodeJson): string {
  if (text !== undefined) return text;
  if (type === 'hard_break') return '\n';
  if (type === 'reference') return '※';
  const isLine = content.every((child) => inlineTypes.has(child.type));
  return content.map(textOf).join(isLine ? '' : '\n');
}

const inlineTypes = new Set(['text', 'hard_break', 'reference']);
