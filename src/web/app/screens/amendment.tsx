/** S10, one amendment: how it was answered first, then what it asks for in its place, why, and what happened to it. */
import { useQuery, useSuspenseQuery } from '@tanstack/react-query';
import { createLazyRoute, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { Language } from '../../../domain/language.ts';
import { sayDate } from '../../format/when.ts';
import { Icon } from '../../parts/icon.tsx';
import { Link } from '../../parts/link.tsx';
import { Skeleton } from '../../parts/skeleton.tsx';
import { ToggleButton, Toolbar } from '../../parts/toolbar.tsx';
import { Answer, StateChip } from '../amend/answer.tsx';
import { Carried } from '../amend/carried.tsx';
import { InContext } from '../amend/in-context.tsx';
import { InstructionPoints } from '../amend/instruction.tsx';
import { OwnActs } from '../amend/own-acts.tsx';
import { languagesIn } from '../amend/proposal.ts';
import { Reasons } from '../amend/reasons.tsx';
import { Support } from '../amend/support.tsx';
import { Talk } from '../amend/talk.tsx';
import { type AmendmentDetails, amendmentQuery, instructionQuery } from '../api/amendments.ts';
import { useNames } from '../api/directory.ts';
import { type Draft, draftQuery } from '../api/drafts.ts';
import { Failure } from '../frame/failure.tsx';
import { Screen } from '../frame/screen.tsx';
import { amendmentHref, amendmentsHref } from '../links.ts';
import { zone } from '../place.ts';
import { Excerpt } from '../record/excerpt.tsx';
import { useLanguage } from '../words/i18n.ts';

export const screen = createLazyRoute('/drafts/$id/amendments/$number')({ component: Amendment });

function Amendment(): ReactElement {
  const { t } = useTranslation('amendment');
  const spoken = useLanguage();
  const { id, number: written } = useParams({ from: '/drafts/$id/amendments/$number' });
  const number = /^[1-9]\d{0,8}$/.test(written) ? Number(written) : null;
  const { data: draft } = useSuspenseQuery(draftQuery(id));
  const { data, error, isLoading } = useQuery({
    ...amendmentQuery(id, number ?? 0),
    enabled: number !== null,
  });
  const title = t('title', { number: written });
  return (
    <Screen title={`${title} · ${draft.titles[spoken]}`} hidesTitle>
      {number === null && <Failure error={null} />}
      {error && <Failure error={error} />}
      {isLoading && <Skeleton label={t('opening')} rows={12} />}
      {data && <Shown draft={draft} amendment={data} />}
    </Screen>
  );
}

interface ShownProps {
  readonly draft: Draft;
  readonly amendment: AmendmentDetails;
}

function Shown({ draft, amendment }: ShownProps): ReactElement {
  const { t } = useTranslation('amendment');
  const spoken = useLanguage();
  const search = useSearch({ from: '/drafts/$id/amendments/$number' });
  const langs = languagesIn(amendment.diffs);
  const lang = langs.find((one) => one === search.text) ?? langs.find((one) => one === spoken);
  const shown = lang ?? langs[0];
  const props = { draft, amendment };
  return (
    <article className="amendment">
      <Head {...props} />
      <div className="amendment-columns">
        <div>
          <Answer amendment={amendment} lang={shown} />
          {shown && (
            <>
              <section className="amendment-part">
                <div className="amendment-part-head">
                  <h3>{t('text.title')}</h3>
                  {langs.length > 1 && <Languages {...props} langs={langs} shown={shown} />}
                </div>
                <InContext {...props} lang={shown} />
              </section>
              <Instruction {...props} lang={shown} />
              <Carried {...props} lang={shown} />
            </>
          )}
          <Reasons amendment={amendment} />
          <Talk {...props} lang={shown} />
        </div>
        <aside aria-label={t('trail')}>
          <OwnActs {...props} />
          <Support {...props} />
          <section className="amendment-part">
            <h3>{t('trail')}</h3>
            <Excerpt
              draft={draft.id}
              choose={(log) =>
                log.filter(
                  ({ event }) => 'amendment' in event && event.amendment === amendment.amendment,
                )
              }
            />
          </section>
        </aside>
      </div>
    </article>
  );
}

function Head({ draft, amendment }: ShownProps): ReactElement {
  const { t } = useTranslation('amendment');
  const lang = useLanguage();
  const { nameOf } = useNames();
  const { amendment: number, version, revisions, by, at } = amendment;
  return (
    <header className="amendment-head">
      <nav className="amendment-walk" aria-label={t('walk')}>
        <Link href={amendmentsHref(draft.id)}>{t('all')}</Link>
        {number > 1 && (
          <Link href={amendmentHref(draft.id, number - 1)}>
            <Icon name="back" /> {t('previous', { number: number - 1 })}
          </Link>
        )}
        {number < draft.counts.amendments && (
          <Link href={amendmentHref(draft.id, number + 1)}>
            {t('next', { number: number + 1 })} <Icon name="next" />
          </Link>
        )}
      </nav>
      <h2>
        {t('title', { number })} <StateChip state={amendment.state} />
      </h2>
      <p className="amendment-facts">
        {t('by', { name: nameOf(by.organisation), date: sayDate(at, { lang, zone }) })} ·{' '}
        {t('onVersion', { number: version })}
        {revisions > 0 && ` · ${t('revised', { count: revisions })}`}
      </p>
    </header>
  );
}

interface LanguagesProps extends ShownProps {
  readonly langs: readonly Language[];
  readonly shown: Language;
}

function Languages({ draft, amendment, langs, shown }: LanguagesProps): ReactElement {
  const { t } = useTranslation('amendment');
  const { t: named } = useTranslation('draft');
  const navigate = useNavigate();
  return (
    <Toolbar label={t('text.language')}>
      {langs.map((one) => (
        <ToggleButton
          key={one}
          label={named(`languages.${one}`)}
          isOn={one === shown}
          onChange={() =>
            void navigate({
              to: '/drafts/$id/amendments/$number',
              params: { id: draft.id, number: String(amendment.amendment) },
              search: { text: one },
              replace: true,
              resetScroll: false,
            })
          }
        />
      ))}
    </Toolbar>
  );
}

function Instruction({
  draft,
  amendment: { amendment, revisions },
  lang,
}: ShownProps & { readonly lang: Language }): ReactElement {
  const { t } = useTranslation('amendment');
  const spoken = useLanguage();
  const { data } = useQuery(instructionQuery(draft.id, amendment, { lang: spoken, revisions }));
  return (
    <section className="amendment-part">
      <h3>{t('instruction')}</h3>
      {data ? (
        <InstructionPoints points={data.texts[lang]?.points ?? []} lang={spoken} />
      ) : (
        <Skeleton label={t('opening')} rows={2} />
      )}
    </section>
  );
}
