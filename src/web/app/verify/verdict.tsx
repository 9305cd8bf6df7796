/** Whether a record is sound, in plain words; what it holds, or what is wrong with it. */

import type { TFunction } from 'i18next';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { type RecordFault, readRow } from '../../../domain/draft/record-check.ts';
import { sayInstant } from '../../format/when.ts';
import { Banner } from '../../parts/banner.tsx';
import { DefinitionList } from '../../parts/lists.tsx';
import { zone } from '../place.ts';
import { useLanguage } from '../words/i18n.ts';
import type { CheckedRecord } from './checked.ts';

/** As many faults are told one by one. */
const faultsMax = 20;

export function Verdict({ record }: { readonly record: CheckedRecord }): ReactElement {
  const { t } = useTranslation('verify');
  const { faults } = record.report;
  const isSound = faults.length === 0;
  return (
    <section className="verify-part">
      <Banner
        kind={isSound ? 'good' : 'error'}
        title={`${t(isSound ? 'sound' : 'unsound')}: ${record.name}`}
      >
        <p>{t(isSound ? 'soundText' : 'unsoundText')}</p>
      </Banner>
      {isSound ? <Sound record={record} /> : <Faults faults={faults} />}
    </section>
  );
}

function Sound({ record: { bundle, report } }: { readonly record: CheckedRecord }): ReactElement {
  const { t } = useTranslation('verify');
  const lang = useLanguage();
  const { folded, head } = report;
  const [first, last] = [bundle.events[0], bundle.events.at(-1)].map((row) =>
    row ? sayInstant(readRow(row).event.at, { lang, zone }) : '',
  );
  const title = folded?.titles[lang];
  return (
    <>
      <DefinitionList
        entries={[
          { name: t('facts.draft'), value: title || <span lang="en">{report.draft}</span> },
          { name: t('facts.events'), value: report.events },
          { name: t('facts.span'), value: `${first} – ${last}` },
          { name: t('facts.versions'), value: folded?.versions.length },
          { name: t('facts.verdicts'), value: folded?.signoffs.length },
          { name: t('facts.pieces'), value: report.chunks },
          { name: t('head'), value: <code className="verify-hash">{head}</code> },
        ]}
      />
      <p className="field-hint">{t('headHint')}</p>
    </>
  );
}

/** Each fault has the facts its words leave a place for. */
const sayFault = (fault: RecordFault, t: TFunction<'verify'>): string =>
  String(t(`faults.${fault.code}`, fault as never));

function Faults({ faults }: { readonly faults: readonly RecordFault[] }): ReactElement {
  const { t } = useTranslation('verify');
  const more = faults.length - faultsMax;
  return (
    <>
      <h2>{t('faultsTitle')}</h2>
      <ul className="verify-faults">
        {faults.slice(0, faultsMax).map((fault) => (
          <li key={JSON.stringify(fault)}>{sayFault(fault, t)}</li>
        ))}
        {more > 0 && <li>{t('more', { count: more })}</li>}
      </ul>
    </>
  );
}
