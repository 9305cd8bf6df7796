/** The next text as a diff from the one that is written now, and what of the desk would be left out of it and why. */
import { memo, type ReactElement, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Language } from '../../../domain/language.ts';
import type { Change, Conflict } from '../../../domain/text/change.ts';
import { changeLabels, namePath } from '../../../domain/text/change-labels.ts';
import { Button } from '../../parts/button.tsx';
import { Link } from '../../parts/link.tsx';
import { ToggleButton, Toolbar } from '../../parts/toolbar.tsx';
import { ChangeLines } from '../amend/change-list.tsx';
import { type ByLanguage, languagesIn } from '../amend/proposal.ts';
import type { Preview } from '../api/desk.ts';
import type { Draft } from '../api/drafts.ts';
import { triageHref } from '../links.ts';
import { keyOf } from '../reading/compared.ts';
import { useLanguage } from '../words/i18n.ts';
import { type Intent, moveBefore, put } from './intents.ts';
import type { Keeper } from './keeper.ts';
import type { Triage } from './triage.ts';

interface NextTextProps {
  readonly draft: Draft;
  readonly diffs: Preview['diffs'];
}

/** Drawn again with another preview alone, whatever else of the desk changes. */
export const NextText = memo(function NextText({ diffs }: NextTextProps): ReactElement {
  const { t } = useTranslation('triage');
  const { t: named } = useTranslation('draft');
  const spoken = useLanguage();
  const [chosen, choose] = useState<Language>(spoken);
  const changes = diffs as unknown as ByLanguage<readonly Change[]>;
  const langs = languagesIn(changes);
  const lang = langs.find((one) => one === chosen) ?? langs[0];
  if (!lang) return <p className="quiet">{t('desk.same')}</p>;
  return (
    <>
      {langs.length > 1 && (
        <Toolbar label={t('form.language')}>
          {langs.map((one) => (
            <ToggleButton
              key={one}
              label={named(`languages.${one}`)}
              isOn={one === lang}
              onChange={() => choose(one)}
            />
          ))}
        </Toolbar>
      )}
      <ol className="triage-changes">
        {(changes[lang] ?? []).map((change) => (
          <li key={keyOf(lang, change)}>
            <Line change={change} lang={lang} />
          </li>
        ))}
      </ol>
    </>
  );
});

/** A change that says what it said stays as it was drawn. */
const Line = memo(
  ChangeLines,
  (before, now) =>
    before.lang === now.lang && JSON.stringify(before.change) === JSON.stringify(now.change),
);

/** More are shown when asked for: what is on the desk stands below them. */
const unappliedMost = 5;

interface UnappliedProps extends Pick<Triage, 'draft' | 'shown' | 'show'> {
  /** Null where nothing can be done about it here. */
  readonly keeper: Keeper | null;
  readonly unapplied: Preview['unapplied'];
}

/** Drawn again with another preview or address alone. */
export const Unapplied = memo(function Unapplied(props: UnappliedProps): ReactElement | null {
  const { draft, shown, show, keeper, unapplied } = props;
  const { t } = useTranslation('triage');
  const [isWhole, showWhole] = useState(false);
  if (unapplied.length === 0) return null;
  const drawn = isWhole ? unapplied : unapplied.slice(0, unappliedMost);
  return (
    <section className="triage-unapplied">
      <h2>{t('desk.unapplied', { count: unapplied.length })}</h2>
      <ul>
        {drawn.map(({ amendment, obstacle }) => (
          <li key={amendment} className="triage-entry">
            <p>
              <Link href={triageHref(draft.id, { ...shown, open: amendment })}>
                {t('number', { number: amendment })}
              </Link>{' '}
              {t(`obstacles.${obstacle.why as 'conflict'}`)}
            </p>
            <Conflicts
              conflicts={obstacle.conflicts as ByLanguage<readonly Conflict[]> | undefined}
            />
            {keeper && obstacle.why === 'conflict' && (
              <Ways show={show} keeper={keeper} number={amendment} />
            )}
          </li>
        ))}
      </ul>
      {drawn.length < unapplied.length && (
        <Button onPress={() => showWhole(true)}>
          {t('desk.more', { count: unapplied.length - drawn.length })}
        </Button>
      )}
    </section>
  );
});

function Conflicts({
  conflicts = {},
}: {
  readonly conflicts: ByLanguage<readonly Conflict[]> | undefined;
}): ReactElement {
  const { t } = useTranslation('triage');
  return (
    <>
      {languagesIn(conflicts).flatMap((lang) =>
        (conflicts[lang] ?? []).map(({ id, path, base, ours, theirs }) => (
          <div key={id} className="triage-conflict">
            <p className="triage-place" lang={lang}>
              {namePath(path, changeLabels[lang])}
            </p>
            <dl className="amendment-wording">
              {(
                [
                  ['base', base],
                  ['ours', ours],
                  ['theirs', theirs],
                ] as const
              ).map(([side, words]) => (
                <div key={side}>
                  <dt>{t(`conflict.${side}`)}</dt>
                  <dd lang={words?.text ? lang : undefined}>
                    {words?.text || <i className="quiet">{t('conflict.nothing')}</i>}
                  </dd>
                </div>
              ))}
            </dl>
          </div>
        )),
      )}
    </>
  );
}

interface WaysProps {
  readonly show: Triage['show'];
  readonly keeper: Keeper;
  readonly number: number;
}

/** What can be intended in its place: other words, first in the order, or not at all. */
function Ways({ show, keeper: { change }, number }: WaysProps): ReactElement {
  const { t } = useTranslation('triage');
  const turn = (outcome: Intent['outcome']) =>
    change((intents) =>
      put(
        intents,
        intents.flatMap(({ amendment, reason, stage }): Intent[] =>
          amendment === number
            ? [
                {
                  amendment,
                  reason,
                  stage,
                  outcome,
                  ...(outcome === 'refused' && { code: 'another-adopted' as const }),
                },
              ]
            : [],
        ),
      ),
    );
  return (
    <p className="triage-ways">
      <Button
        onPress={() => {
          turn('reworded');
          show({ open: number });
        }}
      >
        {t('ways.reword')}
      </Button>
      <Button
        onPress={() =>
          change((intents) => moveBefore(intents, [number], intents[0]?.amendment ?? null))
        }
      >
        {t('ways.first')}
      </Button>
      <Button onPress={() => turn('refused')}>{t('ways.refuse')}</Button>
    </p>
  );
}
