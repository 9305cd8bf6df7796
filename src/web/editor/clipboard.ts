/**
 * Blocks on the clipboard: written so that every node comes back as what it was, with its id, and
 * read so that nothing from outside is believed. Whether an id that comes back may be used is
 * decided where the block lands; it never gives ids.
 */
import {
  type DOMOutputSpec,
  DOMParser,
  DOMSerializer,
  Fragment,
  type Node,
  type NodeType,
  Slice,
} from 'prosemirror-model';
import type { EditorProps, EditorView } from 'prosemirror-view';
import { schema } from '../../../schema/document.ts';
import { hasIdentity, idOf } from '../../domain/text/identity.ts';

/** The attributes that carry a node's type and attributes, as JSON, in clipboard HTML. */
const typeName = 'data-node';
const attrsName = 'data-attrs';
const markName = 'data-mark';

/**
 * How an editor copies and pastes. A pasted block keeps the id it comes with only if this editor
 * had it in its doc before (`isKnown`): then it was cut or deleted here, or is a copy of one that
 * still stands and loses it again. Ids of other documents, and attributes the schema does not
 * allow, are left out.
 */
export const clipboardProps = (
  isKnown: (view: EditorView, id: string) => boolean,
): Pick<EditorProps, 'clipboardSerializer' | 'clipboardParser' | 'transformPasted'> => ({
  clipboardSerializer,
  clipboardParser,
  transformPasted: (slice, view) =>
    new Slice(
      admit(slice.content, (id) => isKnown(view, id)),
      slice.openStart,
      slice.openEnd,
    ),
});

const clipboardSerializer = new DOMSerializer(
  Object.fromEntries(
    Object.entries(DOMSerializer.nodesFromSchema(schema)).map(([name, toDOM]) => [
      name,
      name === 'text' ? toDOM : (node: Node) => label(toDOM(node), node),
    ]),
  ),
  {
    ...DOMSerializer.marksFromSchema(schema),
    source: () => ['span', { [markName]: 'source' }, 0],
  },
);

/** The same element with the node's type and attributes written on it. */
function label(spec: DOMOutputSpec, { type, attrs }: Node): DOMOutputSpec {
  const [tag, ...rest] = spec as readonly [string, ...unknown[]];
  const [first] = rest;
  const own = typeof first === 'object' && !Array.isArray(first) ? first : null;
  const labels = { ...own, [typeName]: type.name, [attrsName]: JSON.stringify(attrs) };
  return [tag, labels, ...(own ? rest.slice(1) : rest)];
}

const clipboardParser = new DOMParser(schema, [
  ...Object.values(schema.nodes)
    .filter((type) => !type.isText && type !== schema.topNodeType)
    .map((type) => ({
      tag: `[${typeName}="${type.name}"]`,
      node: type.name,
      getAttrs: (element: HTMLElement) => readLabel(element.getAttribute(attrsName)),
      ...(type.spec.code && { preserveWhitespace: 'full' as const }),
    })),
  { tag: `[${markName}="source"]`, mark: 'source' },
  ...DOMParser.fromSchema(schema).rules,
]);

/** The attributes in the label; none when it is not JSON of an object. */
function readLabel(json: string | null): Record<string, unknown> | null {
  try {
    const attrs: unknown = JSON.parse(json ?? '');
    return typeof attrs === 'object' ? (attrs as Record<string, unknown> | null) : null;
  } catch {
    return null;
  }
}

function admit(content: Fragment, isOurs: (id: string) => boolean): Fragment {
  const admitted: Node[] = [];
  content.forEach((node) => {
    if (node.isText) admitted.push(node);
    else {
      const attrs = allowed(node.type, node.attrs);
      const isForeign = hasIdentity(node) && !isOurs(idOf(node));
      admitted.push(
        node.type.create(
          isForeign ? { ...attrs, id: null, origin: null } : attrs,
          admit(node.content, isOurs),
          node.marks,
        ),
      );
    }
  });
  return Fragment.fromArray(admitted);
}

/** The attributes as far as the schema allows them; the others fall back to their defaults. */
function allowed(type: NodeType, attrs: Node['attrs']): Record<string, unknown> {
  const kept: Record<string, unknown> = {};
  for (const [name, { validate }] of Object.entries(type.spec.attrs ?? {})) {
    try {
      if (typeof validate === 'function') validate(attrs[name]);
      kept[name] = attrs[name];
    } catch (error) {
      if (!(error instanceof RangeError)) throw error;
    }
  }
  return kept;
}
