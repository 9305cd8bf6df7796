/** Reporting what an indicator of an adopted text reached in a year, and correcting what was reported. */
import { type ReactElement, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { valuePattern } from '../../../domain/draft/reached.ts';
import type { IndicatorFigures } from '../../../domain/figures/indicators.ts';
import { formatNumber } from '../../../domain/format.ts';
import { type Language, languages } from '../../../domain/language.ts';
import { Button } from '../../parts/button.tsx';
import { Select } from '../../parts/select.tsx';
import { TextArea, TextField } from '../../parts/text-field.tsx';
import { say } from '../../parts/toast.tsx';
import { useReportValue } from '../api/figures.ts';
import { ActDialog } from '../forms/act-dialog.tsx';
import { useLanguage } from '../words/i18n.ts';

interface ReportValueProps {
  /** The draft's id. */
  readonly draft: string;
  /** At least one. */
  readonly indicators: readonly IndicatorFigures[];
  /** The year it is now: none after it is reported. */
  readonly thisYear: number;
}

export function ReportValue(props: ReportValueProps): ReactElement {
  const { t } = useTranslation('figures');
  const [isOpen, setOpen] = useState(false);
  return (
    <p className="charts-report">
      <Button icon="edit" onPress={() => setOpen(true)}>
        {t('report.open')}
      </Button>
      {isOpen && <ReportDialog {...props} onClose={() => setOpen(false)} />}
    </p>
  );
}

interface ReportDialogProps extends ReportValueProps {
  readonly onClose: () => void;
}

function ReportDialog(props: ReportDialogProps): ReactElement {
  const { draft, indicators, thisYear, onClose } = props;
  const { t } = useTranslation('figures');
  const lang = useLanguage();
  const [given, setGiven] = useState<Given>(() => ({
    ...{ block: indicators[0]?.block ?? '', year: String(thisYear) },
    ...{ value: '', source: '', reason: '' },
  }));
  const { tellAsync, isPending, error } = useReportValue(draft);
  const indicator = indicators.find(({ block }) => block === given.block);
  const before = indicator?.reached.find(({ year }) => year === given.year);
  const value = readDecimal(given.value);
  const isSaid = value !== null && given.source.trim() !== '';
  const send = async () => {
    await tellAsync({ ...given, value: value ?? '', reason: before ? given.reason : '' });
    say(t('report.done'));
    onClose();
  };
  const entries = [
    { name: t('report.indicator'), value: indicator && nameOf(indicator, lang) },
    { name: t('report.year'), value: given.year },
    { name: t('report.value'), value: value && formatNumber(value, lang) },
    { name: t('report.source'), value: given.source },
    ...(before ? [{ name: t('report.reason'), value: given.reason }] : []),
  ];
  return (
    <ActDialog
      title={t('report.title')}
      confirm={t('report.confirm')}
      isReady={isSaid && (!before || given.reason.trim() !== '')}
      isPending={isPending}
      error={error}
      entries={entries}
      onConfirm={() => void send().catch(() => {})}
      onClose={onClose}
    >
      <Fields {...props} given={given} before={before?.value} onChange={setGiven} />
    </ActDialog>
  );
}

/** What is filled in, as it was typed. */
interface Given {
  readonly block: string;
  readonly year: string;
  readonly value: string;
  readonly source: string;
  readonly reason: string;
}

interface FieldsProps extends ReportValueProps {
  readonly given: Given;
  /** What was reported of that year before. */
  readonly before: string | undefined;
  readonly onChange: (given: Given) => void;
}

function Fields({ indicators, thisYear, given, before, onChange }: FieldsProps): ReactElement {
  const { t } = useTranslation('figures');
  const lang = useLanguage();
  const indicator = indicators.find(({ block }) => block === given.block);
  const isOdd = given.value.trim() !== '' && readDecimal(given.value) === null;
  const put = (name: keyof Given) => (text: string) => onChange({ ...given, [name]: text });
  return (
    <>
      <Select
        label={t('report.indicator')}
        value={given.block}
        onChange={(key) => put('block')(String(key))}
        choices={indicators.map((one) => ({ id: one.block, name: nameOf(one, lang) }))}
      />
      <Select
        label={t('report.year')}
        value={given.year}
        onChange={(key) => put('year')(String(key))}
        choices={yearsOf(indicator, thisYear).map((year) => ({ id: year, name: year }))}
      />
      <TextField
        label={t('report.value')}
        hint={indicator && unitOf(indicator, lang)}
        error={isOdd ? t('report.noNumber') : undefined}
        width="medium"
        inputMode="decimal"
        value={given.value}
        onChange={put('value')}
      />
      <TextField
        label={t('report.source')}
        hint={t('report.sourceHint')}
        maxLength={500}
        value={given.source}
        onChange={put('source')}
      />
      {before !== undefined && (
        <TextArea
          label={t('report.reason')}
          hint={t('report.reasonHint', { value: formatNumber(before, lang) })}
          value={given.reason}
          onChange={put('reason')}
        />
      )}
    </>
  );
}

/** Every year from the first the indicator speaks of, the newest first. */
function yearsOf(indicator: IndicatorFigures | undefined, thisYear: number): readonly string[] {
  const said = [indicator?.base, ...(indicator?.targets ?? [])];
  const first = Math.min(thisYear, ...said.flatMap((one) => (one ? [Number(one.year)] : [])));
  return Array.from({ length: thisYear - first + 1 }, (_, ago) => String(thisYear - ago));
}

/** A number as people write it, with a point or a comma and blanks between groups; null for anything else. */
function readDecimal(text: string): string | null {
  const plain = text.replace(/\s/g, '').replace(',', '.');
  return valuePattern.test(plain) ? plain : null;
}

const wordsOf = ({ words }: IndicatorFigures, lang: Language) =>
  [lang, ...languages].map((one) => words[one]).find((one) => one !== undefined);

const nameOf = (indicator: IndicatorFigures, lang: Language): string =>
  wordsOf(indicator, lang)?.name || indicator.block;

const unitOf = (indicator: IndicatorFigures, lang: Language): string | undefined =>
  wordsOf(indicator, lang)?.unit || undefined;
