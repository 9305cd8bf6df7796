/** The passport of a draft as who drafts changes it: titles, summary, whom it asks, who may know of it. */
import { useQuery, useSuspenseQuery } from '@tanstack/react-query';
import { createLazyRoute, useParams } from '@tanstack/react-router';
import { type ReactElement, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { visibilities } from '../../../domain/draft/event.ts';
import {
  paragraphsOf,
  type Summary,
  spaceOut,
  tidySummary,
} from '../../../domain/draft/summary.ts';
import { type Language, languages } from '../../../domain/language.ts';
import { sayList } from '../../format/list.ts';
import { Button } from '../../parts/button.tsx';
import { EmptyState } from '../../parts/empty-state.tsx';
import { ButtonLink } from '../../parts/link.tsx';
import type { Definition } from '../../parts/lists.tsx';
import { TextArea } from '../../parts/text-field.tsx';
import { say } from '../../parts/toast.tsx';
import { Paragraphs } from '../../public/summary.tsx';
import type { Schemas } from '../api/client.ts';
import { useNames } from '../api/directory.ts';
import { useChangePassport, workflowsQuery } from '../api/drafting.ts';
import { type Draft, draftQuery } from '../api/drafts.ts';
import { Participants } from '../drafting/participants.tsx';
import { asksChosen } from '../drafting/steps.ts';
import { fitsSummary, SummaryFields } from '../drafting/summary-fields.tsx';
import { VisibilityField } from '../drafting/visibility.tsx';
import { ActDialog } from '../forms/act-dialog.tsx';
import { areNamed, NamesFields } from '../forms/names-fields.tsx';
import { Screen } from '../frame/screen.tsx';
import { overviewHref } from '../links.ts';
import { changesPassport, useSession } from '../session.ts';
import { useLanguage } from '../words/i18n.ts';

export const screen = createLazyRoute('/drafts/$id/passport')({ component: Passport });

function Passport(): ReactElement {
  const { t } = useTranslation('passport');
  const lang = useLanguage();
  const { id } = useParams({ from: '/drafts/$id/passport' });
  const { data: draft } = useSuspenseQuery(draftQuery(id));
  const mayChange = changesPassport(useSession(), draft.owner) && draft.exits.length > 0;
  const isDrafting = draft.state.kind === 'drafting';
  return (
    <Screen title={`${t('change.title')} · ${draft.titles[lang]}`} hidesTitle>
      {mayChange ? (
        <div className="page-form">
          <div>
            <h2>{t('change.title')}</h2>
            <p className="screen-lead">{t(isDrafting ? 'change.lead' : 'change.later')}</p>
          </div>
          {/* What was changed is asked for anew from what it is now. */}
          {isDrafting && <Titles key={JSON.stringify(draft.titles)} draft={draft} />}
          <Summarised key={JSON.stringify(draft.summary)} draft={draft} />
          {isDrafting && <Asked key={String(draft.participants)} draft={draft} />}
          <Visible key={draft.visibility} draft={draft} />
          <ButtonLink href={overviewHref(id)} icon="back">
            {t('change.back')}
          </ButtonLink>
        </div>
      ) : (
        <EmptyState
          title={t('change.closed')}
          action={<ButtonLink href={overviewHref(id)}>{t('change.back')}</ButtonLink>}
        >
          <p>{t('change.closedText')}</p>
        </EmptyState>
      )}
    </Screen>
  );
}

interface PartProps {
  readonly draft: Draft;
}

function Titles({ draft }: PartProps): ReactElement {
  const { t } = useTranslation('passport');
  const { t: form } = useTranslation('forms');
  const [titles, setTitles] = useState(draft.titles);
  return (
    <Change
      draft={draft}
      label={t('change.titles')}
      isReady={areNamed(titles) && languages.some((lang) => titles[lang] !== draft.titles[lang])}
      change={{ titles }}
      entries={languages.map((lang) => ({
        name: t('titleIn', { language: form(`languages.${lang}`) }),
        value: <span lang={lang}>{titles[lang]}</span>,
      }))}
    >
      <NamesFields label={t('titles')} value={titles} onChange={setTitles} />
    </Change>
  );
}

function Summarised({ draft }: PartProps): ReactElement {
  const { t } = useTranslation('passport');
  const { t: form } = useTranslation('forms');
  const [summary, setSummary] = useState(() => spaceOut(draft.summary));
  const kept = tidySummary(summary);
  return (
    <Change
      id="summary"
      draft={draft}
      label={t('change.summary')}
      isReady={fitsSummary(kept) && languages.some((lang) => kept[lang] !== draft.summary[lang])}
      change={{ summary: kept }}
      entries={languages.map((lang) => ({
        name: form(`languages.${lang}`),
        value: <Kept summary={kept} lang={lang} />,
      }))}
    >
      <SummaryFields value={summary} onChange={setSummary} />
    </Change>
  );
}

/** One language of it as it will stand. */
function Kept({ summary, lang }: { readonly summary: Summary; readonly lang: Language }) {
  const { t } = useTranslation('passport');
  const text = summary[lang];
  return text === undefined ? (
    t('change.nothing')
  ) : (
    <Paragraphs lang={lang} paragraphs={paragraphsOf(text)} />
  );
}

/** Nothing where the workflow alone says who is asked. */
function Asked({ draft }: PartProps): ReactElement | null {
  const { t } = useTranslation('passport');
  const lang = useLanguage();
  const { nameOf } = useNames();
  const { data: workflows } = useQuery(workflowsQuery);
  const [chosen, setChosen] = useState<readonly string[]>(draft.participants);
  const workflow = workflows?.find(({ id }) => id === draft.workflow.id);
  if (!workflow || !asksChosen(workflow)) return null;
  const remits = Object.fromEntries(
    Object.entries(draft.remits).filter(([id]) => chosen.includes(id)),
  );
  return (
    <Change
      draft={draft}
      label={t('change.participants')}
      isReady={String(chosen) !== String(draft.participants)}
      change={{ participants: [...chosen], remits }}
      entries={[
        {
          name: t('participants'),
          value: sayList(chosen.map(nameOf), lang) || t('change.nobody'),
        },
      ]}
    >
      <Participants owner={draft.owner} value={chosen} onChange={setChosen} />
    </Change>
  );
}

function Visible({ draft }: PartProps): ReactElement {
  const { t } = useTranslation('passport');
  const [visibility, setVisibility] = useState(draft.visibility);
  const [reason, setReason] = useState('');
  const narrows = visibilities.indexOf(visibility) < visibilities.indexOf(draft.visibility);
  return (
    <Change
      draft={draft}
      label={t('change.visibility')}
      isReady={visibility !== draft.visibility && (!narrows || reason.trim() !== '')}
      change={{ visibility, reason }}
      entries={[
        { name: t('visibility'), value: t(`visibilities.${visibility}`) },
        ...(reason ? [{ name: t('change.reason'), value: reason }] : []),
      ]}
    >
      <VisibilityField value={visibility} onChange={setVisibility} />
      {visibility !== draft.visibility && (
        <TextArea
          label={t('change.reason')}
          hint={t(narrows ? 'change.reasonNeeded' : 'change.reasonHint')}
          value={reason}
          onChange={setReason}
        />
      )}
    </Change>
  );
}

interface ChangeProps extends PartProps {
  /** Where links lead to it. */
  readonly id?: string;
  /** What the button is called that leads to the check. */
  readonly label: string;
  readonly isReady: boolean;
  readonly change: Schemas['ChangeDraft'];
  readonly entries: readonly Definition[];
  readonly children: ReactElement | readonly (ReactElement | false)[];
}

/** One thing of the passport: its fields, and the check before it is sent. */
function Change({
  id,
  draft,
  label,
  isReady,
  change,
  entries,
  children,
}: ChangeProps): ReactElement {
  const { t } = useTranslation('passport');
  const [checks, setChecks] = useState(false);
  const { tellAsync, isPending, error } = useChangePassport(draft.id, draft.seq);
  const send = async () => {
    await tellAsync(change);
    setChecks(false);
    say(t('change.done'));
  };
  return (
    <section {...(id === undefined ? {} : { id })} className="page-form" aria-label={label}>
      {children}
      <Button isDisabled={!isReady} onPress={() => setChecks(true)}>
        {label}
      </Button>
      {checks && (
        <ActDialog
          title={label}
          confirm={t('change.confirm')}
          isPending={isPending}
          error={error}
          entries={entries}
          onConfirm={() => void send().catch(() => {})}
          onClose={() => setChecks(false)}
        />
      )}
    </section>
  );
}
