/** How figures call what they are about, in the application. */
import { useMemo } from 'react';
import type { Naming } from '../../charts/naming.ts';
import { useNames } from '../api/directory.ts';
import { zone } from '../place.ts';
import { useLanguage } from '../words/i18n.ts';

export function useNaming(): Naming {
  const lang = useLanguage();
  const { shortOf } = useNames();
  return useMemo(() => ({ nameOf: shortOf, clock: { lang, zone } }), [lang, shortOf]);
}
