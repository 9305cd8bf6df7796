/** What holds of the directory after any commands of anybody, in any order. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Action, type Actor, actions, may, type Role } from '../../src/domain/access.ts';
import {
  type Appointment,
  appointedRoles,
  appointmentsAt,
  hasAdministrator,
  skeletonOf,
} from '../../src/domain/directory.ts';
import type { Directory } from '../../src/domain/directory-desk.ts';
import type { DirectoryCommand } from '../../src/domain/directory-facts.ts';
import { grantedBy, mayAppoint } from '../../src/domain/directory-grant.ts';
import { Refusal } from '../../src/domain/draft/refusal.ts';
import { bookFor, small } from './directories.ts';
import { named } from './samples.ts';

const day = (number: number) => new Date(Date.UTC(2026, 4, 1) + number * 86_400_000).toISOString();

const people = fc.constantFrom('adil', 'farid', 'roza', 'nurlan', 'asem', 'newcomer', 'extra');
const organisations = fc.constantFrom('finance', 'labour', 'alliance', 'office');
const number = fc.integer({ min: 1, max: 3 });
const instant = fc.integer({ min: 0, max: 40 }).map(day);

const commands: fc.Arbitrary<DirectoryCommand> = fc.oneof(
  fc.record({
    type: fc.constant('appoint' as const),
    person: people,
    organisation: organisations,
    role: fc.constantFrom(...appointedRoles),
    unit: fc.constant(null),
    position: fc.constant(named('position')),
    from: instant,
    until: fc.option(instant),
  }),
  fc.record({
    type: fc.constant('endAppointment' as const),
    person: people,
    number,
    until: instant,
  }),
  fc.record({ type: fc.constantFrom('suspend', 'restore', 'erase'), person: people }),
  fc.record({
    type: fc.constant('endOrganisation' as const),
    organisation: organisations,
    successor: fc.option(organisations),
  }),
  fc.record({
    type: fc.constant('addPerson' as const),
    person: fc.constantFrom('extra', 'roza', 'r0za', 'extra2'),
    name: fc.constant(named('Name')),
    email: fc.option(fc.constantFrom('a@demo.invalid', 'b@demo.invalid')),
  }),
);

/** Somebody of the directory, by one of their appointments, does something some days later. */
const acts = fc.array(fc.tuple(people, fc.nat(), commands, fc.integer({ min: 0, max: 2 })), {
  maxLength: 30,
});

type Seen = (before: Directory, actor: Actor, command: DirectoryCommand, after: Directory) => void;

/** Plays what they do; each acts only while appointed. Gives the directory and its last instant. */
function play(done: readonly (readonly [string, number, DirectoryCommand, number])[], seen: Seen) {
  let directory = small;
  let at = 3;
  for (const [id, which, command, pause] of done) {
    at += pause;
    const person = directory.people.get(id);
    const held = person ? appointmentsAt(person, day(at)) : [];
    const by = held[which % Math.max(held.length, 1)];
    if (!by) continue;
    const actor = { person: id, organisation: by.organisation, role: by.role };
    const book = bookFor(actor, directory, day(at));
    try {
      book.enter(command);
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
    }
    const { directory: after } = book;
    seen(directory, actor, command, after);
    directory = after;
  }
  return { directory, at: day(at) };
}

const isLive = ({ from, until }: Appointment) => from !== until;
const overlap = (a: Appointment, b: Appointment) =>
  (b.until === null || a.from < b.until) && (a.until === null || b.from < a.until);

describe('after whatever anybody did', () => {
  it('somebody administers, now and with no end in sight', () => {
    fc.assert(
      fc.property(acts, (done) => {
        const { directory, at } = play(done, () => undefined);
        expect(hasAdministrator(directory.people.values(), at)).toBe(true);
        expect(hasAdministrator(directory.people.values(), day(10_000))).toBe(true);
      }),
      { numRuns: 500 },
    );
  });

  it('no appointments of one person to one role in one organisation overlap', () => {
    fc.assert(
      fc.property(acts, (done) => {
        for (const { appointments } of play(done, () => undefined).directory.people.values())
          for (const [index, one] of appointments.entries())
            for (const other of appointments.slice(index + 1).filter(isLive))
              if (one.organisation === other.organisation && one.role === other.role)
                expect(isLive(one) && overlap(one, other)).toBe(false);
      }),
      { numRuns: 500 },
    );
  });

  it('no two ids read alike and no two persons share an address', () => {
    fc.assert(
      fc.property(acts, (done) => {
        const all = [...play(done, () => undefined).directory.people.values()];
        const addresses = all.flatMap(({ email }) => email ?? []);
        expect(new Set(all.map(({ id }) => skeletonOf(id))).size).toBe(all.length);
        expect(new Set(addresses).size).toBe(addresses.length);
      }),
    );
  });

  it('nobody but an administrator gave more than their one role in their own organisation', () => {
    fc.assert(
      fc.property(acts, (done) => {
        play(done, (before, actor, _command, after) => {
          if (before === after || actor.role === 'administrator') return;
          for (const { id, appointments } of after.people.values()) {
            const known = before.people.get(id)?.appointments ?? [];
            for (const one of appointments.filter((made) => !known.includes(made)))
              expect([one.organisation, one.role]).toEqual([
                actor.organisation,
                grantedBy[actor.role as keyof typeof grantedBy],
              ]);
          }
        });
      }),
    );
  });

  it('nobody changed their own appointments or state', () => {
    fc.assert(
      fc.property(acts, (done) => {
        play(done, (before, { person }, command, after) => {
          if (command.type === 'endOrganisation') return;
          expect(after.people.get(person)).toEqual(before.people.get(person));
        });
      }),
    );
  });
});

describe('a role given by another than an administrator', () => {
  const allowed = (role: Role): readonly Action[] => {
    const actor = { person: 'x', organisation: 'o', role };
    const own = { owner: 'o' } as never;
    return actions.filter((one) => may(actor, one, null) || may(actor, one, own));
  };

  it.each(Object.entries(grantedBy))(
    '%s gives %s: every action of it is theirs too',
    (by, given) => {
      expect(allowed(by as Role)).toEqual(expect.arrayContaining([...allowed(given)]));
    },
  );

  it('is the only one, and never in the place of another', () => {
    for (const role of appointedRoles)
      for (const given of appointedRoles) {
        const actor = { person: 'x', organisation: 'o', role };
        const gives = mayAppoint(actor, { person: 'y', organisation: 'o', role: given });
        const expected =
          role === 'administrator' ||
          Object.entries(grantedBy).some(([by, one]) => by === role && one === given);
        expect(gives, `${role} gives ${given}`).toBe(expected);
        const inPlaceOf = { person: 'z', mandate: 'o-1' };
        const standing = { ...actor, inPlaceOf };
        expect(mayAppoint(standing, { person: 'y', organisation: 'o', role: given })).toBe(false);
      }
  });
});
