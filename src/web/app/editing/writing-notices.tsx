/** What a writer must know of the text being written, above it: taken up, merged, refused, left out. */
import { type ReactElement, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Lost, lostKinds } from '../../editor/pasted.ts';
import { sayList } from '../../format/list.ts';
import { Banner } from '../../parts/banner.tsx';
import { Button } from '../../parts/button.tsx';
import { Refused } from '../refusals/refused.tsx';
import { useLanguage } from '../words/i18n.ts';
import type { EditorStanding } from './use-editor.ts';

export function WritingNotices(editor: EditorStanding): ReactElement {
  const { standing, notices, isTakenUp, failure, lost } = editor;
  const { t } = useTranslation('edit');
  return (
    <>
      <Refused error={failure} title={t('refusedOpen')} />
      {isTakenUp && (
        <Banner kind="info" title={t('takenUp')}>
          <p>{t('takenUpText')}</p>
        </Banner>
      )}
      {notices.length > 0 && (
        <Banner kind="info" title={t('merged')}>
          <p>{t('mergedText', { count: notices.length })}</p>
        </Banner>
      )}
      {standing?.kind === 'refused' && (
        <Refused
          error={standing.problem}
          title={t('refused')}
          {...(!standing.ofText && {
            action: <Button onPress={() => window.location.reload()}>{t('again')}</Button>,
          })}
        >
          <p>{t(standing.ofText ? 'refusedHere' : 'refusedText')}</p>
        </Refused>
      )}
      <LostNotice lost={lost} />
    </>
  );
}

/** What a paste left out, until it was read or the next paste. */
function LostNotice({ lost }: { readonly lost: Lost }): ReactElement | null {
  const { t } = useTranslation('edit');
  const lang = useLanguage();
  const [isRead, setRead] = useState(false);
  // biome-ignore lint/correctness/useExhaustiveDependencies: each paste is told anew
  useEffect(() => setRead(false), [lost]);
  const told = lostKinds.flatMap((kind) => {
    const count = lost[kind];
    return count === undefined ? [] : [t(`pasted.${kind}`, { count })];
  });
  if (isRead || told.length === 0) return null;
  return (
    <Banner
      kind="warning"
      title={t('pasted.title')}
      action={<Button onPress={() => setRead(true)}>{t('pasted.read')}</Button>}
    >
      <p>{t('pasted.text', { list: sayList(told, lang) })}</p>
    </Banner>
  );
}
