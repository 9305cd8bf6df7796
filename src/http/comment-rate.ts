/**
 * How often visitors of one address may comment. It is a brake in this process, not a record: what it
 * knows is forgotten at a restart, and addresses are kept nowhere else.
 */
import { LRUCache } from 'lru-cache';
import { limits } from '../../schema/limits.ts';
import { RequestRefusal } from './problem.ts';

const hourMs = 3_600_000;
const addressesMax = 50_000;

/** Counts one request of an address at an ISO instant. *Throws* RequestRefusal too-many. */
export type Brake = (address: string, now: string) => void;

/** So many comments, or whatever else, of one address within any hour, and no more. */
export function createBrake(
  perHour: number = limits.visitorCommentsPerHour,
  what = 'comments',
): Brake {
  // Made with the first request: it takes the room of all addresses at once.
  let times: LRUCache<string, readonly number[]> | undefined;
  return (address, now) => {
    times ??= new LRUCache({ max: addressesMax });
    const instant = Date.parse(now);
    const recent = (times.get(address) ?? []).filter((time) => Math.abs(instant - time) < hourMs);
    if (recent.length >= perHour) {
      const seconds = Math.ceil((Math.min(...recent) + hourMs - instant) / 1000);
      throw new RequestRefusal(
        'too-many',
        `At most ${perHour} ${what} an hour are taken from one address.`,
        { perHour, seconds },
      );
    }
    times.set(address, [...recent, instant]);
  };
}
