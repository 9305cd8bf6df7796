/** Something that must be answered before going on, over the screen; it closes with Escape. */
import type { ReactElement, ReactNode } from 'react';
import { Dialog as AriaDialog, Heading, Modal, ModalOverlay } from 'react-aria-components/Modal';
import { IconButton } from './button.tsx';

interface DialogProps {
  readonly title: string;
  /** What the button that closes it is called. */
  readonly closeLabel: string;
  readonly isOpen: boolean;
  readonly onClose: () => void;
  readonly children: ReactNode;
  /** Buttons, the one that goes on first. */
  readonly actions?: ReactNode;
  /** At the middle of the screen unless told; `side` stands over the right part of it. */
  readonly place?: 'middle' | 'side';
}

export const Dialog = ({
  title,
  closeLabel,
  isOpen,
  onClose,
  children,
  actions,
  place = 'middle',
}: DialogProps): ReactElement => (
  <ModalOverlay
    className="overlay"
    isDismissable
    isOpen={isOpen}
    onOpenChange={(open) => {
      if (!open) onClose();
    }}
  >
    <Modal className={`modal modal-${place}`}>
      <AriaDialog className="dialog">
        <div className="dialog-head">
          <Heading slot="title">{title}</Heading>
          <IconButton icon="close" label={closeLabel} onPress={onClose} />
        </div>
        <div className="dialog-body">{children}</div>
        {actions && <div className="dialog-actions">{actions}</div>}
      </AriaDialog>
    </Modal>
  </ModalOverlay>
);
