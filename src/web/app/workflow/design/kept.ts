/** A workflow that is being written, kept in this browser until it is stored: a closed tab loses nothing. */
import type { Workflow } from '../../../../domain/workflow/workflow.ts';

/** What it was written on, so that what is stored meanwhile is seen. */
export interface KeptWorkflow {
  readonly workflow: Workflow;
  /** The edition it began as; empty for a workflow that is not stored yet. */
  readonly base: string;
}

/** Under which name what is written of a workflow, or of a copy of it, is kept. */
export const keptAs = (name: string, isCopy: boolean): string => (isCopy ? `${name}/copy` : name);

const keyOf = (name: string): string => `kelisim-workflow ${name}`;

/** What is kept under an address; null when nothing is, or nothing that can be read. */
export function findKept(name: string): KeptWorkflow | null {
  try {
    return JSON.parse(localStorage.getItem(keyOf(name)) ?? 'null') as KeptWorkflow | null;
  } catch {
    return null;
  }
}

export const keep = (name: string, kept: KeptWorkflow): void =>
  localStorage.setItem(keyOf(name), JSON.stringify(kept));

export const forget = (name: string): void => localStorage.removeItem(keyOf(name));
