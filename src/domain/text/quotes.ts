/** The words of blocks by their ids, where something is said of a block that does not say them. */
import type { Node } from 'prosemirror-model';
import { idOf } from './identity.ts';

const quoteMax = 400;

/** The words of a block by its id: a section's heading, anything else's text, shortened; empty for no block. */
export function createQuotes(doc: Node | null): (block: string) => string {
  const blocks = new Map<string, Node>();
  doc?.descendants((node) => {
    const id = idOf(node);
    if (id) blocks.set(id, node);
  });
  return (id) => {
    const block = blocks.get(id);
    const said = block?.type.name === 'section' ? block.firstChild : block;
    const text = said?.textBetween(0, said.content.size, ' ', ' ') ?? '';
    return text.length > quoteMax ? `${text.slice(0, quoteMax).toWellFormed()}…` : text;
  };
}
