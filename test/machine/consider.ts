/** The model's rules in one table. */
import type { Act, Deed } from './act.ts';
import type { Effect, Model, Rules } from './model.ts';
import { textRules } from './model.ts';
import { amendmentRules } from './model-amendments.ts';
import { considerMove } from './model-circle.ts';
import { itemRules, saidRules } from './model-said.ts';
import { timeRules } from './model-time.ts';

const rules: Rules<Act['kind']> = {
  ...textRules,
  ...saidRules,
  ...itemRules,
  ...amendmentRules,
  ...timeRules,
  move: considerMove,
};

/** What the deed would do to the model; null when the rules do not allow it. Nothing is done yet. */
export const consider = (model: Model, { act, by }: Deed): Effect =>
  (rules[act.kind] as Rules<Act['kind']>['tick'])(model, act as never, by);
