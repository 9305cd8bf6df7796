/**
 * Drafts in figures, for who asks: one by itself, or all they may see together. Whoever is not signed
 * in gets no figure that rests on a few cases.
 */
import { type Actor, sees, viewerOf } from '../domain/access.ts';
import type { Draft } from '../domain/draft/draft.ts';
import type { DaysBetween } from '../domain/figures/amendments.ts';
import { countDaysOn } from '../domain/figures/days.ts';
import {
  type DraftFigures,
  figuresAcross,
  figuresOf,
  type WholeFigures,
} from '../domain/figures/figures.ts';
import { withholdSmall } from '../domain/figures/withhold.ts';
import { loadDocs } from './docs.ts';
import { runInSlices } from './in-slices.ts';
import { calendarOf } from './running.ts';
import type { Tools } from './tools.ts';

export interface FiguresReader {
  /** Up to an instant, now where none is given. Faults: `no-calendar-for-year`. */
  readFigures(draft: Draft, actor: Actor | null, at?: string): Promise<DraftFigures>;
  /** Of the newest drafts the actor sees, of one owner where one is named. Faults: `no-calendar-for-year`. */
  readWholeFigures(actor: Actor | null, owner: string | undefined): Promise<WholeFigures>;
}

/** Older drafts are left out of the figures of all. */
const draftsMax = 500;
const pageSize = 100;

type Outside = Pick<Tools, 'library' | 'catalogue' | 'clock' | 'store' | 'dispatcher'>;

export function createFiguresReader(outside: Outside): FiguresReader {
  const { library, catalogue, clock } = outside;
  const daysOn = ({ workflow }: Draft, now: string): DaysBetween =>
    countDaysOn(calendarOf(catalogue, workflow), workflow.zone, now);
  return {
    async readFigures(draft, actor, now = clock.now()) {
      const docs = await loadDocs(library, draft.versions.at(-1)?.texts ?? {});
      const days = daysOn(draft, now);
      return shownTo(actor, figuresOf(draft, { now, days, docs }));
    },
    async readWholeFigures(actor, owner) {
      const now = clock.now();
      const drafts = await loadSeen(outside, actor, owner);
      const counts = new Map<string, DaysBetween>();
      const daysOf = (draft: Draft): DaysBetween => {
        const key = `${draft.workflow.calendar} ${draft.workflow.zone}`;
        const days = counts.get(key) ?? daysOn(draft, now);
        counts.set(key, days);
        return days;
      };
      return shownTo(actor, await runInSlices(figuresAcross(drafts, now, daysOf)));
    },
  };
}

const shownTo = <T extends DraftFigures | WholeFigures>(actor: Actor | null, figures: T): T =>
  actor === null ? withholdSmall(figures) : figures;

async function loadSeen(
  { store, dispatcher }: Outside,
  actor: Actor | null,
  owner: string | undefined,
): Promise<readonly Draft[]> {
  const drafts: Draft[] = [];
  let after: string | undefined;
  for (let read = 0; read < draftsMax; read += pageSize) {
    const filter = { viewer: viewerOf(actor), owner, after, limit: pageSize };
    const lines = await store.drafts(filter);
    const loaded = await Promise.all(lines.map(({ id }) => dispatcher.load(id)));
    drafts.push(...loaded.filter((draft): draft is Draft => draft !== null && sees(actor, draft)));
    if (lines.length < pageSize) break;
    after = lines.at(-1)?.id;
  }
  return drafts;
}
