/** The route every other stands below, and how a route loads its screen. */
import { createRootRouteWithContext } from '@tanstack/react-router';
import { FailureScreen } from './frame/failure.tsx';
import { Frame } from './frame/frame.tsx';
import type { Start } from './start-values.ts';
import type { Area } from './words/en.ts';
import { loadWords } from './words/i18n.ts';

export const root = createRootRouteWithContext<{ readonly start: Start }>()({
  component: Frame,
  errorComponent: FailureScreen,
});

/** A screen together with the areas of words it says, which come at the same time. */
export function withWords<Screen>(areas: readonly Area[], load: () => Promise<Screen>) {
  return async (): Promise<Screen> => (await Promise.all([load(), loadWords(areas)]))[0];
}
