/** Nodes of a doc drawn by its own schema, as elements made in the browser: no HTML is read. */
import { DOMSerializer, type Node } from 'prosemirror-model';
import { type ReactElement, useLayoutEffect, useRef } from 'react';
import { schema } from '../../../../schema/document.ts';

const serializer = DOMSerializer.fromSchema(schema);

interface DrawnProps {
  readonly node: Node;
  readonly lang: string;
  /** Draws what is in the node and not itself. */
  readonly inside?: boolean;
}

export function Drawn({ node, lang, inside = false }: DrawnProps): ReactElement {
  const place = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const drawn = inside
      ? serializer.serializeFragment(node.content)
      : serializer.serializeNode(node);
    place.current?.replaceChildren(drawn);
  }, [node, inside]);
  return <div ref={place} lang={lang} className="drawn" />;
}
