/** What the writers and readers of the service share, and the one shape every writer has. */
import type { Action } from '../domain/access.ts';
import type { Context } from '../domain/draft/command.ts';
import type { Draft } from '../domain/draft/draft.ts';
import { assert } from '../domain/draft/refusal.ts';
import type { Auth } from './auth.ts';
import type { Catalogue } from './catalogue.ts';
import type { Dispatcher, Prepared, Reply, Terms } from './dispatch.ts';
import type { Library } from './library.ts';
import type { Clock, Compute, Ids, Store } from './ports.ts';
import type { Signer } from './signer.ts';
import type { WhatIfs } from './what-ifs.ts';

export interface Tools {
  readonly store: Store;
  readonly library: Library;
  /** One for the desk and for whoever asks beside it: both ask alike, and go on from each other. */
  readonly whatIfs: WhatIfs;
  readonly compute: Compute;
  readonly dispatcher: Dispatcher;
  readonly ids: Ids;
  readonly clock: Clock;
  readonly catalogue: Catalogue;
  readonly signer: Signer;
  /** Whoever keeps accounts; null on a server without any. */
  readonly auth: Auth | null;
}

/** One command on one draft, from request to stored answer. *Throws* Refusal; nothing is written then. */
export type Write<T> = (
  id: string,
  request: T,
  terms: Terms,
  reply: (draft: Draft) => Reply | Promise<Reply>,
) => Promise<Reply>;

/** A writer: the action the policy is asked about, and how its command is prepared. */
export const createWrite =
  ({ dispatcher }: Tools) =>
  <T>(
    action: Action,
    prepare: (draft: Draft, request: T, context: Context) => Promise<Prepared>,
  ): Write<T> =>
  (id, request, terms, reply) =>
    dispatcher.dispatch(
      {
        draft: id,
        action,
        prepare: (draft, context) => {
          assert(draft, 'the dispatcher refused an unknown draft');
          return prepare(draft, request, context);
        },
        reply,
      },
      terms,
    );
