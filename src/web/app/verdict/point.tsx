/** One point of an answer while it is written: on which words, what it is, why, and better words. */
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../parts/button.tsx';
import { Checkbox } from '../../parts/choice.tsx';
import { Select } from '../../parts/select.tsx';
import { TextArea } from '../../parts/text-field.tsx';
import type { AnswerFault, PendingItem } from './answer.ts';
import { Difference } from './runs.tsx';

type Kind = PendingItem['kind'] | 'fundamental';

interface PointProps {
  readonly item: PendingItem;
  /** Counted from 1. */
  readonly number: number;
  /** What it may be, here and now. */
  readonly kinds: readonly Kind[];
  readonly faults: readonly AnswerFault[];
  readonly onChange: (next: PendingItem) => void;
  readonly onRemove: () => void;
}

export function Point(props: PointProps): ReactElement {
  const { item, number, kinds, faults, onChange, onRemove } = props;
  const { t } = useTranslation('verdict');
  const has = (code: AnswerFault['code']) =>
    faults.some((one) => 'key' in one && one.key === item.key && one.code === code);
  const choose = (kind: Kind) => {
    const { fundamental: _, ...rest } = item;
    onChange(
      kind === 'fundamental'
        ? { ...rest, kind: 'objection', fundamental: true }
        : { ...rest, kind },
    );
  };
  return (
    <li className="point" id={`point-${item.key}`} tabIndex={-1}>
      <div className="point-head">
        <h4>{t('point.title', { number })}</h4>
        <Button kind="plain" icon="close" onPress={onRemove}>
          {t('point.remove')}
        </Button>
      </div>
      <blockquote lang={item.lang}>{item.quote}</blockquote>
      <details open={has('words-gone') ? true : undefined}>
        <summary>{t('point.requote')}</summary>
        <TextArea
          label={t('point.quote')}
          hint={t('point.quoteHint')}
          error={has('words-gone') ? t('faults.words-gone') : undefined}
          lang={item.lang}
          value={item.quote}
          onChange={(quote) => onChange({ ...item, quote })}
        />
      </details>
      <Select
        label={t('point.kind')}
        value={item.fundamental ? 'fundamental' : item.kind}
        onChange={(key) => choose(key as Kind)}
        choices={kinds.map((kind) => ({
          id: kind,
          name: t(`kinds.${kind}`),
          note: t(`kindNotes.${kind}`),
        }))}
      />
      <TextArea
        label={t('point.reason')}
        error={has('no-reason') ? t('faults.no-reason') : undefined}
        value={item.reason}
        onChange={(reason) => onChange({ ...item, reason })}
      />
      <Wording item={item} onChange={onChange} />
    </li>
  );
}

/** The words the agency would accept: written by editing those that stand there. */
function Wording({ item, onChange }: Pick<PointProps, 'item' | 'onChange'>): ReactElement {
  const { t } = useTranslation('verdict');
  const { wording, ...without } = item;
  const isOn = wording !== undefined;
  return (
    <>
      <Checkbox
        isSelected={isOn}
        onChange={(on) => onChange(on ? { ...item, wording: item.quote } : without)}
      >
        {t('point.propose')}
        <span className="field-hint">{t('point.proposeHint')}</span>
      </Checkbox>
      {isOn && (
        <TextArea
          label={t('point.wording')}
          lang={item.lang}
          value={wording}
          onChange={(next) => onChange({ ...item, wording: next })}
        />
      )}
      {isOn && wording !== item.quote && (
        <div className="point-difference" role="status">
          <Difference before={item.quote} after={wording} lang={item.lang} />
        </div>
      )}
    </>
  );
}
