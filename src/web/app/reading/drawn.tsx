/** A node of a text in its place on the page, each block told by its id. */
import type { Node } from 'prosemirror-model';
import { type ReactElement, useLayoutEffect, useRef } from 'react';
import { type Draw, drawAlone } from './drawer.ts';

interface DrawnProps {
  readonly node: Node;
  /** Without it the node is drawn alone. */
  readonly draw?: Draw;
  readonly lang: string;
  /** Draws what is in the node and not itself. */
  readonly inside?: boolean;
  /** Another text beside it has the same blocks: their ids are that one's. */
  readonly isSecond?: boolean;
  /** Works on what was drawn, before it is seen. */
  readonly finish?: (drawn: HTMLElement) => void;
}

export function Drawn(props: DrawnProps): ReactElement {
  const { node, draw = drawAlone, lang, inside = false, isSecond = false, finish } = props;
  const place = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const { current } = place;
    if (!current) return;
    current.replaceChildren(draw(node, inside));
    for (const block of current.querySelectorAll<HTMLElement>('[id]')) {
      block.dataset.block = block.id;
      if (isSecond) block.removeAttribute('id');
    }
    finish?.(current);
  }, [node, draw, inside, isSecond, finish]);
  return <div ref={place} lang={lang} className="drawn" />;
}
