/**
 * Changing part of a text: by ProseMirror steps in order, or by putting one section in the place of
 * another. It works on docs alone; whoever calls it gives ids to what is new and checks the result.
 */
import type { Node } from 'prosemirror-model';
import { Step } from 'prosemirror-transform';
import { schema } from '../../schema/document.ts';
import { refuse } from '../domain/draft/refusal.ts';
import { idOf, parseText, schemaFault, TextFault } from '../domain/text/identity.ts';

/** The section of that id is replaced by `content`, node JSON of a section. */
export interface SectionPatch {
  readonly section: string;
  readonly content: unknown;
}

/** A change of part of a text. */
export type Patch = { readonly steps: readonly unknown[] } | SectionPatch;

/**
 * The doc with the patch applied; `at` is the pointer to the patch. *Refuses:* invalid with a pointer
 * to the step, unknown-block. *Throws* TextFault with a pointer into the section.
 */
export const applyPatch = (doc: Node, patch: Patch, at = ''): Node =>
  'steps' in patch ? applySteps(doc, patch.steps, at) : replaceSectionIn(doc, patch, at);

/**
 * Steps are checked together; only when something is wrong are they applied again one by one, to
 * name the step.
 */
function applySteps(doc: Node, steps: readonly unknown[], at: string): Node {
  const field = (index: number) => `${at}/steps/${index}`;
  const next = steps.reduce<Node>(
    (before, json, index) => applyStep(before, json, field(index)),
    doc,
  );
  if (schemaFault(next, doc) === null) return next;
  return steps.reduce<Node>((before, json, index) => {
    const after = applyStep(before, json, field(index));
    const why = schemaFault(after, before);
    return why === null ? after : refuse('invalid', { field: field(index), why });
  }, doc);
}

function applyStep(doc: Node, json: unknown, field: string): Node {
  const { doc: next, failed } = tryStep(doc, json);
  return next ?? refuse('invalid', { field, why: failed ?? 'does not apply' });
}

/**
 * ProseMirror answers a step that does not fit in several ways: a failed result, a RangeError that
 * says why, or whatever its code comes to on positions and nodes that are none.
 */
function tryStep(
  doc: Node,
  json: unknown,
): { readonly doc: Node | null; readonly failed: string | null } {
  try {
    return Step.fromJSON(schema, json).apply(doc);
  } catch (error) {
    return { doc: null, failed: error instanceof RangeError ? error.message : 'does not apply' };
  }
}

/**
 * The doc with one section replaced; it keeps its id. `at` is the pointer to the patch.
 * *Refuses:* invalid, unknown-block. *Throws* TextFault.
 */
export function replaceSectionIn(doc: Node, patch: SectionPatch, at = ''): Node {
  const section = readSection(patch.content, `${at}/content`);
  const replaced = replaceSection(doc, patch.section, section);
  return replaced ?? refuse('unknown-block', { field: `${at}/section`, block: patch.section });
}

/** Reads the section as the only one of a doc, and tells where it stands in the request instead. */
function readSection(json: unknown, field: string): Node {
  const section = parseTextAt({ type: 'doc', content: [json] }, '/content/0', field).firstChild;
  if (section?.type.name === 'section') return section;
  return refuse('invalid', { field, why: 'must be a section node' });
}

/** The text in `json`; a fault under `inner` is told as one under `field`. *Throws* TextFault. */
export function parseTextAt(json: unknown, inner: string, field: string): Node {
  try {
    return parseText(json);
  } catch (error) {
    if (!(error instanceof TextFault) || !error.path.startsWith(inner)) throw error;
    throw new TextFault(error.code, `${field}${error.path.slice(inner.length)}`, error.message);
  }
}

/** The doc with the section of that id replaced, or null when there is none. */
function replaceSection(node: Node, id: string, section: Node): Node | null {
  for (let index = 0; index < node.childCount; index++) {
    const child = node.child(index);
    if (child.type.name !== 'section') continue;
    if (idOf(child) === id) return node.copy(node.content.replaceChild(index, keepId(section, id)));
    const inside = replaceSection(child, id, section);
    if (inside) return node.copy(node.content.replaceChild(index, inside));
  }
  return null;
}

const keepId = (section: Node, id: string): Node =>
  section.type.create({ ...section.attrs, id }, section.content);
