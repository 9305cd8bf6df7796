/** The desk of one composition in the browser: opened, tied to the API and to what this browser keeps, closed. */
import { useQuery } from '@tanstack/react-query';
import { useEffect, useSyncExternalStore } from 'react';
import type { Language } from '../../../domain/language.ts';
import { type Prepared, prepare } from '../api/amendments.ts';
import { Problem } from '../api/client.ts';
import { queries } from '../api/queries.ts';
import { readClock } from '../clock.ts';
import { showSaving } from '../save-state.ts';
import type { Session } from '../session.ts';
import { createDesk, type Desk, type DeskState, type Opened } from './desk.ts';
import type { Sent, Standing } from './keeper.ts';
import { keep, keptKey } from './kept.ts';
import { nameWriting, open, readBases, readPrepared, type Writing } from './opening.ts';
import { type Composition, changedDocs, languagesIn, requestOf } from './proposal.ts';

/** Whose composition it is, and of what. */
export interface DeskOf {
  readonly id: string;
  readonly session: Session;
  readonly writing: Writing;
  readonly newest: number;
}

const keyOf = ({ id, session, writing }: DeskOf): string =>
  keptKey(session.person.id, session.acting.organisation, id, nameWriting(writing));

/** How long a desk is there again after it was left, with all that is written on it. */
const stayMs = 300_000;

const deskKey = (of: DeskOf) => ['amend', keyOf(of)] as const;

/** The desk of what the address names, opened once; null when that is not there (any more). */
export const useOpened = (of: DeskOf) =>
  useQuery({
    queryKey: deskKey(of),
    queryFn: async () => {
      const opened = await open(of.id, of.writing, { key: keyOf(of), newest: of.newest });
      return opened && tieDesk(of, opened);
    },
    gcTime: stayMs,
    staleTime: Number.POSITIVE_INFINITY,
    structuralSharing: false,
  });

/** From now on the desk is that of a preparation: what opens that finds it as it is. */
export const nameDesk = (of: DeskOf, desk: Desk, number: number): void => {
  queries.setQueryData(deskKey({ ...of, writing: { kind: 'preparation', number } }), desk);
};

/** A new composition begins at a new desk once this one has a number of its own. */
export const clearNew = (of: DeskOf): void =>
  queries.removeQueries({ queryKey: deskKey({ ...of, writing: { kind: 'new' } }) });

/** The changes of every text of a composition, as they can be decided. */
export async function listChanges(
  { docs }: Composition,
  bases: DeskState['bases'],
  spoken: Language,
) {
  const { changesOf } = await import('../../../domain/amendment/changes.ts');
  const changed = changedDocs(docs, bases);
  return Object.fromEntries(
    languagesIn(changed).map((lang) => {
      const [base, doc] = [bases[lang], changed[lang]];
      return [lang, base && doc ? changesOf(base, doc, spoken) : []];
    }),
  );
}

/** How a desk stands while it is shown; left, it sends what is not sent. */
export function useDesk(desk: Desk, newest: number): DeskState {
  const state = useSyncExternalStore(desk.subscribe, desk.read);
  useEffect(() => {
    const stopListening = listen(desk);
    return () => {
      stopListening();
      void desk.flush();
      showSaving(null);
    };
  }, [desk]);
  useEffect(() => {
    void desk.carryTo(newest).catch(() => {});
  }, [desk, newest]);
  useEffect(() => show(state.standing), [state.standing]);
  return state;
}

const nameSaved = ({ preparation: number }: Prepared): Writing => ({ kind: 'preparation', number });

function tieDesk(of: DeskOf, opened: Opened): Desk {
  const { id, writing } = of;
  const key = keyOf(of);
  const desk: Desk = createDesk(opened, {
    readBases: (version) => readBases(id, version),
    readPrepared: (preparation) => readPrepared(id, preparation),
    merging: () => import('./reconcile.ts'),
    send: (composition, bases, before, once) =>
      writing.kind === 'amendment'
        ? Promise.resolve({ outcome: 'nothing' })
        : send(id, composition, bases, before, once),
    keep(composition, saved) {
      const { bases } = desk.read();
      const own = saved ? keyOf({ ...of, writing: nameSaved(saved) }) : key;
      if (own !== key) keep(key, null, bases);
      return keep(own, composition && { composition, saved }, bases);
    },
    wait(run, milliseconds) {
      const timer = setTimeout(run, milliseconds);
      return () => clearTimeout(timer);
    },
    newKey: () => crypto.randomUUID(),
  });
  if (opened.isTakenUp) desk.write({});
  return desk;
}

async function send(
  id: string,
  composition: Composition,
  bases: DeskState['bases'],
  before: Prepared | null,
  key: string,
): Promise<Sent<Prepared>> {
  try {
    if (languagesIn(changedDocs(composition.docs, bases)).length === 0)
      return { outcome: 'nothing' };
    const lists = await listChanges(composition, bases, 'en');
    const body = requestOf(composition, bases, lists);
    const { preparation, revision } = await prepare(id, body, before, { 'idempotency-key': key });
    return { outcome: 'saved', saved: { preparation, revision }, at: readClock() };
  } catch (error) {
    return readProblem(error);
  }
}

const silent: readonly number[] = [0, 429, 502, 503, 504];

function readProblem(error: unknown): Sent<Prepared> {
  if (!(error instanceof Problem)) return { outcome: 'silence', offline: !navigator.onLine };
  if (error.code === 'stale') return { outcome: 'stale' };
  if (silent.includes(error.status)) return { outcome: 'silence', offline: error.status === 0 };
  return { outcome: 'refused', problem: error };
}

function show(standing: Standing): void {
  if (standing.kind === 'none') showSaving(null);
  else if (standing.kind === 'stale') showSaving({ kind: 'conflict' });
  else showSaving(standing.kind === 'saved' ? standing : { kind: standing.kind });
}

/** Saves when the line is back and when the page is left. */
function listen(desk: Desk): () => void {
  const flush = () => void desk.flush();
  const onHidden = () => {
    if (document.visibilityState === 'hidden') flush();
  };
  window.addEventListener('online', flush);
  document.addEventListener('visibilitychange', onHidden);
  return () => {
    window.removeEventListener('online', flush);
    document.removeEventListener('visibilitychange', onHidden);
  };
}

/** Everything that was read about the draft is read again: something of it changed. */
export const readAnew = (): Promise<void> => queries.invalidateQueries({ queryKey: ['drafts'] });

/** Forgets what this browser kept: it was submitted. */
export function forgetKept(of: DeskOf, desk: Desk): void {
  const { bases, saved } = desk.read();
  const all = [of, ...(saved ? [{ ...of, writing: nameSaved(saved) }] : [])];
  desk.stop();
  for (const one of all) {
    keep(keyOf(one), null, bases);
    queries.removeQueries({ queryKey: deskKey(one) });
  }
}
