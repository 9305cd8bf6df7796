/** The sections of the administration and who sees which: the one table that knows. */
import type { AppointedRole } from '../../../domain/directory.ts';
import { type AdminSection, adminHref, draftsHref } from '../links.ts';
import type { Session } from '../session.ts';

const keepers: readonly AppointedRole[] = ['administrator'];
const checkers: readonly AppointedRole[] = ['administrator', 'auditor'];
const rulers: readonly AppointedRole[] = ['administrator', 'auditor', 'coordinator'];

const sections: Readonly<Record<AdminSection, readonly AppointedRole[]>> = {
  people: checkers,
  organisations: checkers,
  mandates: [...rulers, 'signatory'],
  calendars: rulers,
  templates: rulers,
  reasons: rulers,
  import: keepers,
  outbox: keepers,
  webhooks: [...keepers, 'signatory', 'partner'],
  'access-log': checkers,
  server: checkers,
};

/** Those that whoever acts sees, in the order they stand in; none for most. */
export const sectionsFor = (session: Session | null): readonly AdminSection[] =>
  (Object.keys(sections) as AdminSection[]).filter(
    (one) => session !== null && sections[one].includes(session.acting.role),
  );

/** Where the administration begins for whoever acts. */
export const firstAdminHref = (session: Session | null): string => {
  const [first] = sectionsFor(session);
  return first ? adminHref(first) : draftsHref;
};
