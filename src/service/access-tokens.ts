/** Tokens whose making and ending are recorded: the desk of tokens, wrapped. */
import type { AccessLog } from './access-log.ts';
import type { TokenDesk } from './tokens.ts';

/** The same desk, recorded; no entry holds more of a token than its id. */
export const recordTokens = (desk: TokenDesk, log: Pick<AccessLog, 'noteAccess'>): TokenDesk => ({
  ...desk,
  async makeToken(actor, asked) {
    const made = await desk.makeToken(actor, asked);
    const fact = { type: 'tokenMade', token: made.token.id } as const;
    await log.noteAccess(actor.person, fact, null, actor);
    return made;
  },
  async revokeToken(actor, id) {
    const token = await desk.revokeToken(actor, id);
    await log.noteAccess(actor.person, { type: 'tokenRevoked', token: id }, null, actor);
    return token;
  },
});
