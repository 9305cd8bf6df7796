/**
 * The instants of accounts. They are the system's, whatever clock drafts run on: a demo's story stands
 * in another year, a browser's cookie and a provider's token do not.
 */

/** Now, or so many milliseconds from now, as an ISO instant. */
export const instant = (ms = 0): string => new Date(Date.now() + ms).toISOString();
