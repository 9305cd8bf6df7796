/** How much what a check found weighs: what no concept may lack, what it should have, what deserves a look. */
import type { CheckCode } from './check.ts';

export const weights = ['grave', 'plain', 'slight'] as const;
export type Weight = (typeof weights)[number];

const byCode: Readonly<Record<CheckCode, Weight>> = {
  'section-missing': 'grave',
  'section-empty': 'grave',
  'reference-broken': 'grave',
  'indicator-unnamed': 'grave',
  'measure-unnamed': 'grave',
  'measure-of-unknown-indicator': 'grave',
  'indicator-without-unit': 'plain',
  'indicator-without-baseline': 'plain',
  'indicator-without-target': 'plain',
  'indicator-without-source': 'plain',
  'measure-without-owner': 'plain',
  'measure-without-due': 'plain',
  'measure-without-indicator': 'plain',
  'figures-differ': 'plain',
  'abbreviation-undefined': 'slight',
};

/** What a finding of this kind weighs. */
export const weightOf = (what: CheckCode): Weight => byCode[what];
