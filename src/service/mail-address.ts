/**
 * The one form of an e-mail address that reaches a mailer: a single plain address, never a list, a
 * display name, a quoted part or a comment. Parsers of the full grammar (RFC 5322) have sent mail to
 * the wrong domain; this one refuses what nobody's address needs.
 */

/** RFC 5321, section 4.5.3.1: of the part before the sign, of a domain's name, of all of it. */
const localCharactersMax = 64;
const domainCharactersMax = 253;
const addressCharactersMax = 254;

const localForm = /^[a-z0-9!#$%&'*+/=?^_{|}~-]+(?:\.[a-z0-9!#$%&'*+/=?^_{|}~-]+)*$/i;
const domainLetters = /^[\p{L}\p{M}\p{N}.-]+$/u;
/** Labels of letters, digits and inner hyphens; the last begins with a letter, so it is no IP address. */
const domainForm = /^(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z](?:[a-z0-9-]{0,61}[a-z0-9])$/;

/**
 * The address in its one form, or null for anything else. All of it is in lower case, as no mail
 * server in use tells case apart; a domain in other letters is given in the form that mail carries
 * (IDNA, `қазақ.қаз` as `xn--…`).
 */
export function readMailAddress(given: string): string | null {
  const at = given.lastIndexOf('@');
  const local = given.slice(0, Math.max(at, 0)).toLowerCase();
  const domain = asciiDomain(given.slice(at + 1));
  if (local.length > localCharactersMax || !localForm.test(local) || domain === null) return null;
  const address = `${local}@${domain}`;
  return address.length > addressCharactersMax ? null : address;
}

function asciiDomain(given: string): string | null {
  if (given.length > domainCharactersMax || !domainLetters.test(given)) return null;
  const { hostname } = URL.parse(`http://${given}`) ?? {};
  return hostname && hostname.length <= domainCharactersMax && domainForm.test(hostname)
    ? hostname
    : null;
}
