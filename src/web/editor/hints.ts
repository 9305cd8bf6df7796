/**
 * What the template asks of the sections of a text, for the stylesheet to show: on a heading that the
 * section must be there, on a section what belongs into it. Whether it is empty the stylesheet sees.
 */
import type { Node } from 'prosemirror-model';
import { Decoration } from 'prosemirror-view';
import type { Template, TemplateSection } from '../../../schema/templates/template.ts';
import type { Language } from '../../domain/language.ts';

/** What is said of the section of a slot. */
export interface Hint {
  readonly hint: string;
  /** The word for "must be there"; null where it may be left out. */
  readonly mark: string | null;
}

/** What a template says of its sections, by slot, in a language; `mark` is its word for "must be there". */
export function hintsOf(
  template: Template,
  lang: Language,
  mark: string,
): ReadonlyMap<string, Hint> {
  const flatten = (sections: readonly TemplateSection[]): readonly TemplateSection[] =>
    sections.flatMap((section) => [section, ...flatten(section.sections ?? [])]);
  return new Map(
    flatten(template.sections).map(({ key, hint, mandatory }) => [
      key,
      { hint: hint[lang], mark: mandatory ? mark : null },
    ]),
  );
}

/** Hints by slot, as decorations of the doc. Looks at sections alone. */
export function hintSections(doc: Node, hints: ReadonlyMap<string, Hint>): readonly Decoration[] {
  const found: Decoration[] = [];
  const visit = (parent: Node, start: number): void =>
    parent.forEach((node, offset) => {
      if (node.type.name !== 'section') return;
      const at = start + offset;
      const told = hints.get(String(node.attrs.slot));
      if (told) {
        found.push(Decoration.node(at, at + node.nodeSize, { 'data-hint': told.hint }));
        const heading = node.firstChild;
        if (told.mark !== null && heading)
          found.push(
            Decoration.node(at + 1, at + 1 + heading.nodeSize, { 'data-mark': told.mark }),
          );
      }
      visit(node, at + 1);
    });
  visit(doc, 0);
  return found;
}
