/**
 * What can be asked of the directory, and what of it is recorded: one ledger for all organisations
 * and persons. A fact names persons by id only; what is a person's own stands in it as a commitment.
 */
import type { AppointedRole, OrganisationKind } from './directory.ts';
import type { Language, Names } from './language.ts';
import type { Hash } from './text/canonical.ts';

/** The ledger of the directory. */
export const directoryLedger = 'directory';

/** Instants are ISO, UTC, with milliseconds. */
export type DirectoryFact =
  | {
      readonly type: 'organisationFounded';
      readonly organisation: string;
      readonly kind: OrganisationKind;
      readonly names: Names;
      readonly short: Names;
    }
  | {
      readonly type: 'organisationRenamed';
      readonly organisation: string;
      readonly names: Names;
      readonly short: Names;
    }
  | {
      readonly type: 'organisationEnded';
      readonly organisation: string;
      readonly successor: string | null;
    }
  | {
      readonly type: 'unitAdded' | 'unitRenamed';
      readonly organisation: string;
      readonly unit: string;
      readonly names: Names;
    }
  | { readonly type: 'unitRemoved'; readonly organisation: string; readonly unit: string }
  | {
      readonly type: 'personAdded' | 'personCorrected';
      readonly person: string;
      readonly commitment: Hash;
    }
  | ({
      readonly type: 'appointed';
      readonly person: string;
      readonly number: number;
      readonly organisation: string;
      readonly role: AppointedRole;
      readonly commitment: Hash;
    } & Placed &
      Term)
  /** Another unit or position; who acts for whom stays as it was. */
  | ({
      readonly type: 'appointmentMoved';
      readonly person: string;
      readonly number: number;
      readonly commitment: Hash;
    } & Placed)
  | {
      readonly type: 'appointmentEnded';
      readonly person: string;
      readonly number: number;
      readonly until: string;
    }
  | { readonly type: 'personSuspended' | 'personRestored'; readonly person: string }
  /** What was theirs is gone, and the salt of every commitment with it. */
  | { readonly type: 'personErased'; readonly person: string };

interface Placed {
  readonly unit: string | null;
}

interface Term {
  readonly from: string;
  readonly until: string | null;
}

/** What one says of an organisation or a unit that is to be as said. */
export type DirectoryCommand =
  | {
      readonly type: 'found';
      readonly organisation: string;
      readonly kind: OrganisationKind;
      readonly names: Names;
      readonly short: Names;
    }
  | {
      readonly type: 'rename';
      readonly organisation: string;
      readonly names?: Names | undefined;
      readonly short?: Names | undefined;
    }
  | {
      readonly type: 'endOrganisation';
      readonly organisation: string;
      readonly successor: string | null;
    }
  | {
      readonly type: 'addUnit' | 'renameUnit';
      readonly organisation: string;
      readonly unit: string;
      readonly names: Names;
    }
  | { readonly type: 'removeUnit'; readonly organisation: string; readonly unit: string }
  | {
      readonly type: 'addPerson';
      readonly person: string;
      readonly name: Names;
      /** In the one form of addresses; null for one who cannot sign in. */
      readonly email: string | null;
      readonly language?: Language | undefined;
    }
  | {
      readonly type: 'correctPerson';
      readonly person: string;
      readonly name?: Names | undefined;
      readonly email?: string | null | undefined;
      readonly language?: Language | undefined;
    }
  | { readonly type: 'chooseLanguage'; readonly person: string; readonly language: Language }
  | ({
      readonly type: 'appoint';
      readonly person: string;
      readonly organisation: string;
      readonly role: AppointedRole;
      readonly position: Names;
    } & Placed &
      Term)
  | {
      readonly type: 'moveAppointment';
      readonly person: string;
      readonly number: number;
      readonly unit?: string | null | undefined;
      readonly position?: Names | undefined;
    }
  | {
      readonly type: 'endAppointment';
      readonly person: string;
      readonly number: number;
      /** Not before now. */
      readonly until: string;
    }
  | { readonly type: 'suspend' | 'restore' | 'erase'; readonly person: string };

export type DirectoryCommandType = DirectoryCommand['type'];
