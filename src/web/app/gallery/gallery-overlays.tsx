/** What opens, in the gallery: menus, popovers, dialogs, the palette. */
import { type ReactElement, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button, IconButton } from '../../parts/button.tsx';
import { CommandPalette } from '../../parts/command-palette.tsx';
import { Dialog } from '../../parts/dialog.tsx';
import { MenuButton, MenuEntry, MenuGroup } from '../../parts/menu.tsx';
import { Popover, Tooltip } from '../../parts/popover.tsx';
import { TextArea } from '../../parts/text-field.tsx';

type Open = 'dialog' | 'side' | 'palette' | null;

export function Overlays(): ReactElement {
  const { t } = useTranslation('gallery');
  const { t: part } = useTranslation('parts');
  const [open, setOpen] = useState<Open>(null);
  const close = () => setOpen(null);
  return (
    <div className="gallery-row">
      <MenuButton face={t('sample')}>
        <MenuEntry id="a" isCurrent note={t('note')}>
          {t('sample')}
        </MenuEntry>
        <MenuGroup title={t('groups.lists')}>
          <MenuEntry id="b">{t('other')}</MenuEntry>
        </MenuGroup>
      </MenuButton>
      <Popover face={t('other')} label={t('other')}>
        <p>{t('hint')}</p>
      </Popover>
      <Tooltip words={t('danger')}>
        <IconButton icon="back" label={t('danger')} />
      </Tooltip>
      <Button onPress={() => setOpen('dialog')}>{t('act')}</Button>
      <Button onPress={() => setOpen('side')}>{t('groups.places')}</Button>
      <Button icon="search" onPress={() => setOpen('palette')}>
        {t('groups.actions')}
      </Button>
      <Dialog
        title={t('act')}
        closeLabel={part('close')}
        isOpen={open === 'dialog' || open === 'side'}
        place={open === 'side' ? 'side' : 'middle'}
        onClose={close}
        actions={
          <Button kind="primary" onPress={close}>
            {t('act')}
          </Button>
        }
      >
        <p>{t('lead')}</p>
        <TextArea label={t('sample')} />
      </Dialog>
      <CommandPalette
        label={t('groups.actions')}
        placeholder={t('sample')}
        nothing={t('nothing')}
        isOpen={open === 'palette'}
        onClose={close}
        commands={[
          { id: 'a', name: t('sample'), icon: 'drafts', note: t('note'), run: close },
          { id: 'b', name: t('other'), icon: 'compare', run: close },
        ]}
      />
    </div>
  );
}
