/** Who is shown a way to the composer of amendments: nobody whom it would turn away. */
import { describe, expect, it } from 'vitest';
import { mayAmend } from '../../../src/web/app/amend/may-amend.ts';
import type { Draft } from '../../../src/web/app/api/drafts.ts';
import type { Session } from '../../../src/web/app/session.ts';

const amends = (organisation: string | null, role: string, more: object = {}): boolean => {
  const session = organisation === null ? null : { acting: { organisation, role } };
  const draft = { owner: 'midsd', version: { version: 2 }, amending: { taken: true }, ...more };
  return mayAmend(session as Session | null, draft as Draft);
};

describe('a way to the composer', () => {
  it('is shown to partners, to those who answer, and to readers, who sign in there', () => {
    expect(amends('asar', 'partner')).toBe(true);
    expect(amends('finance', 'reviewer')).toBe(true);
    expect(amends(null, '')).toBe(true);
  });

  it('is shown neither to who drafts the text nor to a role that proposes nothing', () => {
    expect(amends('midsd', 'drafter')).toBe(false);
    expect(amends('pm-office', 'coordinator')).toBe(false);
  });

  it('is shown to nobody before a version is frozen, or when the term is over', () => {
    for (const [organisation, role] of [['asar', 'partner'] as const, [null, ''] as const]) {
      expect(amends(organisation, role, { version: null })).toBe(false);
      expect(amends(organisation, role, { amending: { taken: false } })).toBe(false);
    }
  });
});
