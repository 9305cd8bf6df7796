/** Everything that is wrong with the workflow, each with the way to its field. */
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { FaultAt } from '../../../../domain/workflow/fault.ts';
import { Banner } from '../../../parts/banner.tsx';
import { Button } from '../../../parts/button.tsx';
import { useLanguage } from '../../words/i18n.ts';
import { useSayFault } from './say-fault.ts';
import { useWriting } from './writing.tsx';

/** The stage a place is in; none for what is said of the whole. */
export const stageIn = (path: string): string | undefined => /^\/states\/([^/]+)/.exec(path)?.[1];

interface FaultListProps {
  /** Shows the place and goes to its field. */
  readonly onShow: (fault: FaultAt) => void;
}

export function FaultList({ onShow }: FaultListProps): ReactElement {
  const { t } = useTranslation('design');
  const lang = useLanguage();
  const { faults, workflow } = useWriting();
  const say = useSayFault();
  if (faults.length === 0) return <Banner kind="good" title={t('sound')} />;
  return (
    <Banner kind="warning" title={t('faulty', { count: faults.length })}>
      <ul className="design-faults">
        {faults.map((one) => {
          const stage = stageIn(one.path);
          const title = stage && (workflow.states[stage]?.titles[lang] || t('ways.unnamed'));
          return (
            <li key={`${one.path} ${one.fault.code}`}>
              <Button kind="plain" onPress={() => onShow(one)}>
                {title ? `${title}: ${say(one.fault)}` : say(one.fault)}
              </Button>
            </li>
          );
        })}
      </ul>
    </Banner>
  );
}

/** Takes the focus to the first control at a place, or at the nearest place around it that is shown. */
export function goToPlace(path: string): void {
  for (let at = path; at !== ''; at = at.slice(0, at.lastIndexOf('/'))) {
    const place = document.querySelector(`[data-at="${CSS.escape(at)}"]`);
    if (!place) continue;
    place.scrollIntoView({ block: 'center' });
    place.querySelector<HTMLElement>('input, textarea, button')?.focus({ preventScroll: true });
    return;
  }
}
