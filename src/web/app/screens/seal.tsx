/** S6, freezing a version: what it fixes, in whose words, and whether anything but wording changed. */
import { useQuery, useSuspenseQuery } from '@tanstack/react-query';
import { createLazyRoute, useParams } from '@tanstack/react-router';
import { type FormEvent, type ReactElement, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Language } from '../../../domain/language.ts';
import { Banner } from '../../parts/banner.tsx';
import { Button } from '../../parts/button.tsx';
import { Checkbox } from '../../parts/choice.tsx';
import { EmptyState } from '../../parts/empty-state.tsx';
import { ButtonLink } from '../../parts/link.tsx';
import { Skeleton } from '../../parts/skeleton.tsx';
import { TextArea, TextField } from '../../parts/text-field.tsx';
import { useNames } from '../api/directory.ts';
import { type Draft, draftQuery } from '../api/drafts.ts';
import { type AskedRound, askedQuery, changesQuery, useFreeze } from '../api/freezing.ts';
import { Screen } from '../frame/screen.tsx';
import { compareHref, overviewHref, textHref } from '../links.ts';
import { Refused } from '../refusals/refused.tsx';
import { draftsFor, useSession } from '../session.ts';
import { useLanguage } from '../words/i18n.ts';

export const screen = createLazyRoute('/drafts/$id/seal')({ component: Seal });

function Seal(): ReactElement {
  const { t } = useTranslation('edit');
  const spoken = useLanguage();
  const { id } = useParams({ from: '/drafts/$id/seal' });
  const { data: draft } = useSuspenseQuery(draftQuery(id));
  const mayFreeze = draftsFor(useSession(), draft.owner) && draft.state.kind === 'drafting';
  return (
    <Screen title={`${t('seal.title')} · ${draft.titles[spoken]}`} hidesTitle>
      {mayFreeze ? (
        <SealForm draft={draft} />
      ) : (
        <EmptyState
          title={t('closed')}
          action={<ButtonLink href={textHref(id)}>{t('read')}</ButtonLink>}
        >
          {t('closedText')}
        </EmptyState>
      )}
    </Screen>
  );
}

function SealForm({ draft }: { readonly draft: Draft }): ReactElement {
  const { t } = useTranslation('edit');
  const [last] = useState(draft.version?.version ?? 0);
  const [told, setTold] = useState({ label: '', summary: '', editorial: false });
  const { tell, isPending, error, data } = useFreeze(draft.id);
  if (data) return <Sealed draft={draft} number={last + 1} hash={data?.hash ?? ''} />;
  const send = (event: FormEvent) => {
    event.preventDefault();
    tell(told);
  };
  return (
    <div className="seal">
      <div>
        <h2>{t('seal.title')}</h2>
        <p className="screen-lead">{t('seal.lead')}</p>
      </div>
      {last === 0 ? (
        <p>{t('seal.first')}</p>
      ) : (
        draft.languages.map((lang) => (
          <Changes key={lang} draft={draft} lang={lang} version={last} />
        ))
      )}
      <Asked draft={draft} editorial={told.editorial} />
      <form className="seal-form" onSubmit={send}>
        <Refused
          error={error}
          title={t('seal.refused')}
          own={{ 'nothing-changed': t('seal.unchanged', { number: last }) }}
        />
        <TextField
          label={t('seal.name')}
          hint={t('seal.nameHint')}
          value={told.label}
          onChange={(label) => setTold((before) => ({ ...before, label }))}
        />
        <TextArea
          label={t('seal.summary')}
          hint={t('seal.summaryHint')}
          value={told.summary}
          onChange={(summary) => setTold((before) => ({ ...before, summary }))}
        />
        {last > 0 && (
          <Checkbox
            isSelected={told.editorial}
            onChange={(editorial) => setTold((before) => ({ ...before, editorial }))}
          >
            {t('seal.editorial')}
            <span className="field-hint">{t('seal.editorialHint')}</span>
          </Checkbox>
        )}
        <Button kind="primary" icon="seal" type="submit" isDisabled={isPending}>
          {t('seal.freeze', { number: last + 1 })}
        </Button>
      </form>
    </div>
  );
}

