/** A point of a verdict: what it asks for, what the drafters answered, how it stands. */
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { sayShortDate } from '../../format/when.ts';
import { DefinitionList } from '../../parts/lists.tsx';
import { recogniseLanguage } from '../../public/said.tsx';
import { useNames } from '../api/directory.ts';
import { zone } from '../place.ts';
import { useLanguage } from '../words/i18n.ts';
import type { Item } from './notes.ts';

export function ItemBody({ item }: { readonly item: Item }): ReactElement {
  const { t } = useTranslation('margin');
  const lang = useLanguage();
  const { nameOf } = useNames();
  const { answer, wording, quote, watch, overridden, settled } = item;
  const ended = overridden?.reason ?? settled?.wording;
  return (
    <div className="note-body">
      <p className="note-who">
        <b>{nameOf(item.agency)}</b>{' '}
        <time dateTime={item.at}>{sayShortDate(item.at, { lang, zone })}</time>
      </p>
      <blockquote lang={item.lang}>{quote}</blockquote>
      <p className="note-said" lang={recogniseLanguage(item.reason)}>
        {item.reason}
      </p>
      <DefinitionList
        entries={[
          ...(wording
            ? [{ name: t('wording'), value: <span lang={item.lang}>{wording}</span> }]
            : []),
          ...(answer
            ? [
                {
                  name: t('answer', { answer: t(`answers.${answer.answer}`) }),
                  value: <span lang={recogniseLanguage(answer.reason)}>{answer.reason}</span>,
                },
              ]
            : []),
          ...(ended ? [{ name: t('ended'), value: ended }] : []),
        ]}
      />
      {watch && <p className="quiet">{watch.say}</p>}
    </div>
  );
}
