/** What the writing comes to, beside it: the formal instruction in the reader's language, and each change, to be taken back. */
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { Language } from '../../../domain/language.ts';
import { Button } from '../../parts/button.tsx';
import { Skeleton } from '../../parts/skeleton.tsx';
import { useLanguage } from '../words/i18n.ts';
import { ChangeList } from './change-list.tsx';
import { InstructionPoints } from './instruction.tsx';
import { languagesIn } from './proposal.ts';
import type { DerivedTexts } from './use-derived.ts';

interface LiveProps {
  readonly derived: DerivedTexts | null;
  /** Takes one change back; without it they are only shown. */
  readonly onTakeBack?: (lang: Language, number: number) => void;
}

export function Live({ derived, onTakeBack }: LiveProps): ReactElement {
  const { t } = useTranslation('amend');
  const { t: named } = useTranslation('draft');
  const spoken = useLanguage();
  if (!derived) return <Skeleton label={t('live.opening')} rows={3} />;
  const langs = languagesIn(derived.texts);
  if (langs.length === 0) return <p className="quiet">{t('live.nothing')}</p>;
  return (
    <div className="amend-live">
      {langs.map((lang) => {
        const text = derived.texts[lang];
        if (!text) return null;
        return (
          <section key={lang} className="amend-live-text">
            {langs.length > 1 && <h4>{named(`languages.${lang}`)}</h4>}
            <InstructionPoints points={text.points} lang={spoken} />
            <details open={onTakeBack === undefined ? true : undefined}>
              <summary>{t('live.changes', { count: text.changes.length })}</summary>
              <ChangeList
                changes={text.changes}
                lang={lang}
                below={(index) =>
                  onTakeBack && (
                    <Button
                      kind="plain"
                      icon="undo"
                      onPress={() => onTakeBack(lang, text.changes[index]?.number ?? 0)}
                    >
                      {t('live.takeBack')}
                    </Button>
                  )
                }
              />
            </details>
          </section>
        );
      })}
    </div>
  );
}
