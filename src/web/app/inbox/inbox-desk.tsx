/**
 * The inbox to work in: the list, beside it the row that is open, and the keys that walk, mark and put
 * off. Which row is open stands in the address; what is selected is nobody else's business and does not.
 */
import { useNavigate, useSearch } from '@tanstack/react-router';
import { type ReactElement, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../parts/button.tsx';
import { EmptyState } from '../../parts/empty-state.tsx';
import { Link } from '../../parts/link.tsx';
import { say } from '../../parts/toast.tsx';
import { type InboxRow, useMarking } from '../api/inbox.ts';
import { type Command, useCommands } from '../commands.ts';
import { inboxHref } from '../links.ts';
import { Refused } from '../refusals/refused.tsx';
import { InboxList, isUnread } from './inbox-list.tsx';
import { InboxPreview } from './inbox-preview.tsx';
import { PutOff } from './put-off.tsx';
import { rowFrom } from './rows.ts';

/** How long a row is looked at until it counts as read. */
const lookMs = 1000;

interface InboxDeskProps {
  readonly rows: readonly InboxRow[];
  /** ISO instant the rows were read at. */
  readonly now: string;
}

export function InboxDesk({ rows, now }: InboxDeskProps): ReactElement {
  const { t } = useTranslation('inbox');
  const { row: named } = useSearch({ from: '/inbox' });
  const open = useOpen(rows, named);
  const [entered, setEntered] = useState<string>();
  const { mark, error } = useMarking();
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set());
  const [puttingOff, setPuttingOff] = useState(false);
  const pane = useRef<HTMLElement>(null);
  const enter = useCallback((id: string) => {
    setEntered(id);
    focusPane(pane.current);
  }, []);
  const select = useCallback((id: string, isOn: boolean) => {
    setSelected((before) => {
      const next = new Set(before);
      if (isOn) next.add(id);
      else next.delete(id);
      return next;
    });
  }, []);
  const chosen = useMemo(() => {
    const there = rows.filter(({ id }) => selected.has(id)).map(({ id }) => id);
    return there.length > 0 ? there : open ? [open.id] : [];
  }, [rows, selected, open]);
  const markRead = useCallback(() => {
    mark({ tasks: chosen, until: null }, { onSuccess: () => say(t('markedRead')) });
    setSelected(new Set());
  }, [mark, chosen, t]);
  const navigate = useNavigate();
  /** Who begins to work on the row that was shown by itself has opened it. */
  const pin = () => {
    if (named !== undefined || !open) return;
    void navigate({ to: '/inbox', search: { row: open.id }, replace: true, resetScroll: false });
  };
  useLook(named === undefined ? undefined : open, mark);
  useInboxCommands(rows, named, { markRead, putOff: () => setPuttingOff(true) });
  return (
    <>
      <Refused error={error} title={t('notMarked')} />
      <div className="inbox" data-open={named === undefined ? undefined : ''}>
        <div className="inbox-list">
          {selected.size > 0 && (
            <p className="inbox-bar">
              <span role="status">{t('selected', { count: selected.size })}</span>
              <Button onPress={markRead}>{t('markRead')}</Button>
            </p>
          )}
          <InboxList
            rows={rows}
            now={now}
            open={open?.id}
            selected={selected}
            onSelect={select}
            onOpen={enter}
          />
        </div>
        <section className="inbox-pane" aria-label={t('preview')} ref={pane} onFocus={pin}>
          <p className="inbox-back">
            <Link href={inboxHref}>{t('back')}</Link>
          </p>
          {open ? (
            <>
              <InboxPreview key={open.id} row={open} isEntered={entered === open.id} />
              {open.stand === 'turn' && (
                <p className="inbox-marks">
                  <Button onPress={markRead}>
                    {t('markRead')} <kbd>e</kbd>
                  </Button>
                  <Button onPress={() => setPuttingOff(true)}>
                    {t('putOff')} <kbd>h</kbd>
                  </Button>
                </p>
              )}
            </>
          ) : (
            <EmptyState title={t('gone')}>
              <p>{t('goneText')}</p>
            </EmptyState>
          )}
        </section>
      </div>
      {puttingOff && open && (
        <PutOff
          now={now}
          isOff={open.until !== null}
          onClose={() => setPuttingOff(false)}
          onChoose={(until) => {
            mark({ tasks: [open.id], until });
            setPuttingOff(false);
          }}
        />
      )}
    </>
  );
}

/**
 * The row the address names, else the first. One that was dealt with while it was open stays until
 * another is opened, so that what came of it can be read.
 */
function useOpen(rows: readonly InboxRow[], named: string | undefined): InboxRow | undefined {
  const found = named === undefined ? rows[0] : rows.find(({ id }) => id === named);
  const [kept, keep] = useState(found);
  if (found && found.id !== kept?.id) keep(found);
  return found ?? (kept?.id === named ? kept : undefined);
}

/** What is opened by hand is gone on with: focus comes to the answer, or to the head, once it is drawn. */
function focusPane(pane: HTMLElement | null): void {
  requestAnimationFrame(() =>
    requestAnimationFrame(() => {
      const answer = pane?.querySelector<HTMLElement>('.verdict-form input[type=radio]');
      (answer ?? pane?.querySelector<HTMLElement>('.inbox-head'))?.focus();
    }),
  );
}

/** A row that was opened and looked at is read. It stays put off where it was. */
function useLook(row: InboxRow | undefined, mark: ReturnType<typeof useMarking>['mark']): void {
  const { id = '', until = null } = row ?? {};
  const isNew = row !== undefined && isUnread(row);
  useEffect(() => {
    if (!isNew) return;
    const timer = setTimeout(() => mark({ tasks: [id], until }), lookMs);
    return () => clearTimeout(timer);
  }, [id, until, isNew, mark]);
}

interface Acts {
  readonly markRead: () => void;
  readonly putOff: () => void;
}

/** j and k open the next and the previous row, e marks as read, h puts off. Nothing is decided by a key. */
function useInboxCommands(
  rows: readonly InboxRow[],
  open: string | undefined,
  { markRead, putOff }: Acts,
): void {
  const { t } = useTranslation('inbox');
  const { t: frame } = useTranslation('frame');
  const navigate = useNavigate();
  const walk = useCallback(
    (by: 1 | -1) => {
      const next = rowFrom(rows, open, by);
      if (!next) return;
      const search = { row: next.id };
      void navigate({ to: '/inbox', search, replace: true, resetScroll: false });
      const link = [...document.querySelectorAll<HTMLElement>('.inbox-row')].find(
        ({ dataset }) => dataset.row === next.id,
      );
      link?.focus();
      link?.scrollIntoView({ block: 'nearest' });
    },
    [rows, open, navigate],
  );
  useCommands(
    useMemo((): readonly Command[] => {
      const key = (id: string, name: string, keys: string, run: () => void): Command => ({
        id,
        name,
        icon: 'down',
        keys,
        keysOnly: true,
        run,
      });
      return [
        key('next-line', frame('keys.next'), 'KeyJ', () => walk(1)),
        key('previous-line', frame('keys.previous'), 'KeyK', () => walk(-1)),
        key('mark-read', t('keys.read'), 'KeyE', markRead),
        key('put-off', t('keys.off'), 'KeyH', putOff),
      ];
    }, [t, frame, walk, markRead, putOff]),
  );
}
