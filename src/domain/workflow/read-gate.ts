/** Reads gates and what they are made of: every form of the closed grammar, and no other. */
import { type Remit, remitKinds } from '../draft/remit.ts';
import { languages } from '../language.ts';
import type { Term } from '../legal-time/due.ts';
import { fail } from './fault.ts';
import { distinct, exactly, form, list, object, type Read, text, whole } from './fields.ts';
import { type Gate, type ObjectionKind, objectionKinds } from './workflow.ts';

const lengthMax = 100_000;
const length = whole(1, lengthMax);

/** A length of time in one unit. */
export const readTerm: Read<Term> = form<Term>({
  workingDays: object({ workingDays: length }),
  calendarDays: object({ calendarDays: length }),
  hours: object({ hours: length }),
});

const readPart = form<Exclude<Remit, 'whole'>>({
  sections: object({ sections: distinct(text, 1) }),
  kinds: object({ kinds: distinct(exactly(...remitKinds), 1) }),
});

/** What an agency answers for. */
export const readRemit: Read<Remit> = (value, path) =>
  value === 'whole' ? 'whole' : readPart(value, path);

const language = exactly(...languages);
const yes = exactly<true>(true);

const readSupporters = object({ supporters: length });

const readAmendments: Read<true | { readonly supporters: number }> = (value, path) => {
  if (value === true) return value;
  if (typeof value !== 'object' || value === null) fail(path, { code: 'supporters' });
  return readSupporters(value, path);
};

type KeyOf<G> = G extends unknown ? keyof G : never;
type FormName = Exclude<KeyOf<Gate>, 'of'>;
type FormOf<N> = N extends unknown ? Extract<Gate, { readonly [K in N & string]: unknown }> : never;

const gateForms: { readonly [N in FormName]: Read<FormOf<N>> } = {
  all: object({ all: list(readGate) }),
  any: object({ any: list(readGate, 1) }),
  not: object({ not: readGate }),
  atLeast(value, path) {
    const gate = readAtLeast(value, path);
    if (gate.atLeast > gate.of.length)
      fail(`${path}/atLeast`, { code: 'beyond-reach', number: gate.of.length });
    return gate;
  },
  frozen: object({ frozen: distinct(language) }),
  signoffs: object({ signoffs: exactly('consent', 'given') }),
  noOpenObjections: object({
    noOpenObjections: exactly<true | ObjectionKind | 'condition'>(
      true,
      ...objectionKinds,
      'condition',
    ),
  }),
  amendmentsAnswered: object({ amendmentsAnswered: readAmendments }),
  commentsAnswered: object({ commentsAnswered: yes }),
  elapsed: object({ elapsed: yes }),
  term: object({ term: readTerm }),
  aligned: object({ aligned: distinct(language, 2) }),
  checksPass: object({ checksPass: yes }),
  touches: object({ touches: readPart }),
  lengthOver: object({ lengthOver: length }),
};

const readAtLeast = object<FormOf<'atLeast'>>({ atLeast: length, of: list(readGate) });

const readForm = form<Gate>(gateForms);

/** A gate with all in it. */
export function readGate(value: unknown, path: string): Gate {
  return readForm(value, path);
}

/** A gate without parts, and where it stands. */
export interface Leaf {
  readonly gate: Gate;
  readonly path: string;
}

/** The gates of a tree that have none inside, with their paths. */
export function leavesAt(gate: Gate, path: string): readonly Leaf[] {
  if ('not' in gate) return leavesAt(gate.not, `${path}/not`);
  if ('all' in gate) return partsAt(gate.all, `${path}/all`);
  if ('any' in gate) return partsAt(gate.any, `${path}/any`);
  return 'of' in gate ? partsAt(gate.of, `${path}/of`) : [{ gate, path }];
}

const partsAt = (gates: readonly Gate[], path: string): readonly Leaf[] =>
  gates.flatMap((gate, index) => leavesAt(gate, `${path}/${index}`));
