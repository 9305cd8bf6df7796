/** How an amendment was answered: the outcome, why, by whom, and what became of its words. */
import { useQuery } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { Language } from '../../../domain/language.ts';
import { sayList } from '../../format/list.ts';
import { sayDate } from '../../format/when.ts';
import { Banner, type BannerKind } from '../../parts/banner.tsx';
import { Chip, type Tone } from '../../parts/chip.tsx';
import type { IconName } from '../../parts/icon.tsx';
import { recogniseLanguage } from '../../public/said.tsx';
import { type Amendment, type AmendmentDetails, reasonCodesQuery } from '../api/amendments.ts';
import { useNames } from '../api/directory.ts';
import { zone } from '../place.ts';
import { useLanguage } from '../words/i18n.ts';

type State = Amendment['state'];

const looks: Readonly<Record<State, { readonly tone: Tone; readonly icon: IconName }>> = {
  submitted: { tone: 'plain', icon: 'now' },
  studied: { tone: 'accent', icon: 'search' },
  withdrawn: { tone: 'plain', icon: 'undo' },
  adopted: { tone: 'good', icon: 'agree' },
  partly: { tone: 'warn', icon: 'remarks' },
  reworded: { tone: 'warn', icon: 'edit' },
  refused: { tone: 'bad', icon: 'object' },
  moot: { tone: 'plain', icon: 'outside' },
};

/** The state of an amendment in a word. */
export function StateChip({ state }: { readonly state: State }): ReactElement {
  const { t } = useTranslation('amendment');
  return <Chip {...looks[state]}>{t(`states.${state}`)}</Chip>;
}

const banners: Readonly<Record<State, BannerKind>> = {
  submitted: 'info',
  studied: 'info',
  withdrawn: 'info',
  adopted: 'good',
  partly: 'warning',
  reworded: 'warning',
  refused: 'warning',
  moot: 'info',
};

interface AnswerProps {
  readonly amendment: AmendmentDetails;
  /** Of the text whose words are shown; undefined for none. */
  readonly lang: Language | undefined;
}

export function Answer({ amendment, lang }: AnswerProps): ReactElement {
  const { t } = useTranslation('amendment');
  const { state, decision } = amendment;
  if (!decision) {
    const isOpen = state === 'submitted' || state === 'studied';
    return (
      <Banner kind="info" title={t(isOpen ? 'answer.waits' : 'answer.withdrawn')}>
        {isOpen && <p>{t(state === 'studied' ? 'answer.studiedText' : 'answer.waitsText')}</p>}
      </Banner>
    );
  }
  return (
    <section className="amendment-answer">
      <Banner
        kind={banners[state]}
        title={t(`answer.${state as Exclude<State, 'submitted' | 'studied'>}`)}
      >
        <Why decision={decision} />
      </Banner>
      <Wording amendment={amendment} lang={lang} />
      <RewordingSaid amendment={amendment} />
    </section>
  );
}

interface WhyProps {
  readonly decision: NonNullable<AmendmentDetails['decision']>;
}

function Why({ decision }: WhyProps): ReactElement {
  const { t } = useTranslation('amendment');
  const lang = useLanguage();
  const { nameOf } = useNames();
  const { data: codes = [] } = useQuery(reasonCodesQuery);
  const code = codes.find(({ code: one }) => one === decision.code);
  const parts = decision.changes?.map((number) => t('answer.part', { number }));
  return (
    <>
      <p>
        <b>{t('answer.why')}</b>
        {code && ` · ${code.names[lang]}`}
      </p>
      <blockquote className="amendment-reason" lang={recogniseLanguage(decision.reason)}>
        {decision.reason}
      </blockquote>
      {parts && parts.length > 0 && <p>{t('answer.parts', { parts: sayList(parts, lang) })}</p>}
      <p className="quiet">
        {t('answer.by', {
          name: nameOf(decision.by.organisation),
          date: sayDate(decision.at, { lang, zone }),
        })}
      </p>
    </>
  );
}

/** The words it was about, as they stood, as proposed and as they stand now. */
function Wording({ amendment: { wording }, lang: shown }: AnswerProps): ReactElement | null {
  const { t } = useTranslation('amendment');
  const own = wording?.filter(({ lang }) => lang === shown) ?? [];
  if (own.length === 0) return null;
  return (
    <section className="amendment-part">
      <h3>{t('wording.title')}</h3>
      {own.map(({ lang, block, ...words }) => (
        <dl key={`${lang} ${block}`} className="amendment-wording">
          {(['before', 'proposed', 'after'] as const).map((one) => (
            <div key={one}>
              <dt>{t(`wording.${one}`)}</dt>
              <dd lang={words[one] === null ? undefined : lang}>
                {words[one] ?? <i className="quiet">{t('wording.none')}</i>}
              </dd>
            </div>
          ))}
        </dl>
      ))}
    </section>
  );
}

/** What its author said of the other words. */
function RewordingSaid({
  amendment: { rewording },
}: Pick<AnswerProps, 'amendment'>): ReactElement | null {
  const { t } = useTranslation('amendment');
  const lang = useLanguage();
  const { nameOf } = useNames();
  if (!rewording) return null;
  const { accepted, reason, by, at } = rewording;
  return (
    <Banner
      kind={accepted ? 'good' : 'warning'}
      title={t(accepted ? 'rewording.accepted' : 'rewording.contested')}
    >
      {reason && (
        <blockquote className="amendment-reason" lang={recogniseLanguage(reason)}>
          {reason}
        </blockquote>
      )}
      <p className="quiet">
        {t('by', { name: nameOf(by.organisation), date: sayDate(at, { lang, zone }) })}
      </p>
    </Banner>
  );
}
