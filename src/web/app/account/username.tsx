/** For whom a password is: unseen, so that password managers keep it under the right address. */
import { useQuery } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { addressQuery } from '../api/account.ts';
import { isSignedIn } from '../session.ts';

/** Empty while nobody is signed in: a link of a letter does not say whose it is. */
export function Username(): ReactElement {
  const { data } = useQuery({ ...addressQuery, enabled: isSignedIn() });
  return <input type="text" autoComplete="username" hidden readOnly value={data ?? ''} />;
}
