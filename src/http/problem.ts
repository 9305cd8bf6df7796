/**
 * Every refusal and fault as an RFC 9457 problem: one table gives each code its status and title,
 * and every problem points at the field it is about where there is one.
 */
import { z } from '@hono/zod-openapi';
import type { Context } from 'hono';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import { Refusal, type RefusalCode } from '../domain/draft/refusal.ts';
import { CalendarFault } from '../domain/legal-time/fault.ts';
import { TextFault } from '../domain/text/identity.ts';
import { type Fault, sayFault, WorkflowFault } from '../domain/workflow/fault.ts';
import { ImportFault } from '../interchange/imported.ts';
import { AuthFault } from '../service/auth.ts';
import { Stale } from '../service/ports.ts';
import { describeAuthFault } from './auth-fault.ts';
import { describeRefusal, quote } from './sentence.ts';

/** What HTTP itself can refuse, before the domain is asked. */
export type RequestFault =
  | 'malformed-json'
  | 'too-large'
  | 'too-deep'
  | 'unsupported-media-type'
  | 'not-acceptable'
  | 'too-many'
  | 'not-accepted'
  | 'proof-needed'
  | 'link-spent'
  | 'wrong-factor'
  | 'provider-down'
  | 'cross-site'
  | 'no-such-route'
  | 'method-not-allowed'
  | 'text-fault'
  | 'import-fault'
  | 'workflow-fault'
  | 'calendar-ends'
  | 'busy'
  | 'internal';

interface Kind {
  readonly status: ContentfulStatusCode;
  readonly title: string;
}

/** Status and title of every code there is. */
export const problemKinds = {
  'not-found': { status: 404, title: 'There is nothing by that name' },
  forbidden: { status: 403, title: 'You have no mandate for this' },
  'no-mandate': { status: 403, title: 'You cannot act in the place of this person' },
  'no-appointment': { status: 403, title: 'You are not appointed to act for this organisation' },
  'acting-for-needed': { status: 400, title: 'For whom you act must be said' },
  taken: { status: 409, title: 'Another has this already' },
  ended: { status: 409, title: 'This is there no more' },
  'last-administrator': { status: 409, title: 'Somebody has to administer' },
  unauthenticated: { status: 401, title: 'Say who acts' },
  invalid: { status: 422, title: 'A field is not as it must be' },
  stale: { status: 412, title: 'It changed since you read it' },
  'precondition-required': { status: 428, title: 'Say which content you replace' },
  'wrong-state': { status: 409, title: 'Not possible where the draft stands' },
  'too-late': { status: 409, title: 'The term for this is over' },
  'no-such-transition': { status: 409, title: 'No such way out of this state' },
  'gate-unmet': { status: 409, title: 'Something still stands in the way' },
  'reason-required': { status: 422, title: 'A reason is required' },
  'nothing-changed': { status: 409, title: 'Nothing changed' },
  'text-missing': { status: 409, title: 'A text is missing' },
  'language-not-in-draft': { status: 404, title: 'The draft has no text in this language' },
  'not-editorial': { status: 422, title: 'The change is more than editorial' },
  'nothing-to-contest': {
    status: 409,
    title: 'No verdict of yours was carried over an editorial change',
  },
  'not-asked': { status: 403, title: 'Your organisation was not asked in this round' },
  'verdict-not-allowed': { status: 422, title: 'This state takes no such verdict' },
  'nothing-to-withdraw': { status: 409, title: 'There is no verdict to take back' },
  'conflict-of-interest': { status: 403, title: 'Another person has to give this verdict' },
  'no-extension': { status: 409, title: 'The term cannot be extended' },
  'no-reminder': { status: 409, title: 'Nobody is reminded now' },
  'nothing-due': { status: 409, title: 'Nothing is due yet' },
  'not-answered': { status: 409, title: 'This has no answer yet' },
  'item-ended': { status: 409, title: 'This item has ended' },
  'already-answered': { status: 409, title: 'This has its answer already' },
  'verdict-needs-items': { status: 422, title: 'This verdict needs at least one item' },
  'unknown-block': { status: 422, title: 'There is no such block in that text' },
  'quote-not-found': { status: 422, title: 'These words do not stand in that block' },
  'merge-conflict': { status: 409, title: 'The text has moved and needs a person' },
  'key-reused': { status: 422, title: 'This key came with another request before' },
  'too-long': { status: 503, title: 'This takes too long to work out' },
  'malformed-json': { status: 400, title: 'The body is not JSON' },
  'too-large': { status: 413, title: 'The body is too large' },
  'too-deep': { status: 422, title: 'The body is nested too deep' },
  'unsupported-media-type': { status: 415, title: 'This kind of body is not understood here' },
  'too-many': { status: 429, title: 'Too many at once' },
  'cross-site': { status: 403, title: 'This came from another site' },
  'not-accepted': { status: 401, title: 'This was not accepted' },
  'proof-needed': { status: 403, title: 'Show again who you are' },
  'link-spent': { status: 410, title: 'This link is good no more' },
  'wrong-factor': { status: 409, title: 'Not as your account stands' },
  'provider-down': { status: 503, title: 'The identity provider does not answer' },
  'not-acceptable': { status: 406, title: 'Not available in that form' },
  'no-such-route': { status: 404, title: 'There is nothing at this address' },
  'method-not-allowed': { status: 405, title: 'Not possible at this address' },
  'text-fault': { status: 422, title: 'The text is not one the product can hold' },
  'import-fault': { status: 422, title: 'The file cannot be read' },
  'workflow-fault': { status: 422, title: 'No draft could go by this workflow' },
  'calendar-ends': { status: 409, title: 'The calendar does not reach that far' },
  busy: { status: 503, title: 'Too many write to this draft at once' },
  internal: { status: 500, title: 'Something went wrong on our side' },
} as const satisfies Record<RefusalCode | RequestFault, Kind>;

