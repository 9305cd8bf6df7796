/** The server's clock as the application reads it: a demonstration lives in its story's time. */

let aheadMs = 0;

/** Sets the clock by the server's, given as an ISO instant. */
export function setClock(now: string): void {
  aheadMs = Date.parse(now) - Date.now();
}

/** The present instant on the server's clock, ISO, UTC. */
export const readClock = (): string => new Date(Date.now() + aheadMs).toISOString();
