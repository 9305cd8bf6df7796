/**
 * Signing verdicts: what the signatory states is stored to the byte beside the event that names its
 * hash. Who vouches for the signature is a port; the one here knows the session and nothing more.
 */
import type { Commands, Context } from '../domain/draft/command.ts';
import type { Draft } from '../domain/draft/draft.ts';
import type { Evidence } from '../domain/draft/event.ts';
import { composeSignoff } from '../domain/draft/signoff.ts';
import { stateSignoff } from '../domain/draft/statement.ts';
import { canonicalJson, hashText } from '../domain/text/canonical.ts';
import type { Prepared } from './dispatch.ts';

export interface Signer {
  /** Evidence that the actor of the context signs these bytes; its `at` is the context's instant. */
  sign(statement: string, context: Context): Promise<Evidence>;
}

/** Vouches with nothing but the session: who was signed in, and what they were shown to sign. */
export const sessionSigner: Signer = {
  async sign(statement, { actor, now }) {
    return {
      signer: 'session',
      at: now,
      proof: { person: actor.person, statement: hashText(statement) },
    };
  },
};

type SignOff = { readonly type: 'signOff' } & Commands['signOff'];

/** The command with its statement signed, to be stored with what it stores anyway. *Refuses:* as `composeSignoff`. */
export async function signCommand(
  signer: Signer,
  { command, chunks = new Map(), bases }: Omit<Prepared, 'command'> & { readonly command: SignOff },
  draft: Draft,
  context: Context,
): Promise<Prepared> {
  const { actor, now } = context;
  const signed = composeSignoff(command, draft, actor);
  const stated = stateSignoff(signed, draft, { at: now, by: actor }, actor.role);
  const body = canonicalJson(stated);
  const statement = hashText(body);
  const evidence = await signer.sign(body, context);
  return {
    command: { ...command, signed: { statement, evidence } },
    chunks: new Map([...chunks, [statement, body]]),
    ...(bases && { bases }),
  };
}
