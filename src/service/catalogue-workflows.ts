/**
 * The workflows a draft can begin under: those that ship, and those written here. Each of the latter is
 * a ledger of its editions, only ever added to; a draft keeps the edition it began under.
 */
import type { Viewer } from '../domain/access.ts';
import type { Author } from '../domain/draft/event.ts';
import { refuse } from '../domain/draft/refusal.ts';
import { type Link, readEntry } from '../domain/ledger.ts';
import { isZone } from '../domain/legal-time/zone.ts';
import { canonicalJson } from '../domain/text/canonical.ts';
import { checkWorkflow, type Surroundings } from '../domain/workflow/check-workflow.ts';
import type { Workflow } from '../domain/workflow/workflow.ts';
import type { Catalogue } from './catalogue.ts';
import type { Reply, Terms } from './dispatch.ts';
import { writeEntry } from './ledgers.ts';
import type { Store } from './ports.ts';
import type { Tools } from './tools.ts';

/** What a ledger of editions holds. The edition of the workflow is the number of its entry. */
interface Saved {
  readonly type: 'workflowSaved';
  readonly workflow: Workflow;
}

/** An edition that was stored, and how many drafts are under way by it. */
export interface Edition {
  readonly edition: string;
  readonly at: string;
  readonly by: Author;
  readonly running: number;
}

export interface WorkflowDesk {
  /** Each in its newest edition: those that ship first, then those stored, by id. */
  readWorkflows(): Promise<readonly Workflow[]>;
  /** A workflow in its newest edition or in that one. *Refuses:* not-found. */
  readWorkflow(id: string, edition?: string): Promise<Workflow>;
  /**
   * The editions stored here, oldest first, with the drafts under way that the viewer may know of; none
   * of a workflow that ships. *Refuses:* not-found.
   */
  readEditions(id: string, viewer: Viewer): Promise<readonly Edition[]>;
  /**
   * Stores the next edition. `terms.seq` is the edition that was read, which a change must say. *Refuses:*
   * taken for the id of one that ships, precondition-required, stale, nothing-changed. *Throws*
   * WorkflowFault.
   */
  saveWorkflow(
    id: string,
    given: object,
    terms: Terms,
    reply: (workflow: Workflow) => Reply,
  ): Promise<Reply>;
}

const prefix = 'workflows/';
const ledgerOf = (id: string): string => `${prefix}${id}`;

const workflowIn = (link: Link): Workflow => readEntry<Saved>(link).workflow;

type Shelf = { readonly store: Store; readonly catalogue: Catalogue };

/** The newest edition of a workflow; null when there is none by that id. */
export async function findWorkflow({ store, catalogue }: Shelf, id: string) {
  const shipped = catalogue.workflows.find((one) => one.id === id);
  if (shipped) return shipped;
  const link = await store.ledgerEnd(ledgerOf(id));
  return link && workflowIn(link);
}

export function createWorkflowDesk({ store, catalogue, clock }: Tools): WorkflowDesk {
  const missing = (id: string): never => refuse('not-found', { what: 'workflow', id });
  const ships = (id: string) => catalogue.workflows.some((one) => one.id === id);
  return {
    async readWorkflows() {
      const stored = (await store.ledgerEnds(prefix)).map(workflowIn);
      return [...catalogue.workflows, ...stored];
    },
    async readWorkflow(id, edition) {
      const newest = (await findWorkflow({ store, catalogue }, id)) ?? missing(id);
      if (edition === undefined || newest.edition === edition) return newest;
      const links = ships(id) ? [] : await store.ledger(ledgerOf(id));
      return links.map(workflowIn).find((one) => one.edition === edition) ?? missing(id);
    },
    async readEditions(id, viewer) {
      if (ships(id)) return [];
      const links = await store.ledger(ledgerOf(id));
      if (links.length === 0) return missing(id);
      const running = await store.runningUnder(id, viewer);
      return links.map((link) => {
        const { workflow, at, by } = readEntry<Saved>(link);
        return { edition: workflow.edition, at, by, running: running.get(workflow.edition) ?? 0 };
      });
    },
    async saveWorkflow(id, given, terms, reply) {
      if (ships(id)) return refuse('taken', { field: '/id', what: 'id' });
      const around = await lookAround(store, catalogue);
      return writeEntry<Saved>(
        store,
        clock,
        {
          ledger: ledgerOf(id),
          action: 'workflow:write',
          draft: null,
          decide: (entries) => {
            const before = entries.at(-1)?.workflow;
            requireEdition(entries.length, terms.seq);
            const edition = String(entries.length + 1);
            const workflow = checkWorkflow({ ...given, id, edition }, around);
            const same =
              before && canonicalJson({ ...before, edition }) === canonicalJson(workflow);
            if (same) return refuse('nothing-changed', { what: 'workflow' });
            return { type: 'workflowSaved', workflow };
          },
          reply: (entries) => reply((entries.at(-1) as Saved).workflow),
        },
        terms,
      );
    },
  };
}

/** *Refuses:* precondition-required for a change that does not say what it changes; stale. */
function requireEdition(newest: number, read: number | undefined): void {
  if (newest > 0 && read === undefined) refuse('precondition-required', { header: 'If-Match' });
  if (read !== undefined && read !== newest)
    refuse('stale', { seq: newest, current: `edition ${newest}` });
}

/** What a workflow written here can name. */
async function lookAround(store: Store, { calendars }: Catalogue): Promise<Surroundings> {
  const known = new Map((await store.organisations()).map((one) => [one.id, one]));
  return {
    calendars: calendars.map(({ id }) => id),
    isZone,
    standing: (agency) => {
      const found = known.get(agency);
      if (!found) return undefined;
      if (found.ended) return 'ended';
      return found.kind === 'ngo' || found.kind === 'council' ? 'partner' : 'signs';
    },
  };
}
