/** What every store promises about tokens: each change is one statement, about one person's. */
import { expect, it } from 'vitest';
import type { Token } from '../../src/domain/token.ts';
import type { Store } from '../../src/service/ports.ts';

const at = (minute: number) => `2026-11-22T18:${String(minute).padStart(2, '0')}:00.000Z`;

const token = (id: string, changed: Partial<Token> = {}): Token => ({
  id,
  person: 'dina',
  organisation: 'economy',
  role: 'signatory',
  label: 'Түнгі көшірме «ә»',
  scopes: ['draft:read', 'draft:list'],
  digest: '0'.repeat(64),
  madeAt: at(0),
  expiresAt: '2027-01-01T00:00:00.000Z',
  revokedAt: null,
  usedAt: null,
  ...changed,
});

export function describeTokens(storeOf: () => Store): void {
  const put = async (...tokens: readonly Token[]) => {
    for (const one of tokens) await storeOf().tokens.put(one);
  };

  it('gives a token back as it was put, and none for an id nobody has', async () => {
    await put(token('a'), token('b', { revokedAt: at(1), usedAt: at(2) }));
    const { tokens } = storeOf();
    expect(await tokens.find('a')).toEqual(token('a'));
    expect(await tokens.find('b')).toEqual(token('b', { revokedAt: at(1), usedAt: at(2) }));
    expect(await tokens.find('c')).toBeNull();
  });

  it('lists those of a person, the newest first', async () => {
    await put(token('a'), token('b', { madeAt: at(5) }), token('c', { person: 'farid' }));
    const { tokens } = storeOf();
    expect((await tokens.of('dina')).map(({ id }) => id)).toEqual(['b', 'a']);
    expect(await tokens.of('nobody')).toEqual([]);
  });

  it('revokes one or all of a person, each once, and nobody else’s', async () => {
    await put(token('a'), token('b'), token('c'), token('d', { person: 'farid' }));
    const { tokens } = storeOf();
    await tokens.revoke('dina', 'a', at(1));
    await tokens.revoke('farid', 'b', at(2));
    await tokens.revoke('dina', null, at(3));
    await tokens.revoke('dina', 'a', at(4));
    const ends = await Promise.all(['a', 'b', 'c', 'd'].map((id) => tokens.find(id)));
    expect(ends.map((one) => one?.revokedAt)).toEqual([at(1), at(3), at(3), null]);
  });

  it('notes a use unless a later one is noted', async () => {
    await put(token('a'), token('b'));
    const { tokens } = storeOf();
    const used = async () => (await tokens.find('a'))?.usedAt;
    await tokens.markUsed('a', at(5), at(4));
    expect(await used()).toBe(at(5));
    await tokens.markUsed('a', at(6), at(4));
    expect(await used()).toBe(at(5));
    await tokens.markUsed('a', at(6), at(5));
    expect(await used()).toBe(at(6));
    expect((await tokens.find('b'))?.usedAt).toBeNull();
  });
}
