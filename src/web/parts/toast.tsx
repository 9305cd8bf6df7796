/** A word in passing about what was just done. Nothing that matters is said only here. */
import type { ReactElement } from 'react';
import {
  Button,
  Text,
  UNSTABLE_Toast as Toast,
  UNSTABLE_ToastContent as ToastContent,
  UNSTABLE_ToastQueue as ToastQueue,
  UNSTABLE_ToastRegion as ToastRegion,
} from 'react-aria-components/Toast';
import { Icon } from './icon.tsx';

interface ToastWords {
  readonly words: string;
}

const toasts = new ToastQueue<ToastWords>({ maxVisibleToasts: 3 });

const shownMs = 6000;

/** Says something for a few seconds, to those who listen too. */
export const say = (words: string): void => {
  toasts.add({ words }, { timeout: shownMs });
};

/** Where it is said; stands once in the frame. */
export const Toasts = (): ReactElement => (
  <ToastRegion queue={toasts} className="toasts">
    {({ toast }) => (
      <Toast toast={toast} className="toast">
        <ToastContent>
          <Text slot="title">{toast.content.words}</Text>
        </ToastContent>
        <Button slot="close" className="icon-button">
          <Icon name="close" />
        </Button>
      </Toast>
    )}
  </ToastRegion>
);
