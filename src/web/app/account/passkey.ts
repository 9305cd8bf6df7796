/** Passkeys in this browser: the library is loaded when one is first asked for. */
type KeyJson = object;

/** True where the browser knows passkeys and lets this page ask for one. */
export const knowsPasskeys = (): boolean => typeof PublicKeyCredential === 'function';

/** Asks for a key that is there. Rejects with NotAllowedError when the person cancels. */
export async function showPasskey(optionsJSON: KeyJson): Promise<KeyJson> {
  const { startAuthentication } = await import('@simplewebauthn/browser');
  return startAuthentication({ optionsJSON: optionsJSON as never });
}

/** Makes a key. Rejects with NotAllowedError when the person cancels. */
export async function makePasskey(optionsJSON: KeyJson): Promise<KeyJson> {
  const { startRegistration } = await import('@simplewebauthn/browser');
  return startRegistration({ optionsJSON: optionsJSON as never });
}
