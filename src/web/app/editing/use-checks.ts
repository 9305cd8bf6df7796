/** Checks the text being written whenever the typing rests; nothing of it stands in the way of a key. */
import { useQuery } from '@tanstack/react-query';
import type { Node } from 'prosemirror-model';
import type { EditorView } from 'prosemirror-view';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Language } from '../../../domain/language.ts';
import { hintsLayer } from '../../editor/marking.ts';
import { templateQuery } from '../api/checking.ts';
import type { Draft } from '../api/drafts.ts';
import { useLanguage } from '../words/i18n.ts';
import type { Finding } from './checking.ts';

const restMs = 800;

/** What the text lacks; null until it was checked. */
export function useChecks(
  draft: Draft,
  lang: Language,
  doc: Node | null,
): readonly Finding[] | null {
  const spoken = useLanguage();
  const { data: template } = useQuery(templateQuery(draft));
  const [findings, tell] = useState<readonly Finding[] | null>(null);
  useEffect(() => {
    if (!doc || template === undefined) return;
    let isOver = false;
    const timer = setTimeout(async () => {
      const { checkDoc } = await import('./checking.ts');
      if (!isOver) tell(checkDoc(doc, { lang, template, spoken }));
    }, restMs);
    return () => {
      isOver = true;
      clearTimeout(timer);
    };
  }, [doc, template, lang, spoken]);
  return findings;
}

/** Shows on the text what its template asks of its sections. */
export function useHints(draft: Draft, view: EditorView | null, doc: Node | null): void {
  const { t } = useTranslation('edit');
  const spoken = useLanguage();
  const { data: template } = useQuery(templateQuery(draft));
  useEffect(() => {
    if (!view || !doc || !template) return;
    let isOver = false;
    const timer = setTimeout(async () => {
      const { hintSections, hintsOf } = await import('../../editor/hints.ts');
      if (isOver || view.isDestroyed) return;
      const hints = hintsOf(template, spoken, t('checks.mandatory'));
      hintsLayer.show(view, hintSections(view.state.doc, hints));
    }, restMs / 4);
    return () => {
      isOver = true;
      clearTimeout(timer);
    };
  }, [view, doc, template, spoken, t]);
}
