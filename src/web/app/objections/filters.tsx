/** Which points are shown: by body, state, kind and section, all of it in the address. */
import { useNavigate } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { compareNames } from '../../format/list.ts';
import { Select } from '../../parts/select.tsx';
import { useNames } from '../api/directory.ts';
import {
  type ObjectionsShown,
  type PointKind,
  type PointState,
  pointKinds,
  pointStates,
} from '../links.ts';
import { useLanguage } from '../words/i18n.ts';
import { type Point, sectionsIn } from './points.ts';

const all = 'all';

interface FiltersProps {
  readonly id: string;
  /** All there are. */
  readonly points: readonly Point[];
  readonly shown: ObjectionsShown;
  /** How many of them are shown. */
  readonly count: number;
}

export function Filters({ id, points, shown, count }: FiltersProps): ReactElement {
  const { t } = useTranslation('objections');
  const { t: inVerdict } = useTranslation('verdict');
  const lang = useLanguage();
  const { nameOf } = useNames();
  const navigate = useNavigate();
  const show = (next: ObjectionsShown) =>
    void navigate({
      to: '/drafts/$id/objections',
      params: { id },
      search: { ...shown, ...next },
      replace: true,
      resetScroll: false,
    });
  const read = (key: unknown): string | undefined => (key === all ? undefined : String(key));
  const bodies = [
    ...new Set([
      ...points.map(({ agency }) => agency),
      ...(shown.agency === undefined ? [] : [shown.agency]),
    ]),
  ]
    .map((body) => ({ id: body, name: nameOf(body) }))
    .sort((a, b) => compareNames(lang)(a.name, b.name));
  const sections = [...sectionsIn(points)].map(([section, heading]) => ({
    id: section,
    name: section === 'gone' ? t('gone') : `${section.slice(1)} ${heading}`.trim() || t('title'),
  }));
  return (
    <section className="reading-head points-filters" aria-label={t('filters')}>
      <Select
        label={t('columns.body')}
        value={shown.agency ?? all}
        onChange={(key) => show({ agency: read(key) })}
        choices={[{ id: all, name: t('all.bodies') }, ...bodies]}
      />
      <Select
        label={t('columns.state')}
        value={shown.state ?? all}
        onChange={(key) => show({ state: read(key) as PointState | undefined })}
        choices={[
          { id: all, name: t('all.states') },
          ...pointStates.map((state) => ({ id: state, name: t(`states.${state}`) })),
        ]}
      />
      <Select
        label={t('kind')}
        value={shown.kind ?? all}
        onChange={(key) => show({ kind: read(key) as PointKind | undefined })}
        choices={[
          { id: all, name: t('all.kinds') },
          ...pointKinds.map((kind) => ({ id: kind, name: inVerdict(`kinds.${kind}`) })),
        ]}
      />
      <Select
        label={t('section')}
        value={shown.section ?? all}
        onChange={(key) => show({ section: read(key) })}
        choices={[{ id: all, name: t('all.sections') }, ...sections]}
      />
      <p role="status" className="quiet">
        {t('found', { count })}
      </p>
    </section>
  );
}
