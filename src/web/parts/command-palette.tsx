/** Everything one can do or go to, found by beginning to write it. */
import type { ReactElement } from 'react';
import { Autocomplete } from 'react-aria-components/Autocomplete';
import { Menu, MenuItem } from 'react-aria-components/Menu';
import { Dialog, Modal, ModalOverlay } from 'react-aria-components/Modal';
import { Input, SearchField } from 'react-aria-components/SearchField';
import { Icon, type IconName } from './icon.tsx';

export interface PaletteCommand {
  readonly id: string;
  readonly name: string;
  readonly icon: IconName;
  /** Where it belongs, in a quieter letter. */
  readonly note?: string;
  /** Words it is found by besides its name and note. */
  readonly also?: string;
  /** The keys that do the same, as they are written on a keyboard. */
  readonly keys?: string;
  readonly run: () => void;
}

interface CommandPaletteProps {
  readonly label: string;
  readonly placeholder: string;
  /** What stands in the place of the list when nothing is found. */
  readonly nothing: string;
  readonly commands: readonly PaletteCommand[];
  readonly isOpen: boolean;
  /** Told what is written, for commands that follow from it. */
  readonly onWrite?: (written: string) => void;
  readonly onClose: () => void;
}

/** Found is what has every word that was written, wherever in it. */
const hasWords = (text: string, written: string): boolean =>
  written
    .toLowerCase()
    .split(/\s+/)
    .every((word) => text.toLowerCase().includes(word));

export const CommandPalette = (props: CommandPaletteProps): ReactElement => {
  const { label, placeholder, nothing, commands, isOpen, onClose, onWrite } = props;
  const run = (key: string) => {
    onClose();
    commands.find(({ id }) => id === key)?.run();
  };
  return (
    <ModalOverlay
      className="overlay overlay-top"
      isDismissable
      isOpen={isOpen}
      onOpenChange={(open) => {
        if (!open) onClose();
      }}
    >
      <Modal className="modal palette">
        <Dialog className="dialog" aria-label={label}>
          <Autocomplete filter={hasWords} {...(onWrite && { onInputChange: onWrite })}>
            <SearchField aria-label={label} className="palette-search" autoFocus>
              <Icon name="search" />
              <Input className="input" placeholder={placeholder} />
            </SearchField>
            <Menu
              className="menu"
              aria-label={label}
              items={commands}
              onAction={(key) => run(String(key))}
              renderEmptyState={() => <p className="quiet palette-nothing">{nothing}</p>}
            >
              {({ id, name, icon, note, also, keys }) => (
                <MenuItem
                  id={id}
                  textValue={[name, note, also].filter(Boolean).join(' ')}
                  className="menu-entry"
                >
                  <Icon name={icon} />
                  <span>
                    {name}
                    {note && <span className="menu-note">{note}</span>}
                  </span>
                  {keys && <kbd>{keys}</kbd>}
                </MenuItem>
              )}
            </Menu>
          </Autocomplete>
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
};
