/** The concept checks over the text as it is being written, in the words of a reader: no request is made. */
import type { Node } from 'prosemirror-model';
import type { Template, TemplateSection } from '../../../../schema/templates/template.ts';
import { type CheckCode, checkTexts } from '../../../domain/checks/check.ts';
import { type Weight, weightOf } from '../../../domain/checks/weight.ts';
import { describeFault } from '../../../domain/checks/words.ts';
import type { Language } from '../../../domain/language.ts';

export interface Finding {
  readonly what: CheckCode;
  readonly weight: Weight;
  /** The block it is in; none for a section that is not there. */
  readonly block: string | null;
  /** One sentence in the reader's language. */
  readonly say: string;
}

interface Checked {
  readonly lang: Language;
  readonly template: Template | null;
  /** The reader's language. */
  readonly spoken: Language;
}

/** What one language's text lacks, in document order. */
export function checkDoc(doc: Node, { lang, template, spoken }: Checked): readonly Finding[] {
  const headings = new Map(
    flatten(template?.sections ?? []).map(({ key, headings }) => [key, headings[spoken]]),
  );
  return checkTexts({ [lang]: doc }, template).map((fault) => {
    const { what, about, block = null } = fault;
    const named = about === undefined ? {} : { about: headings.get(about) ?? about };
    return {
      what,
      weight: weightOf(what),
      block,
      say: describeFault({ ...fault, ...named }, spoken),
    };
  });
}

const flatten = (sections: readonly TemplateSection[]): readonly TemplateSection[] =>
  sections.flatMap((section) => [section, ...flatten(section.sections ?? [])]);
