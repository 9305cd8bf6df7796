/**
 * What stands in the place of a screen that cannot be shown: nothing here (which is also what those
 * see who may not), no line to the server, a part that a newer release took away, or a fault, with
 * what was kept and what to do.
 */
import { useRouter } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../parts/button.tsx';
import { EmptyState } from '../../parts/empty-state.tsx';
import { ButtonLink } from '../../parts/link.tsx';
import { Problem } from '../api/client.ts';
import { queries } from '../api/queries.ts';
import { draftsHref, signInHref } from '../links.ts';
import { useTitle } from './screen.tsx';

type FailureKind = 'absent' | 'offline' | 'signIn' | 'renewed' | 'fault';

/** What Chromium, Firefox and Safari say when a part of the application cannot be loaded. */
const partLacks = /dynamically imported module|importing a module script/i;

/** `null` stands for an address nothing is at. */
export function kindOfFailure(error: unknown): FailureKind {
  if (error === null) return 'absent';
  if (!(error instanceof Problem)) return partLacks.test(String(error)) ? 'renewed' : 'fault';
  if (error.status === 0) return 'offline';
  if (error.status === 401) return 'signIn';
  return error.status === 404 || error.status === 403 ? 'absent' : 'fault';
}

interface FailureProps {
  readonly error: unknown;
  /** Tries again; without it everything on the screen is read anew. */
  readonly reset?: () => void;
  /** It stands in the place of a whole screen. */
  readonly isScreen?: boolean;
}

/** A failure in the place of a whole screen: its title is the document's too. */
export function FailureScreen({ error, reset }: FailureProps): ReactElement {
  const { t } = useTranslation('problems');
  useTitle(t(`${kindOfFailure(error)}.title`));
  return <Failure isScreen error={error} {...(reset ? { reset } : {})} />;
}

export function Failure({ error, reset, isScreen = false }: FailureProps): ReactElement {
  const { t } = useTranslation('problems');
  const router = useRouter();
  const kind = kindOfFailure(error);
  const again = () => {
    void queries.invalidateQueries();
    void router.invalidate();
    reset?.();
  };
  return (
    <div className="failure" role="alert">
      <EmptyState
        title={t(`${kind}.title`)}
        isScreen={isScreen}
        action={<WayOut kind={kind} again={again} />}
      >
        <p>{t(`${kind}.text`)}</p>
        {kind === 'fault' && <Incident error={error} />}
      </EmptyState>
    </div>
  );
}

interface WayOutProps {
  readonly kind: FailureKind;
  readonly again: () => void;
}

/** Whoever signs in comes back to where they were. */
function WayOut({ kind, again }: WayOutProps): ReactElement {
  const { t } = useTranslation('problems');
  const { t: framed } = useTranslation('frame');
  const next = encodeURIComponent(`${location.pathname}${location.search}`);
  if (kind === 'absent')
    return (
      <ButtonLink href={draftsHref} icon="back">
        {t('toDrafts')}
      </ButtonLink>
    );
  return kind === 'signIn' ? (
    <ButtonLink kind="primary" href={`${signInHref}?next=${next}`}>
      {framed('signIn')}
    </ButtonLink>
  ) : (
    <Button kind="primary" onPress={kind === 'renewed' ? () => location.reload() : again}>
      {t(kind === 'renewed' ? 'reload' : 'again')}
    </Button>
  );
}

/** What helps whoever looks into it: the API's code, or what the program said. */
function Incident({ error }: { readonly error: unknown }): ReactElement {
  const { t } = useTranslation('problems');
  const told = error instanceof Problem ? error.code : String((error as Error)?.message ?? error);
  return (
    <p className="incident">
      {t('incident')} <code lang="en">{told}</code>
    </p>
  );
}
