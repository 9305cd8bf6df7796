/** Storing what was written as the next edition: read once more, then sent. */
import { useQuery } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { languages } from '../../../../domain/language.ts';
import type { Workflow } from '../../../../domain/workflow/workflow.ts';
import { Act } from '../../admin/act.tsx';
import { editionsQuery, saveWorkflow } from '../../api/workflows.ts';

interface SaveProps {
  readonly workflow: Workflow;
  /** The edition it was written on; empty for one that is not stored yet. */
  readonly base: string;
  readonly onDone: () => void;
  readonly onClose: () => void;
}

export function Save({ workflow, base, onDone, onClose }: SaveProps): ReactElement {
  const { t } = useTranslation('design');
  const { t: form } = useTranslation('forms');
  const { data } = useQuery({ ...editionsQuery(workflow.id), enabled: base !== '' });
  const running = (data?.items ?? []).filter((one) => one.running > 0);
  return (
    <Act
      title={t('save.title')}
      entries={[
        ...languages.map((lang) => ({
          name: form(`languages.${lang}`),
          value: <span lang={lang}>{workflow.titles[lang]}</span>,
        })),
        { name: t('head.id'), value: <code>{workflow.id}</code> },
        { name: t('save.edition'), value: String(Number(base) + 1) },
        {
          name: t('save.running'),
          value:
            running.length === 0
              ? t('save.none')
              : running
                  .map((one) => t('save.stay', { count: one.running, edition: one.edition }))
                  .join('; '),
        },
      ]}
      warning={t('save.warning')}
      confirm={t('save.confirm')}
      done={t('save.done')}
      send={saveWorkflow(workflow, base)}
      onDone={onDone}
      onClose={onClose}
    />
  );
}
