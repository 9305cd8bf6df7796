/** The fields of an indicator or a measure, checked by the document's own rules before they are set. */
import type { EditorView } from 'prosemirror-view';
import { type ReactElement, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { YearValue } from '../../../../schema/document.ts';
import { Button } from '../../parts/button.tsx';
import { Dialog } from '../../parts/dialog.tsx';
import { TextField } from '../../parts/text-field.tsx';

interface FieldsDialogProps {
  readonly view: EditorView;
  /** Position of the block; null while none is open. */
  readonly at: number | null;
  readonly onClose: () => void;
}

export function FieldsDialog({ view, at, onClose }: FieldsDialogProps): ReactElement | null {
  const block = at === null ? null : view.state.doc.nodeAt(at);
  if (at === null || !block) return null;
  return <BlockFields key={at} view={view} at={at} onClose={onClose} />;
}

/** The attributes that are written as lines of text, by block. */
const lines = {
  indicator: ['unit', 'baseline', 'targets', 'source', 'responsible'],
  measure: ['owner', 'due'],
} as const;
type Line = (typeof lines)[keyof typeof lines][number];

function BlockFields({
  view,
  at,
  onClose,
}: FieldsDialogProps & { readonly at: number }): ReactElement {
  const { t } = useTranslation('edit');
  const block = view.state.doc.nodeAt(at);
  const kind = block?.type.name === 'measure' ? 'measure' : 'indicator';
  const [told, setTold] = useState(() => printFields(block?.attrs ?? {}));
  const [wrong, setWrong] = useState<Line | null>(null);
  const save = () => {
    const attrs: Record<string, unknown> = { ...block?.attrs };
    for (const line of lines[kind]) attrs[line] = readField(line, told[line] ?? '');
    const faulty = lines[kind].find((line) => attrs[line] === undefined);
    if (faulty) return setWrong(faulty);
    const transaction = view.state.tr.setNodeMarkup(at, undefined, attrs);
    try {
      transaction.doc.nodeAt(at)?.check();
    } catch {
      return setWrong(lines[kind][0]);
    }
    view.dispatch(transaction);
    onClose();
  };
  return (
    <Dialog
      title={t(`fields.${kind}`)}
      closeLabel={t('fields.close')}
      isOpen
      onClose={onClose}
      actions={
        <Button kind="primary" onPress={save}>
          {t('fields.set')}
        </Button>
      }
    >
      {lines[kind].map((line) => (
        <TextField
          key={line}
          label={t(`fields.${line}`)}
          hint={t(`fields.${line}Hint`)}
          value={told[line] ?? ''}
          onChange={(value) => setTold((before) => ({ ...before, [line]: value }))}
          {...(wrong === line ? { error: t(`fields.${line}Wrong`) } : {})}
        />
      ))}
    </Dialog>
  );
}

const printYear = ({ year, value }: YearValue): string => `${year}: ${value}`;

/** The attributes as a person writes them: `2020: 1.9; 2025: 4`. */
function printFields(attrs: Readonly<Record<string, unknown>>): Partial<Record<Line, string>> {
  const { baseline, targets, ...rest } = attrs as {
    readonly baseline?: YearValue | null;
    readonly targets?: readonly YearValue[];
  };
  const texts = Object.entries(rest).filter(([, value]) => typeof value === 'string');
  return {
    ...(Object.fromEntries(texts) as Partial<Record<Line, string>>),
    baseline: baseline ? printYear(baseline) : '',
    targets: (targets ?? []).map(printYear).join('; '),
  };
}

const yearPattern = /^(\d{4})\s*[:=–-]\s*(-?\d+(?:[.,]\d+)?)$/;

function readYear(text: string): YearValue | undefined {
  const [, year, value] = yearPattern.exec(text.trim()) ?? [];
  return year === undefined || value === undefined
    ? undefined
    : { year, value: value.replace(',', '.') };
}

/** The attribute a line means; undefined for one that means nothing. */
function readField(line: Line, text: string): unknown {
  const told = text.trim();
  if (line === 'due') return told === '' ? null : told;
  if (line === 'baseline') return told === '' ? null : readYear(told);
  if (line !== 'targets') return told;
  const targets = told === '' ? [] : told.split(';').map(readYear);
  if (targets.includes(undefined)) return undefined;
  return (targets as YearValue[]).toSorted((a, b) => (a.year < b.year ? -1 : 1));
}
