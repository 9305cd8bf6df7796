/** The gallery: every part in every state, for those who build screens and for the tests that look at them. */
import { createLazyRoute } from '@tanstack/react-router';
import type { ReactElement, ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Screen } from '../frame/screen.tsx';
import { Actions, States } from './gallery-actions.tsx';
import { Fields } from './gallery-fields.tsx';
import { Lists, Places } from './gallery-lists.tsx';
import { Overlays } from './gallery-overlays.tsx';

export const screen = createLazyRoute('/gallery')({ component: Gallery });

function Gallery(): ReactElement {
  const { t } = useTranslation('gallery');
  return (
    <Screen title={t('title')} lead={t('lead')}>
      <Group title={t('groups.actions')}>
        <Actions />
      </Group>
      <Group title={t('groups.states')}>
        <States />
      </Group>
      <Group title={t('groups.fields')}>
        <Fields />
      </Group>
      <Group title={t('groups.lists')}>
        <Lists />
      </Group>
      <Group title={t('groups.overlays')}>
        <Overlays />
      </Group>
      <Group title={t('groups.places')}>
        <Places />
      </Group>
    </Screen>
  );
}

const Group = ({
  title,
  children,
}: {
  readonly title: string;
  readonly children: ReactNode;
}): ReactElement => (
  <section className="gallery-group">
    <h2>{title}</h2>
    {children}
  </section>
);
