/** What is wrong with a workflow, in the language spoken: every code of the domain in words of a screen. */
import { useTranslation } from 'react-i18next';
import type { Fault } from '../../../../domain/workflow/fault.ts';
import { sayList } from '../../../format/list.ts';
import { useNames } from '../../api/directory.ts';
import { useLanguage } from '../../words/i18n.ts';
import { useWriting } from './writing.tsx';

/** Codes of files that no field of a form can bring about are said alike. */
export function useSayFault(): (fault: Fault) => string {
  const { t } = useTranslation('design');
  const lang = useLanguage();
  const { nameOf } = useNames();
  const { workflow } = useWriting();
  return (fault) => {
    const { code, ...facts } = fault;
    const told: Record<string, unknown> = { ...facts };
    if ('name' in fault) {
      const state = Object.hasOwn(workflow.states, fault.name) && workflow.states[fault.name];
      told.name = state ? state.titles[lang] : nameOf(fault.name);
    }
    if ('allowed' in fault) told.allowed = sayList(fault.allowed.map(String), lang);
    return t([`faults.${code as 'text'}`, 'faults.other'], told);
  };
}
