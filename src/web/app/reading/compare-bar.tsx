/** What is compared and how it is shown: versions, languages, modes, kinds, sections; and going through it. */
import { useQuery } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { Language } from '../../../domain/language.ts';
import type { ChangeLabels } from '../../../domain/text/change-labels.ts';
import { Button } from '../../parts/button.tsx';
import { Select } from '../../parts/select.tsx';
import { ToggleButton, Toolbar } from '../../parts/toolbar.tsx';
import type { Draft } from '../api/drafts.ts';
import { versionsQuery } from '../api/moves.ts';
import { type Compared, countKinds, listChangedSections } from './compared.ts';
import { type CompareShown, type Mode, modes } from './shown.ts';
import type { Ends } from './use-comparison.ts';

type Show = (next: CompareShown) => void;

interface EndsChoiceProps {
  readonly draft: Draft;
  readonly ends: Ends;
  readonly text: Language | 'both';
  readonly mode: Mode;
  readonly onShow: Show;
}

export function EndsChoice({ draft, ends, text, mode, onShow }: EndsChoiceProps): ReactElement {
  const { t } = useTranslation('read');
  const { t: named } = useTranslation('draft');
  const { data: versions = [] } = useQuery(versionsQuery(draft.id));
  const choices = versions.map(({ version, label }) => ({
    id: String(version),
    name: named('version', { number: version }),
    ...(label ? { note: label } : {}),
  }));
  const { from: a, to: b, agency, judged } = ends;
  const begin = (next: CompareShown) => onShow({ a, b, change: undefined, ...next });
  return (
    <div className="reading-head">
      <Select
        label={t('from')}
        value={String(a)}
        onChange={(key) => begin({ a: Number(key) })}
        choices={choices}
      />
      <Select
        label={t('to')}
        value={String(b)}
        onChange={(key) => begin({ b: Number(key) })}
        choices={choices}
      />
      {judged !== null && judged < (draft.version?.version ?? 0) && (
        <Toolbar label={t('sinceVerdict')}>
          <ToggleButton
            label={t('sinceVerdict')}
            isOn={agency !== null}
            onChange={(isOn) => (isOn ? begin({ a: undefined, b: undefined }) : begin({}))}
          />
        </Toolbar>
      )}
      <Toolbar label={t('language')}>
        {[...draft.languages, ...(draft.languages.length > 1 ? (['both'] as const) : [])].map(
          (one) => (
            <ToggleButton
              key={one}
              label={one === 'both' ? t('both') : named(`languages.${one}`)}
              isOn={one === text}
              onChange={() => onShow({ text: one })}
            />
          ),
        )}
      </Toolbar>
      <Toolbar label={t('mode')}>
        {modes.map((one) => (
          <ToggleButton
            key={one}
            label={t(`modes.${one}`)}
            isOn={one === mode}
            onChange={() => onShow({ mode: one })}
          />
        ))}
      </Toolbar>
    </div>
  );
}

interface StepsProps {
  readonly all: readonly Compared[];
  readonly changes: readonly Compared[];
  readonly shown: CompareShown;
  readonly labels: ChangeLabels;
  readonly countRead: number;
  readonly onStep: (by: 1 | -1) => void;
  readonly onShow: Show;
}

/** What stands for every section among the choices. */
const every = '*';

export function Steps(props: StepsProps): ReactElement {
  const { all, changes, shown, labels, countRead, onStep, onShow } = props;
  const { t } = useTranslation('read');
  const at = changes.findIndex(({ key }) => key === shown.change);
  const count = changes.length;
  return (
    <div className="comparison-bar">
      <Toolbar label={t('kinds')}>
        <ToggleButton
          label={`${t('allKinds')} ${all.length}`}
          isOn={shown.kind === undefined}
          onChange={() => onShow({ kind: undefined })}
        />
        {[...countKinds(all)].map(([kind, many]) => (
          <ToggleButton
            key={kind}
            label={`${labels.kinds[kind]} ${many}`}
            isOn={shown.kind === kind}
            onChange={() => onShow({ kind })}
          />
        ))}
      </Toolbar>
      <Select
        aria-label={t('section')}
        label=""
        value={String(shown.section ?? every)}
        onChange={(key) => onShow({ section: key === every ? undefined : Number(key) })}
        choices={[
          { id: every, name: t('allSections') },
          ...[...listChangedSections(all)].map(([number, title]) => ({
            id: String(number),
            name: title,
          })),
        ]}
      />
      <p className="comparison-steps">
        <Button onPress={() => onStep(-1)} isDisabled={count === 0}>
          {t('previous')} <kbd>P</kbd>
        </Button>
        <Button onPress={() => onStep(1)} isDisabled={count === 0}>
          {t('next')} <kbd>N</kbd>
        </Button>
        <span role="status">
          {t('step', { number: at + 1, count })}
          {countRead > 0 && ` · ${t('readOf', { number: countRead, count })}`}
        </span>
      </p>
    </div>
  );
}
