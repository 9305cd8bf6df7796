/** The bodies that can be asked and can take steps: those that stand and sign. */
import { useQuery } from '@tanstack/react-query';
import { compareNames } from '../../format/list.ts';
import type { Choice } from '../../parts/choice.tsx';
import { agenciesQuery } from '../api/directory.ts';
import { useLanguage } from '../words/i18n.ts';

/** The bodies that can sign, by name. */
export function useSigning(): readonly Choice[] {
  const lang = useLanguage();
  const { data = [] } = useQuery(agenciesQuery);
  return data
    .filter(({ kind, ended }) => ended === null && kind !== 'ngo' && kind !== 'council')
    .map(({ id, names }) => ({ id, name: names[lang] }))
    .sort((a, b) => compareNames(lang)(a.name, b.name));
}
