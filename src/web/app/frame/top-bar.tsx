/**
 * The bar above every screen: the product, search, the language, and for whom one acts; where it is
 * one, that this is a demonstration.
 */
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { languages } from '../../../domain/language.ts';
import { ChoiceMenu } from '../../parts/choice-menu.tsx';
import { Icon } from '../../parts/icon.tsx';
import { Link } from '../../parts/link.tsx';
import { draftsHref } from '../links.ts';
import { hasPersonas } from '../session.ts';
import { DemoLine } from '../tour/tour-place.tsx';
import { speak, useLanguage } from '../words/i18n.ts';
import { ActingFor } from './acting-for.tsx';
import { Palette } from './palette.tsx';
import { Place } from './place.tsx';
import { WaitingLink } from './waiting-link.tsx';

/** How each language calls itself. */
const endonyms = { kk: 'Қазақша', ru: 'Русский', en: 'English' } as const;

export function TopBar(): ReactElement {
  const { t } = useTranslation('frame');
  return (
    <header>
      {hasPersonas() && <DemoLine />}
      <div className="top-bar">
        <Link className="wordmark" href={draftsHref}>
          <svg className="mark" viewBox="0 0 32 32" aria-hidden="true" focusable="false">
            <path d="M5 7h9M5 13h7M27 7h-9M27 13h-7M5 19h5c4 0 4 6 6 6s2-6 6-6h5" />
          </svg>
          <span>{t('product')}</span>
        </Link>
        <Place />
        <div className="top-bar-end">
          <Palette />
          <WaitingLink />
          <LanguageMenu />
          <ActingFor />
        </div>
      </div>
    </header>
  );
}

function LanguageMenu(): ReactElement {
  const { t } = useTranslation('frame');
  const lang = useLanguage();
  return (
    <ChoiceMenu
      label={t('language')}
      face={
        <>
          <Icon name="public" />
          <span className="bar-wide">{endonyms[lang]}</span>
        </>
      }
      groups={[
        {
          id: 'languages',
          choices: languages.map((one) => ({
            id: one,
            name: endonyms[one],
            lang: one,
            isCurrent: one === lang,
          })),
        },
      ]}
      onChoose={(id) => void speak(id as typeof lang)}
    />
  );
}
