/** The term one's own agency has, how its end was counted, and asking for a longer one. */
import { useQuery } from '@tanstack/react-query';
import { type ReactElement, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { sayTerm } from '../../format/when.ts';
import { Button } from '../../parts/button.tsx';
import { Chip } from '../../parts/chip.tsx';
import { Popover } from '../../parts/popover.tsx';
import type { Draft } from '../api/drafts.ts';
import { termsQuery, useAskLonger } from '../api/terms.ts';
import { zone } from '../place.ts';
import { useLanguage } from '../words/i18n.ts';
import { AskDialog } from './ask-dialog.tsx';

interface OwnTermProps {
  readonly draft: Draft;
  readonly agency: string;
  /** Only an agency's own people ask for it. */
  readonly mayAsk: boolean;
}

export function OwnTerm({ draft, agency, mayAsk }: OwnTermProps): ReactElement | null {
  const { t } = useTranslation('verdict');
  const lang = useLanguage();
  const [isOpen, setOpen] = useState(false);
  const { data } = useQuery(termsQuery(draft.id, lang));
  const { tellAsync } = useAskLonger(draft.id);
  const term = data?.terms.find((one) => one.agency === agency);
  if (!data || !term) return null;
  const { extension } = data;
  const asks = term.extensions.some((one) => one.asked && !one.granted && !one.refused);
  const granted = term.extensions.filter((one) => one.granted).length;
  const canAsk = mayAsk && extension && !term.overdue && !asks && granted < extension.times;
  return (
    <div className="verdict-term">
      <Popover
        label={t('term.computed')}
        face={
          <Chip tone={term.overdue ? 'bad' : 'plain'} icon="clock">
            {t(term.overdue ? 'term.over' : 'term.until', {
              date: sayTerm(term.due, { lang, zone }),
            })}
          </Chip>
        }
      >
        <ul className="term-days">
          {(term.computation?.say ?? [t('term.uncounted')]).map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      </Popover>
      {asks && <span className="quiet">{t('term.asked')}</span>}
      {canAsk && (
        <Button kind="plain" onPress={() => setOpen(true)}>
          {t('term.ask')}
        </Button>
      )}
      {isOpen && extension && (
        <AskDialog
          title={t('term.ask')}
          text={t('term.askText', { count: extension.workingDays })}
          go={t('term.askGo')}
          done={t('term.askDone')}
          days={extension.workingDays}
          send={tellAsync}
          onClose={() => setOpen(false)}
        />
      )}
    </div>
  );
}