export type ProblemCode = keyof typeof problemKinds;

export const problemSchema = z
  .object({
    type: z.string().openapi({ example: 'urn:kelisim:problem:stale' }),
    title: z.string(),
    status: z.number().int(),
    code: z.string().openapi({ description: 'One of the closed list of codes' }),
    detail: z.string(),
    pointer: z.string().optional().openapi({ description: 'RFC 6901, into the request body' }),
  })
  .catchall(z.unknown())
  .openapi('Problem');

/** A key as a part of a JSON pointer (RFC 6901, section 3). */
export const escapePointer = (part: string): string =>
  part.replaceAll('~', '~0').replaceAll('/', '~1');

/** Thrown by the HTTP layer for its own refusals. */
export class RequestRefusal extends Error {
  readonly code: RequestFault | 'invalid';
  readonly members: Readonly<Record<string, unknown>>;

  constructor(
    code: RequestFault | 'invalid',
    detail: string,
    members: Readonly<Record<string, unknown>> = {},
  ) {
    super(detail);
    this.name = 'RequestRefusal';
    this.code = code;
    this.members = members;
  }
}

/** The answer to a code: `application/problem+json`, never cached. */
export function problem(
  c: Context,
  code: ProblemCode,
  detail: string,
  members: Readonly<Record<string, unknown>> = {},
): Response {
  const { status, title } = problemKinds[code];
  if (status === 401) c.header('www-authenticate', 'Bearer realm="Kelisim"');
  const type = `urn:kelisim:problem:${code}`;
  return c.body(JSON.stringify({ type, title, status, code, detail, ...members }), status, {
    'content-type': 'application/problem+json',
    'cache-control': 'no-store',
  });
}

/** Turns whatever was thrown into its problem; what nobody expected says nothing and is logged. */
export function answerError(error: unknown, c: Context, log: (error: unknown) => void): Response {
  if (error instanceof Refusal) {
    const { field, ...facts } = error.facts as { field?: string } & Record<string, unknown>;
    const members = field === undefined ? facts : { pointer: field, ...facts };
    return problem(c, error.code as RefusalCode, describeRefusal(error), members);
  }
  if (error instanceof RequestRefusal) {
    const { seconds } = error.members;
    if (error.code === 'too-many') c.header('retry-after', String(seconds));
    return problem(c, error.code, error.message, error.members);
  }
  if (error instanceof AuthFault) {
    const { code, detail, members } = describeAuthFault(error);
    if (code === 'too-many') c.header('retry-after', String(error.seconds));
    return problem(c, code, detail, members);
  }
  if (error instanceof TextFault)
    return problem(c, 'text-fault', sentence(error), { pointer: error.path, fault: error.code });
  if (error instanceof ImportFault)
    return problem(c, 'import-fault', sentence(error), { line: error.line, fault: error.code });
  if (error instanceof WorkflowFault) return answerWorkflowFault(error, c);
  if (error instanceof CalendarFault && error.data.code === 'no-calendar-for-year') {
    const { calendar, year } = error.data;
    return problem(c, 'calendar-ends', sentence(error), { calendar, year });
  }
  if (error instanceof Stale) {
    c.header('retry-after', '1');
    return problem(c, 'busy', 'Others wrote first each time this was tried. Nothing was changed.');
  }
  log(error);
  return problem(c, 'internal', 'The fault was logged. Nothing was changed by this request.');
}

/** Points at the first fault and lists all of them, each as a code with its facts and as a sentence. */
function answerWorkflowFault(error: WorkflowFault, c: Context): Response {
  const faults = error.faults.map(({ path, fault: { code, ...facts } }) => ({
    pointer: path,
    code,
    facts,
    say: quote(sayFault({ code, ...facts } as Fault)),
  }));
  return problem(c, 'workflow-fault', sentence(error), { pointer: error.path, faults });
}

/** A fault's message closed as a sentence. */
const sentence = ({ message }: Error): string => `${quote(message.replace(/\.$/, ''))}.`;
