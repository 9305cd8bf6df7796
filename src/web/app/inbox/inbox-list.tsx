/** The rows of the inbox by urgency: each three even lines and a box to select it by. */
import { memo, type ReactElement, useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { Badge } from '../../parts/chip.tsx';
import type { InboxGroup, InboxRow } from '../api/inbox.ts';
import { inboxShownHref } from '../links.ts';
import { useLanguage } from '../words/i18n.ts';
import { groupRows } from './rows.ts';
import { useTeller } from './tell.ts';

interface InboxListProps {
  readonly rows: readonly InboxRow[];
  /** ISO instant the rows were read at. */
  readonly now: string;
  /** Id of the row that is open. */
  readonly open: string | undefined;
  readonly selected: ReadonlySet<string>;
  readonly onSelect: (id: string, isOn: boolean) => void;
  /** The open row was chosen by hand. */
  readonly onOpen: (id: string) => void;
}

export function InboxList(props: InboxListProps): ReactElement {
  const { rows, now, open, selected, onSelect, onOpen } = props;
  const { t } = useTranslation('inbox');
  const lang = useLanguage();
  const teller = useTeller();
  return (
    <>
      {groupRows(rows).map(({ group, rows: list }) => (
        <section key={group} className="inbox-group" aria-labelledby={`inbox-${group}`}>
          <h2 id={`inbox-${group}`} className={group === 'overdue' ? 'inbox-late' : undefined}>
            {t(`groups.${group}`)} <span className="count">{list.length}</span>
          </h2>
          <ol>
            {list.map((row) => (
              <Row
                key={row.id}
                id={row.id}
                act={teller.act(row)}
                title={row.draft.titles[lang]}
                facts={teller.facts(row).join(' · ')}
                near={teller.near(row, now)}
                due={teller.due(row)}
                dueAt={row.due}
                group={group}
                news={row.news}
                isUnread={isUnread(row)}
                isOpen={row.id === open}
                isSelected={selected.has(row.id)}
                onSelect={onSelect}
                onOpen={onOpen}
              />
            ))}
          </ol>
        </section>
      ))}
    </>
  );
}

/** One's turn, and either never looked at or with something new since. */
export const isUnread = ({ stand, seenAt, news }: InboxRow): boolean =>
  stand === 'turn' && (seenAt === null || news > 0);

interface RowProps {
  readonly id: string;
  readonly act: string;
  readonly title: string;
  readonly facts: string;
  readonly near: string | null;
  readonly due: string | null;
  readonly dueAt: string | null;
  readonly group: InboxGroup;
  readonly news: number;
  readonly isUnread: boolean;
  readonly isOpen: boolean;
  readonly isSelected: boolean;
  readonly onSelect: (id: string, isOn: boolean) => void;
  readonly onOpen: (id: string) => void;
}

/** Plain elements, for there can be hundreds; drawn again only when something of its own changed. */
const Row = memo(function Row(props: RowProps): ReactElement {
  const { id, act, title, facts, near, due, dueAt, group, news, isOpen, isSelected } = props;
  const { onSelect, onOpen } = props;
  const { t } = useTranslation('inbox');
  const open = useCallback(() => onOpen(id), [onOpen, id]);
  return (
    <li className={props.isUnread ? 'inbox-item inbox-unread' : 'inbox-item'}>
      <label className="inbox-select">
        <input
          type="checkbox"
          checked={isSelected}
          onChange={({ currentTarget }) => onSelect(id, currentTarget.checked)}
          aria-label={t('select', { name: `${act}, ${title}` })}
        />
      </label>
      <a
        href={inboxShownHref({ row: id })}
        className="inbox-row"
        data-row={id}
        aria-current={isOpen ? 'true' : undefined}
        onClick={open}
      >
        <span className="inbox-act">
          {act}
          {props.isUnread && <span className="visually-hidden">, {t('unread')}</span>}
        </span>
        {near !== null && dueAt !== null && (
          <time
            dateTime={dueAt}
            title={due ?? undefined}
            className={group === 'overdue' || group === 'today' ? 'inbox-near' : undefined}
          >
            {near}
          </time>
        )}
        <span className="inbox-title">{title}</span>
        <span className="inbox-facts">
          <span>{facts}</span>
          {news > 0 && <Badge tone="accent">{t('news', { count: news })}</Badge>}
        </span>
      </a>
    </li>
  );
});
