/** Whether the screen is too narrow for a table of several columns. */
import { useSyncExternalStore } from 'react';

const query = '(width < 48rem)';

/** True below 768 px at the usual size of letters; follows the window. */
export const useNarrow = (): boolean =>
  useSyncExternalStore(
    (changed) => {
      const list = matchMedia(query);
      list.addEventListener('change', changed);
      return () => list.removeEventListener('change', changed);
    },
    () => matchMedia(query).matches,
  );
