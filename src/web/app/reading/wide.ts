/** Whether there is room for a margin beside a text and its contents. */
import { useSyncExternalStore } from 'react';

const query = '(width >= 75rem)';

/** True from 1200 px at the usual size of letters; follows the window. */
export const useWide = (): boolean =>
  useSyncExternalStore(
    (changed) => {
      const list = matchMedia(query);
      list.addEventListener('change', changed);
      return () => list.removeEventListener('change', changed);
    },
    () => matchMedia(query).matches,
  );
