/** One letter of every kind, for tests. */
import { inboxActs } from '../../src/domain/draft/inbox-task.ts';
import type { Letter } from '../../src/service/mailer.ts';

const finance = {
  kk: 'Қаржы министрлігі',
  ru: 'Министерство финансов',
  en: 'Ministry of Finance',
} as const;

const appointed = { organisation: finance, role: 'signatory' } as const;
const titles = { kk: 'Заң жобасы', ru: 'Проект закона', en: 'Draft law' } as const;
const about = { ...appointed, titles, path: '/drafts/d1/approvals/finance', zone: 'Asia/Almaty' };
const of = { kk: 'Гүлнар Ахатова', ru: 'Гульнар Ахатова', en: 'Gulnar Akhatova' } as const;
const place = { of, organisation: finance } as const;
const until = '2026-11-23T04:00:00.000Z';

export const letters: readonly Letter[] = [
  { kind: 'invitation', link: 'https://kelisim.example/invitation?token=abc&lang=kk', until },
  { kind: 'password-reset', link: 'https://kelisim.example/reset?token=abc', until },
  { kind: 'sign-in-code', code: '123456', until },
  {
    kind: 'new-sign-in',
    at: '2026-11-22T18:30:00.000Z',
    path: '/me',
  },
  { kind: 'mandate-given', ...appointed, from: '2026-11-30T19:00:00.000Z', until: null },
  { kind: 'mandate-ended', ...appointed, at: '2027-02-28T19:00:00.000Z' },
  { kind: 'account-suspended', at: '2026-11-22T18:30:00.000Z' },
  { kind: 'verdict-asked', ...about, version: 3, due: until, since: 2 },
  {
    kind: 'verdict-reminder',
    ...about,
    inPlace: { of, until: '2026-11-30T19:00:00.000Z' },
    version: 3,
    due: until,
    before: 2,
  },
  {
    kind: 'item-answered',
    ...about,
    item: 4,
    itemKind: 'objection',
    answer: 'partly',
    reason: 'Иә / Да',
  },
  { kind: 'amendment-decided', ...about, amendment: 7, outcome: 'reworded', reason: 'Иә / Да' },
  { kind: 'amendment-followed', ...about, amendment: 7, version: 3, fate: 'needs-author' },
  { kind: 'meeting-called', ...about, meeting: 1, begins: until, place: 'Астана, 14', items: 2 },
  { kind: 'place-given', ...place, from: '2026-11-30T19:00:00.000Z', ends: until },
  { kind: 'place-taken', ...place, at: '2026-11-30T19:00:00.000Z' },
  {
    kind: 'digest',
    rows: inboxActs.map((act, index) => ({
      act,
      ...(act === 'uphold' && { itemKind: 'condition' }),
      ...(act === 'call' && { itemKind: 'objection' }),
      titles,
      count: index + 1,
      due: index % 2 === 0 ? until : null,
      isLate: index === 0,
      ...(index === 1 && { inPlace: { of, until } }),
    })),
    count: 20,
    path: '/inbox',
    zone: 'Asia/Almaty',
  },
  {
    kind: 'webhook-failed',
    label: 'Құжат айналымы',
    organisation: finance,
    at: until,
    path: '/admin/webhooks/0123456789abcdef',
  },
];
