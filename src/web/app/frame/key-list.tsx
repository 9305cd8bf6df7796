/** The keys that work here, and the switch that turns single letters off. */
import { type ReactElement, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Switch } from '../../parts/choice.tsx';
import { Dialog } from '../../parts/dialog.tsx';
import { areKeysOn, listCommands, sayKeys, switchKeys } from '../commands.ts';

export function KeyList({ onClose }: { readonly onClose: () => void }): ReactElement {
  const { t } = useTranslation('frame');
  const { t: part } = useTranslation('parts');
  const [isOn, setOn] = useState(areKeysOn);
  return (
    <Dialog title={t('keys.title')} closeLabel={part('close')} isOpen onClose={onClose}>
      <dl className="key-list">
        {listCommands().flatMap(({ id, name, keys }) =>
          keys
            ? [
                <div key={id}>
                  <dt>
                    <kbd>{sayKeys(keys)}</kbd>
                  </dt>
                  <dd>{name}</dd>
                </div>,
              ]
            : [],
        )}
      </dl>
      <p className="quiet">{t('keys.text')}</p>
      <Switch
        isSelected={isOn}
        onChange={(on) => {
          switchKeys(on);
          setOn(on);
        }}
      >
        {t('keys.letters')}
      </Switch>
    </Dialog>
  );
}
