/** How a rule of the policy is tested: who is let through, where a draft stands, and what is asked. */
import type { Stage } from './stages.ts';
import type { Request, World } from './world.ts';

export const everyone = [
  'public',
  'drafter',
  'vice',
  'coordinator',
  'economy',
  'reviewer',
  'president',
  'partner',
  'partnerTwo',
] as const;
/** Those who keep and check the house are tried where it is about the house. */
export type Viewer = (typeof everyone)[number] | 'administrator' | 'auditor';

export const signedIn = everyone.filter((one) => one !== 'public');
export const owners: readonly Viewer[] = ['drafter', 'vice'];

export interface Rule {
  readonly stage: Stage;
  readonly request: (
    world: World,
    id: string,
    viewer: Viewer,
  ) => Promise<Request & { readonly path?: string }>;
  readonly lets: readonly Viewer[];
}

export const bare = (stage: Stage, lets: readonly Viewer[], request: Request = {}): Rule => ({
  stage,
  lets,
  request: async () => request,
});
