/**
 * How indicators and measures stand in the editor: their words, and under them a button that says
 * what is set and opens its fields. Drawn without React, since there can be hundreds.
 */
import type { Node } from 'prosemirror-model';
import type { EditorView, NodeViewConstructor } from 'prosemirror-view';

/** Opens the fields of the block before which this position is. */
export type OpenFields = (position: number) => void;

/** What an indicator or a measure says besides its words, in one line. */
function tellFields({ type, attrs }: Node): string {
  if (type.name === 'measure') return [attrs.owner, attrs.due].filter(Boolean).join(' · ');
  const values = [attrs.baseline, ...attrs.targets].flatMap((one) =>
    one ? [`${one.year}: ${one.value}`] : [],
  );
  return [values.join(' → '), attrs.unit, attrs.responsible].filter(Boolean).join(' · ');
}

const viewOf =
  (openFields: OpenFields): NodeViewConstructor =>
  (node: Node, _view: EditorView, getPos) => {
    const dom = document.createElement('div');
    dom.className = node.type.name;
    const contentDOM = document.createElement('div');
    contentDOM.className = 'block-words';
    const button = document.createElement('button');
    button.type = 'button';
    button.className = 'block-fields';
    button.contentEditable = 'false';
    button.addEventListener('click', () => {
      const position = getPos();
      if (position !== undefined) openFields(position);
    });
    dom.append(contentDOM, button);
    const draw = (next: Node) => {
      dom.id = next.attrs.id ?? '';
      button.textContent = tellFields(next) || '…';
    };
    draw(node);
    return {
      dom,
      contentDOM,
      update: (next) => {
        if (next.type !== node.type) return false;
        draw(next);
        return true;
      },
      stopEvent: (event) => button.contains(event.target as HTMLElement),
      ignoreMutation: (mutation) => button.contains(mutation.target),
    };
  };

/** The node views of blocks that have fields. */
export const fieldViews = (openFields: OpenFields) => ({
  indicator: viewOf(openFields),
  measure: viewOf(openFields),
});
