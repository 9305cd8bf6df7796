/** Buttons, links, states and messages in the gallery. */
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { Banner } from '../../parts/banner.tsx';
import { Button, IconButton } from '../../parts/button.tsx';
import { Badge, Chip } from '../../parts/chip.tsx';
import { EmptyState } from '../../parts/empty-state.tsx';
import { ButtonLink, Link } from '../../parts/link.tsx';
import { Skeleton } from '../../parts/skeleton.tsx';
import { say } from '../../parts/toast.tsx';
import { draftsHref } from '../links.ts';

export function Actions(): ReactElement {
  const { t } = useTranslation('gallery');
  const { t: part } = useTranslation('parts');
  return (
    <div className="gallery-row">
      <Button kind="primary" onPress={() => say(t('sample'))}>
        {t('act')}
      </Button>
      <Button icon="edit">{t('act')}</Button>
      <Button kind="plain">{t('act')}</Button>
      <Button kind="danger">{t('danger')}</Button>
      <Button kind="primary" isDisabled>
        {t('act')}
      </Button>
      <Button isDisabled>{t('act')}</Button>
      <IconButton icon="close" label={part('close')} />
      <IconButton icon="more" label={part('more')} isDisabled />
      <ButtonLink href={draftsHref} icon="next">
        {t('sample')}
      </ButtonLink>
      <Link href={draftsHref}>{t('sample')}</Link>
    </div>
  );
}

export function States(): ReactElement {
  const { t } = useTranslation('gallery');
  return (
    <div className="gallery-stack">
      <div className="gallery-row">
        <Chip icon="edit">{t('sample')}</Chip>
        <Chip tone="accent" icon="clock">
          {t('sample')}
        </Chip>
        <Chip tone="good" icon="agree">
          {t('done')}
        </Chip>
        <Chip tone="warn" icon="object">
          {t('now')}
        </Chip>
        <Chip tone="bad" icon="clock">
          {t('danger')}
        </Chip>
        <Chip tone="move" icon="remarks">
          {t('other')}
        </Chip>
        <Badge>12</Badge>
        <Badge tone="accent">3</Badge>
      </div>
      <div>
        {(['info', 'good', 'warning', 'stale', 'offline', 'error'] as const).map((kind) => (
          <Banner
            key={kind}
            kind={kind}
            title={t('sample')}
            action={kind === 'stale' ? <Button>{t('act')}</Button> : undefined}
          >
            <p>{t('hint')}</p>
          </Banner>
        ))}
      </div>
      <EmptyState
        title={t('nothing')}
        action={<ButtonLink href={draftsHref}>{t('sample')}</ButtonLink>}
      >
        <p>{t('hint')}</p>
      </EmptyState>
      <Skeleton label={t('now')} rows={4} />
    </div>
  );
}
