/** What the draft is about in plain words, and in which languages that is still to be written. */
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { chooseSummary, missingIn } from '../../../domain/draft/summary.ts';
import { sayList } from '../../format/list.ts';
import { ButtonLink } from '../../parts/link.tsx';
import { Paragraphs } from '../../public/summary.tsx';
import type { Draft } from '../api/drafts.ts';
import { summaryHref } from '../links.ts';
import { changesPassport, useSession } from '../session.ts';
import { useLanguage } from '../words/i18n.ts';

/** Nothing for those who may not write it while there is nothing to read. */
export function OverviewSummary({ draft }: { readonly draft: Draft }): ReactElement | null {
  const { t } = useTranslation('draft');
  const lang = useLanguage();
  const mayChange = changesPassport(useSession(), draft.owner) && draft.exits.length > 0;
  const shown = chooseSummary(draft.summary, lang);
  const missing = missingIn(draft.summary).map((one) => t(`languages.${one}`));
  if (!shown && !mayChange) return null;
  return (
    <section className="overview-part">
      <h2>{t('summary.title')}</h2>
      {shown && shown.lang !== lang && (
        <p className="quiet">{t('summary.absent', { language: t(`summary.in.${shown.lang}`) })}</p>
      )}
      {shown ? <Paragraphs {...shown} /> : <p className="quiet">{t('summary.none')}</p>}
      {mayChange && shown && missing.length > 0 && (
        <p className="quiet">{t('summary.missing', { languages: sayList(missing, lang) })}</p>
      )}
      {mayChange && (
        <p className="list-more">
          <ButtonLink icon="edit" href={summaryHref(draft.id)}>
            {t(shown ? 'summary.change' : 'summary.write')}
          </ButtonLink>
        </p>
      )}
    </section>
  );
}
