/**
 * What stays inside an agency: answers its people prepared, which a signatory takes over whole or point
 * by point, and notes. It is set apart from what is sent, by place, by ground and in words.
 */
import { useQuery } from '@tanstack/react-query';
import { type FormEvent, type ReactElement, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { sayInstant } from '../../format/when.ts';
import { Button } from '../../parts/button.tsx';
import { Icon } from '../../parts/icon.tsx';
import { TextArea } from '../../parts/text-field.tsx';
import { type Item, notesQuery, type Position, positionsQuery, useNote } from '../api/signoffs.ts';
import { zone } from '../place.ts';
import { useWho } from '../record/names.ts';
import { Refused } from '../refusals/refused.tsx';
import { useLanguage } from '../words/i18n.ts';

interface InsideProps {
  readonly draft: string;
  readonly version: number;
  /** Takes one point of a prepared answer over. */
  readonly onTakeItem: (item: Item) => void;
  /** Takes a prepared answer over whole. */
  readonly onTake: (position: Position) => void;
}

export function Inside(props: InsideProps): ReactElement {
  const { draft, version } = props;
  const { t } = useTranslation('verdict');
  const { data: positions = [] } = useQuery(positionsQuery(draft));
  const { data: notes = [] } = useQuery(notesQuery(draft));
  const current = positions.filter((one) => one.version === version).reverse();
  const said = useSaid(draft);
  return (
    <section className="inside" aria-label={t('inside.title')}>
      <h3 className="inside-title">
        <Icon name="person" /> {t('inside.title')}
      </h3>
      <p className="field-hint">{t('inside.text')}</p>
      {current.map((position) => (
        <Prepared key={position.position} position={position} {...props} />
      ))}
      {notes.length > 0 && (
        <ul className="inside-notes">
          {notes.map(({ note, text, on, ...stamp }) => (
            <li key={note}>
              {on && <blockquote lang={on.lang}>{on.quote}</blockquote>}
              <p>{text}</p>
              <p className="field-hint">{said(stamp)}</p>
            </li>
          ))}
        </ul>
      )}
      <AddNote draft={draft} />
    </section>
  );
}

/** Who said something and when. */
function useSaid(draft: string): (stamp: Pick<Position, 'at' | 'by'>) => string {
  const lang = useLanguage();
  const who = useWho(draft);
  return ({ at, by }) => `${who(by)}, ${sayInstant(at, { lang, zone })}`;
}

function Prepared({
  draft,
  position,
  onTake,
  onTakeItem,
}: InsideProps & { readonly position: Position }): ReactElement {
  const { t } = useTranslation('verdict');
  const said = useSaid(draft);
  return (
    <article className="prepared">
      <h4>
        {t('inside.prepared', { number: position.position })}: {t(`answers.${position.verdict}`)}
      </h4>
      <p className="field-hint">{said(position)}</p>
      {position.note && <p>{position.note}</p>}
      <ol>
        {position.items.map((item) => (
          <li key={`${item.block} ${item.quote} ${item.reason}`}>
            <b>{t(`kinds.${item.fundamental ? 'fundamental' : item.kind}`)}</b>
            <blockquote lang={item.lang}>{item.quote}</blockquote>
            <p>{item.reason}</p>
            <Button kind="plain" icon="plus" onPress={() => onTakeItem(item)}>
              {t('inside.takeItem')}
            </Button>
          </li>
        ))}
      </ol>
      <Button icon="agree" onPress={() => onTake(position)}>
        {t('inside.take')}
      </Button>
    </article>
  );
}

function AddNote({ draft }: { readonly draft: string }): ReactElement {
  const { t } = useTranslation('verdict');
  const [text, setText] = useState('');
  const { tellAsync, isPending, error } = useNote(draft);
  const add = (event: FormEvent) => {
    event.preventDefault();
    tellAsync({ text }).then(
      () => setText(''),
      // The refusal stands above the field.
      () => {},
    );
  };
  return (
    <details>
      <summary>{t('inside.note')}</summary>
      <form onSubmit={add} className="ask">
        <Refused
          error={error}
          title={t('refused.title')}
          own={t('refused.codes', { returnObjects: true })}
        />
        <TextArea label={t('inside.noteText')} value={text} onChange={setText} />
        <Button type="submit" isDisabled={isPending || text.trim() === ''}>
          {t('inside.noteAdd')}
        </Button>
      </form>
    </details>
  );
}
