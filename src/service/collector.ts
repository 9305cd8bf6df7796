/** Gathers what a command that writes texts has to store with its events. */
import type { Node } from 'prosemirror-model';
import type { Hash } from '../domain/text/canonical.ts';
import type { Library } from './library.ts';

export interface Collector {
  readonly chunks: ReadonlyMap<Hash, string>;
  readonly bases: ReadonlyMap<Hash, Hash>;
  /** Cuts a doc that grew from a stored text, keeps what is new of it, and gives its root. */
  add(doc: Node, before: Hash | undefined): Promise<Hash>;
}

export function createCollector(library: Library): Collector {
  const chunks = new Map<Hash, string>();
  const bases = new Map<Hash, Hash>();
  return {
    chunks,
    bases,
    async add(doc, before) {
      const text = await library.cut(doc, before);
      for (const [hash, body] of text.chunks) chunks.set(hash, body);
      for (const [hash, base] of text.bases) bases.set(hash, base);
      return text.root;
    },
  };
}
