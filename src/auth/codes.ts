/** An authenticator app as second factor (TOTP, RFC 6238) and its backup codes, good once each. */
import { AuthFault, type Codes } from '../service/auth.ts';
import { firstCodeAt, hasCodes, noteFirstCode } from './accounts.ts';
import { accepted, type Ground, proving } from './ground.ts';
import { sessionCookies } from './passwords.ts';

export function keepCodes(ground: Ground): Codes {
  const requireCodes = async (person: string, wanted: boolean) => {
    if ((await hasCodes(ground.run, person)) !== wanted) throw new AuthFault('wrong-factor');
  };
  return {
    async codesOf(person) {
      if (!(await hasCodes(ground.run, person)))
        return { inForce: false, since: null, backupCodes: 0 };
      const { api } = await ground.library();
      const { backupCodes } = await api.viewBackupCodes({ body: { userId: person } });
      const since = await firstCodeAt(ground.run, person);
      return { inForce: true, since, backupCodes: backupCodes.length };
    },
    async startCodes(headers, password) {
      const { shown } = await proving(ground, headers, async ({ person }, own) => {
        await requireCodes(person, false);
        const { api } = await ground.library();
        const body = { password, method: 'totp' } as const;
        return accepted(api.enableTwoFactor({ body, headers: own }));
      });
      if (shown.method !== 'totp') throw new Error('an app was asked for');
      return { uri: shown.totpURI, backupCodes: shown.backupCodes };
    },
    async confirmCodes(headers, code) {
      const { shown } = await proving(ground, headers, async ({ person }, own) => {
        await requireCodes(person, false);
        // Before it is looked at: no app comes into force without a beginning.
        await noteFirstCode(ground.run, person);
        const { api } = await ground.library();
        const call = {
          body: { code },
          headers: own,
          returnHeaders: true,
        } as const;
        return accepted<{ headers: Headers }>(api.verifyTOTP(call));
      });
      return sessionCookies(ground, shown.headers);
    },
    async endCodes(headers, password) {
      const { shown } = await proving(ground, headers, async ({ person }, own) => {
        await requireCodes(person, true);
        const { api } = await ground.library();
        const call = {
          body: { password },
          headers: own,
          returnHeaders: true,
        } as const;
        return accepted<{ headers: Headers }>(api.disableTwoFactor(call));
      });
      return sessionCookies(ground, shown.headers);
    },
    async renewBackupCodes(headers, password) {
      const { shown } = await proving(ground, headers, async ({ person }, own) => {
        await requireCodes(person, true);
        const { api } = await ground.library();
        return accepted(api.generateBackupCodes({ body: { password }, headers: own }));
      });
      return shown.backupCodes;
    },
  };
}
