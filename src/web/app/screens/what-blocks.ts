/** What stands between a draft and its next step, in a line. */
import { useTranslation } from 'react-i18next';
import type { Draft } from '../api/drafts.ts';
import { nextExit } from '../drafts-state.ts';
import { useLanguage } from '../words/i18n.ts';

/** Says it of any draft, in the language spoken. */
export function useWhatBlocks(): (draft: Draft) => string {
  const { t } = useTranslation('drafts');
  const lang = useLanguage();
  return (draft) => {
    const exit = nextExit(draft);
    if (!exit) return t('ended');
    const step = exit.titles[lang];
    return exit.open
      ? t('ready', { step })
      : t('blockers', { step, count: Math.max(1, exit.blockers.length) });
  };
}