interface ChangesProps {
  readonly draft: Draft;
  readonly lang: Language;
  readonly version: number;
}

/** What changed in one language since the newest version. */
function Changes({ draft, lang, version }: ChangesProps): ReactElement {
  const { t } = useTranslation('edit');
  const { t: named } = useTranslation('draft');
  const spoken = useLanguage();
  const { data: rows, isLoading } = useQuery(changesQuery(draft.id, { lang, version, spoken }));
  const title = `${t('seal.changed', { number: version })} · ${named(`languages.${lang}`)}`;
  return (
    <section>
      <h3>{title}</h3>
      {isLoading && <Skeleton label={t('seal.comparing')} rows={3} />}
      {rows?.length === 0 && <p>{t('seal.nothing')}</p>}
      {rows && rows.length > 0 && (
        <div className="seal-table seal-changes">
          <table>
            <thead>
              <tr>
                <th scope="col">{t('seal.place')}</th>
                <th scope="col">{t('seal.before')}</th>
                <th scope="col">{t('seal.after')}</th>
              </tr>
            </thead>
            <tbody>
              {rows.map(({ element, before, after }, index) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: rows of one comparison never change places
                <tr key={index}>
                  <th scope="row">{element}</th>
                  <td lang={lang} data-column={t('seal.before')}>
                    {before}
                  </td>
                  <td lang={lang} data-column={t('seal.after')}>
                    {after}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  );
}

/** Whose answer the version will ask for, and whose will stand. */
function Asked({
  draft,
  editorial,
}: {
  readonly draft: Draft;
  readonly editorial: boolean;
}): ReactElement | null {
  const { t } = useTranslation('edit');
  const spoken = useLanguage();
  const { data: rounds, error, isLoading } = useQuery(askedQuery(draft.id, editorial));
  if (error) return <Banner kind="warning" title={t('seal.askedUnknown')} />;
  if (rounds?.length === 0) return null;
  return (
    <section>
      <h3>{t('seal.asked')}</h3>
      <p className="quiet">{t('seal.askedLead')}</p>
      {isLoading && <Skeleton label={t('seal.asked')} rows={3} />}
      {rounds?.map((round) => (
        <AskedIn key={round.transition} round={round} name={round.titles[spoken]} />
      ))}
    </section>
  );
}

function AskedIn({
  round: { seats },
  name,
}: {
  readonly round: AskedRound;
  readonly name: string;
}): ReactElement {
  const { t } = useTranslation('edit');
  const { nameOf } = useNames();
  if (seats.length === 0)
    return (
      <p className="seal-asked">
        <b>{name}</b> {t('seal.askedNobody')}
      </p>
    );
  return (
    <div className="seal-table seal-asked">
      <table>
        <caption>{name}</caption>
        <thead>
          <tr>
            <th scope="col">{t('seal.body')}</th>
            <th scope="col">{t('seal.why')}</th>
          </tr>
        </thead>
        <tbody>
          {seats.map(({ agency, why, judged, waits }) => (
            <tr key={agency}>
              <th scope="row">{nameOf(agency)}</th>
              <td className={why === 'unchanged' || why === 'editorial' ? 'quiet' : undefined}>
                {t(`seal.reasons.${why}`, { number: judged ?? 0 })}
                {waits && ` ${t('seal.waits')}`}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

interface SealedProps {
  readonly draft: Draft;
  readonly number: number;
  readonly hash: string;
}

function Sealed({ draft, number, hash }: SealedProps): ReactElement {
  const { t } = useTranslation('edit');
  return (
    <div className="seal">
      <Banner kind="good" title={t('seal.done', { number })}>
        <p className="hash">{t('seal.doneText', { hash })}</p>
      </Banner>
      <p className="seal-next">
        {number > 1 && (
          <ButtonLink href={`${compareHref(draft.id)}?a=${number - 1}&b=${number}`}>
            {t('seal.compare')}
          </ButtonLink>
        )}{' '}
        <ButtonLink href={overviewHref(draft.id)}>{t('seal.overview')}</ButtonLink>
      </p>
    </div>
  );
}
