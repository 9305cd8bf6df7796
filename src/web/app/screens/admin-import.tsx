/**
 * S20, the directory as one table: a CSV file is tried first, which writes nothing and says line by
 * line what would change or what is wrong; only what is without fault can be taken in, all of it.
 */
import { useMutation } from '@tanstack/react-query';
import { createLazyRoute } from '@tanstack/react-router';
import { type ReactElement, useState } from 'react';
import { FileTrigger } from 'react-aria-components/FileTrigger';
import { useTranslation } from 'react-i18next';
import { limits } from '../../../../schema/limits.ts';
import type { FieldFault } from '../../../domain/field-fault.ts';
import { Banner } from '../../parts/banner.tsx';
import { Button } from '../../parts/button.tsx';
import { Skeleton } from '../../parts/skeleton.tsx';
import { Table } from '../../parts/table.tsx';
import { useProof } from '../account/proof.tsx';
import { Act } from '../admin/act.tsx';
import { AdminScreen } from '../admin/admin-screen.tsx';
import { type ImportReport, table } from '../api/admin.ts';
import { Refused } from '../refusals/refused.tsx';
import { useTold } from '../refusals/use-refusal.ts';
import { useLanguage } from '../words/i18n.ts';

export const screen = createLazyRoute('/admin/import')({ component: ImportScreen });

function ImportScreen(): ReactElement {
  const { t } = useTranslation('admin');
  return (
    <AdminScreen section="import" title={t('import.title')} lead={t('import.lead')}>
      <div className="admin-parts">
        <TakeIn />
        <GiveOut />
      </div>
    </AdminScreen>
  );
}

interface Chosen {
  readonly name: string;
  readonly text: string;
}

function TakeIn(): ReactElement {
  const { t } = useTranslation('admin');
  const { proven, dialog } = useProof();
  const [chosen, setChosen] = useState<Chosen | null>(null);
  const [takes, setTakes] = useState(false);
  const [isTooLarge, setTooLarge] = useState(false);
  const attempt = useMutation({
    mutationFn: ({ text }: Chosen) => proven(() => table.attempt(text)),
    retry: false,
  });
  const choose = async (file: File | undefined) => {
    attempt.reset();
    setChosen(null);
    setTooLarge(file !== undefined && file.size > limits.textBytesMax);
    if (!file || file.size > limits.textBytesMax) return;
    const next = { name: file.name, text: await file.text() };
    setChosen(next);
    attempt.mutate(next);
  };
  const report = attempt.data;
  return (
    <section>
      <h2>{t('import.take')}</h2>
      <p>{t('import.fileHint')}</p>
      <FileTrigger
        acceptedFileTypes={['.csv', 'text/csv']}
        onSelect={(files) => void choose(files?.[0])}
      >
        <Button isDisabled={attempt.isPending}>{t('import.choose')}</Button>
      </FileTrigger>
      {isTooLarge && <Banner kind="error" title={t('import.tooLarge')} />}
      {attempt.isPending && <Skeleton label={t('import.trying')} shape="table" />}
      <Refused error={attempt.error} title={t('import.refused')} />
      {chosen && report && (
        <Report name={chosen.name} report={report} onTake={() => setTakes(true)} />
      )}
      {chosen && report && takes && (
        <Act
          title={t('import.take')}
          entries={[
            { name: t('import.file'), value: <span lang="en">{chosen.name}</span> },
            ...counted.map((one) => ({ name: t(`import.${one}`), value: report.counts[one] })),
          ]}
          warning={t('import.warning')}
          confirm={t('import.confirm')}
          done={t('import.done')}
          send={table.takeIn(chosen.text)}
          onClose={() => setTakes(false)}
          onDone={() => {
            attempt.reset();
            setChosen(null);
          }}
        />
      )}
      {dialog}
    </section>
  );
}

type Fault = ImportReport['faults'][number];

const counted = ['added', 'changed', 'ended', 'unchanged'] as const;

interface ReportProps {
  readonly name: string;
  readonly report: ImportReport;
  readonly onTake: () => void;
}

/** What trying came to: the faults by line, or what would change. */
function Report({ name, report, onTake }: ReportProps): ReactElement {
  const { t } = useTranslation('admin');
  const { counts, faults, rows } = report;
  if (counts.faults > 0)
    return (
      <>
        <Banner kind="error" title={t('import.faults', { count: counts.faults })}>
          <p>
            {t('import.faultsText')} <span lang="en">{name}</span>
          </p>
        </Banner>
        <Table
          label={t('import.faultsLabel')}
          rows={faults}
          keyOf={({ line, column, code }) => `${line} ${column} ${code}`}
          columns={[
            { id: 'line', name: t('import.line'), cell: ({ line }) => line, isNumber: true },
            {
              id: 'column',
              name: t('import.column'),
              cell: ({ column, head }) => (
                <>
                  {column} {head && <code>{head}</code>}
                </>
              ),
            },
            { id: 'say', name: t('import.say'), cell: (fault) => <Wrong fault={fault} /> },
          ]}
        />
      </>
    );
  if (rows.length === 0) return <Banner kind="info" title={t('import.nothing')} />;
  return (
    <>
      <Banner
        kind="good"
        title={t('import.sound')}
        action={
          <Button kind="primary" onPress={onTake}>
            {t('import.goOn')}
          </Button>
        }
      >
        <p>{counted.map((one) => `${t(`import.${one}`)}: ${counts[one]}`).join(' · ')}</p>
      </Banner>
      <Table
        label={t('import.rows')}
        rows={rows}
        keyOf={({ line }) => String(line)}
        columns={[
          { id: 'line', name: t('import.line'), cell: ({ line }) => line, isNumber: true },
          { id: 'record', name: t('import.record'), cell: ({ record }) => t(`records.${record}`) },
          { id: 'id', name: t('identifier'), cell: ({ id }) => <code>{id}</code> },
          { id: 'change', name: t('import.change'), cell: ({ change }) => t(`import.${change}`) },
        ]}
      />
    </>
  );
}

/** What is wrong with a cell, and the words it is about as they are written in the table. */
function Wrong({ fault: { code, facts } }: { readonly fault: Fault }): ReactElement {
  const { t } = useTranslation('admin');
  const sayTold = useTold({ 'not-found': t('import.notFound') });
  const { fault, id } = facts as { readonly fault?: FieldFault; readonly id?: string };
  const words = fault && 'values' in fault ? fault.values : code === 'not-found' && id ? [id] : [];
  return (
    <>
      {sayTold({ code, pointer: undefined, members: facts })}
      {words.length > 0 && (
        <span className="cell-note">
          <code>{words.join(', ')}</code>
        </span>
      )}
    </>
  );
}

/** The directory as a file that can be taken in again. */
function GiveOut(): ReactElement {
  const { t } = useTranslation('admin');
  const lang = useLanguage();
  const { proven, dialog } = useProof();
  const give = useMutation({
    mutationFn: async () => keep(await proven(() => table.give(lang))),
    retry: false,
  });
  return (
    <section>
      <h2>{t('import.give')}</h2>
      <p>{t('import.giveText')}</p>
      <Refused error={give.error} title={t('import.notGiven')} />
      <p className="list-more">
        <Button isDisabled={give.isPending} onPress={() => give.mutate()}>
          {t('import.download')}
        </Button>
      </p>
      {dialog}
    </section>
  );
}

/** Gives the browser the table to keep. */
function keep(text: string): void {
  const href = URL.createObjectURL(new Blob([text], { type: 'text/csv' }));
  const link = document.createElement('a');
  link.href = href;
  link.download = 'directory.csv';
  link.click();
  URL.revokeObjectURL(href);
}
