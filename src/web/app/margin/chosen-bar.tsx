/** What can be done with words that were chosen: said about them, cited, changed. */
import { lazy, type ReactElement, type RefObject, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../parts/button.tsx';
import type { IconName } from '../../parts/icon.tsx';

const ChoiceMenuList = lazy(async () => ({
  default: (await import('../../parts/choice-menu-list.tsx')).ChoiceMenuList,
}));

export const deeds = ['attach', 'remark', 'question', 'cite', 'amend'] as const;
export type Deed = (typeof deeds)[number];

const icons: Readonly<Record<Deed, IconName>> = {
  attach: 'agree',
  remark: 'remarks',
  question: 'info',
  cite: 'text',
  amend: 'edit',
};

interface ChosenBarProps {
  readonly deeds: readonly Deed[];
  readonly onDeed: (deed: Deed) => void;
}

/** Stands at the foot of the window for as long as words are selected. */
export function ChosenBar({ deeds: offered, onDeed }: ChosenBarProps): ReactElement {
  const { t } = useTranslation('margin');
  return (
    <div className="chosen-bar" role="toolbar" aria-label={t('chosen')}>
      {offered.map((deed) => (
        // The selection must outlive the press.
        <span key={deed} onPointerDown={(event) => event.preventDefault()}>
          <Button
            kind={deed === 'attach' ? 'primary' : 'plain'}
            icon={icons[deed]}
            onPress={() => onDeed(deed)}
          >
            {t(`deeds.${deed}`)}
          </Button>
        </span>
      ))}
    </div>
  );
}

interface RowMenuProps extends ChosenBarProps {
  readonly button: RefObject<HTMLElement | null>;
  readonly onClose: () => void;
}

/** The same for a whole block, below its handle. */
export function RowMenu({ button, deeds: offered, onDeed, onClose }: RowMenuProps): ReactElement {
  const { t } = useTranslation('margin');
  return (
    <Suspense>
      <ChoiceMenuList
        button={button}
        label={t('ofBlock')}
        groups={[
          {
            id: 'deeds',
            choices: offered.map((id) => ({ id, name: t(`deeds.${id}`), isCurrent: false })),
          },
        ]}
        onChoose={(id) => onDeed(id as Deed)}
        onClose={onClose}
      />
    </Suspense>
  );
}
