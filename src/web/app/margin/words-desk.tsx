/** What is done with words of the text: the bar of a selection, the menu of a block, saying, citing, attaching. */
import { useNavigate } from '@tanstack/react-router';
import type { Node } from 'prosemirror-model';
import { type ReactElement, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { placeAnchor } from '../../../domain/discussion/anchor.ts';
import type { Language } from '../../../domain/language.ts';
import { Banner } from '../../parts/banner.tsx';
import { Button } from '../../parts/button.tsx';
import { say } from '../../parts/toast.tsx';
import type { Draft } from '../api/drafts.ts';
import { useThreadAct } from '../api/threads.ts';
import { useCommands } from '../commands.ts';
import { amendHref, textHref } from '../links.ts';
import { blockIn, namePlace } from '../reading/place.ts';
import type { TextShown, TextVersion } from '../reading/shown.ts';
import { useRefusal } from '../refusals/use-refusal.ts';
import { useSession } from '../session.ts';
import { useLanguage } from '../words/i18n.ts';
import { useSelected } from './chosen.ts';
import { ChosenBar, type Deed, RowMenu } from './chosen-bar.tsx';
import { type Asking, Compose, type Quotation } from './compose.tsx';
import type { Note, ThreadNote } from './notes.ts';
import { circlesOf } from './speak.ts';
import { Tray } from './tray.tsx';

/** The handle of a row that was pressed. */
export interface Handle {
  readonly row: string;
  readonly element: HTMLElement;
}

interface WordsDeskProps {
  readonly draft: Draft;
  readonly version: TextVersion;
  readonly docs: Readonly<Partial<Record<Language, Node>>>;
  /** The language a whole block is meant in. */
  readonly lang: Language;
  readonly lost: readonly Note[];
  readonly isTrayOpen: boolean;
  readonly handle: Handle | null;
  readonly onHandle: (handle: Handle | null) => void;
  readonly onShow: (next: TextShown) => void;
}

/** Words as the server finds them: to the letter, or the whole block where they go over a sign. */
function quoteOf(
  doc: Node | undefined,
  version: TextVersion,
  words: { lang: Language; block: string; quote: string; near: number },
): Quotation {
  const { lang, block, quote, near } = words;
  const node = doc && blockIn(doc, block);
  const isThere = quote !== '' && node && placeAnchor(node, quote, near);
  return isThere ? { lang, version, block, quote, near } : { lang, version, block, quote: '' };
}

export function WordsDesk(props: WordsDeskProps): ReactElement {
  const { draft, version, docs, lang, lost, isTrayOpen, handle, onHandle, onShow } = props;
  const selected = useSelected();
  const [asking, setAsking] = useState<Asking | null>(null);
  const [attaching, setAttaching] = useState<ThreadNote | null>(null);
  const offered = useOffered(draft, version, attaching);
  const words = handle ? { lang, block: handle.row, quote: '', near: 0 } : selected;
  const act = useDeeds(props, attaching, setAsking, () => setAttaching(null));
  const onDeed = (deed: Deed) => {
    if (words) act(deed, quoteOf(docs[words.lang], version, words));
    onHandle(null);
  };
  useRemarkKey(offered.includes('remark') && words !== null, () => onDeed('remark'));
  const close = (key?: string) => {
    setAsking(null);
    if (key !== undefined) onShow({ note: key });
  };
  return (
    <>
      {attaching && <AttachBanner note={attaching} onStop={() => setAttaching(null)} />}
      {selected && !asking && <ChosenBar deeds={offered} onDeed={onDeed} />}
      {handle && (
        <RowMenu
          button={{ current: handle.element }}
          deeds={offered}
          onDeed={onDeed}
          onClose={() => onHandle(null)}
        />
      )}
      {asking && <Compose draft={draft} asking={asking} onClose={close} />}
      {isTrayOpen && (
        <Tray
          draft={draft}
          version={version}
          notes={lost}
          onClose={() => onShow({ lost: undefined })}
          onAttach={(note) => {
            setAttaching(note);
            onShow({ lost: undefined });
          }}
        />
      )}
    </>
  );
}

/** What whoever looks may do with words of this text. */
function useOffered(
  draft: Draft,
  version: TextVersion,
  attaching: ThreadNote | null,
): readonly Deed[] {
  const session = useSession();
  return useMemo(() => {
    const speaks = circlesOf(session, draft).length > 0;
    const role = session?.acting.role;
    const amends =
      version === draft.version?.version &&
      (role === 'partner' ||
        role === 'partner-member' ||
        role === 'signatory' ||
        role === 'reviewer');
    return [
      ...(attaching ? (['attach'] as const) : []),
      ...(speaks ? (['remark', 'question'] as const) : []),
      'cite' as const,
      ...(amends ? (['amend'] as const) : []),
    ];
  }, [session, draft, version, attaching]);
}

/** Does what was asked for with the words quoted. */
function useDeeds(
  { draft, version, docs }: WordsDeskProps,
  attaching: ThreadNote | null,
  ask: (asking: Asking) => void,
  onAttached: () => void,
) {
  const { t } = useTranslation('margin');
  const { t: named } = useTranslation('draft');
  const sayRefusal = useRefusal();
  const spoken = useLanguage();
  const navigate = useNavigate();
  const { tellAsync } = useThreadAct(draft.id, attaching?.thread.thread ?? '');
  const cite = async ({ lang, block, quote }: Quotation) => {
    const doc = docs[lang];
    const number = version === 'working' ? undefined : version;
    const href = new URL(textHref(draft.id, number, block), window.location.href).href;
    const words = quote || (doc && blockIn(doc, block)?.textContent) || '';
    const of = [
      draft.titles[spoken],
      number === undefined ? '' : named('version', { number }),
      doc ? namePlace(doc, block, spoken) : '',
    ].filter(Boolean);
    await navigator.clipboard.writeText(`«${words}»\n${of.join(', ')}\n${href}`);
    say(t('cited'));
  };
  const attach = (on: Quotation) =>
    tellAsync({ act: 'place', on }).then(
      () => {
        say(t('attached'));
        onAttached();
      },
      (error: unknown) => say(`${t('refused')}. ${sayRefusal(error)}`),
    );
  return (deed: Deed, on: Quotation): void => {
    if (deed === 'cite') void cite(on).catch(() => say(t('notCited')));
    else if (deed === 'attach') void attach(on);
    else if (deed === 'amend') void navigate({ href: amendHref(draft.id, on.block) });
    else ask({ on, kind: deed });
  };
}

function useRemarkKey(isOffered: boolean, run: () => void): void {
  const { t } = useTranslation('margin');
  useCommands(
    isOffered
      ? [{ id: 'remark', name: t('deeds.remark'), icon: 'remarks', keys: 'KeyC', run }]
      : [],
  );
}

interface AttachBannerProps {
  readonly note: ThreadNote;
  readonly onStop: () => void;
}

function AttachBanner({ note, onStop }: AttachBannerProps): ReactElement {
  const { t } = useTranslation('margin');
  return (
    <div className="attach-banner">
      <Banner
        kind="info"
        title={t('attaching')}
        action={<Button onPress={onStop}>{t('stop')}</Button>}
      >
        <p lang={note.lang}>«{note.quote || note.thread.messages[0]?.text}»</p>
      </Banner>
    </div>
  );
}
