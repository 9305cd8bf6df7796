/**
 * A client that writes commands through HTTP until the server dies, and keeps a journal of what it
 * asked and what was acknowledged. It has a draft of its own and shares one with the others.
 */
import type { Chance } from './random.ts';

/** One command as it was sent; sending it again must be harmless. */
export interface Entry {
  readonly key: string;
  readonly kind: 'create' | 'retitle' | 'save' | 'freeze';
  readonly path: string;
  readonly method: string;
  readonly type: string;
  readonly body: string;
  readonly match: string | null;
  /** What the server answered; null while nobody knows whether it was done. */
  answer: { readonly status: number; readonly body: string } | null;
}

export const actor = 'aigerim-saparova';

/** Sends a command. @throws when the connection breaks: nobody knows then what was done. */
export async function send(url: string, entry: Entry): Promise<{ status: number; body: string }> {
  const response = await fetch(`${url}${entry.path}`, {
    method: entry.method,
    body: entry.body,
    headers: {
      'content-type': entry.type,
      'kelisim-actor': actor,
      'idempotency-key': entry.key,
      ...(entry.match && { 'if-match': entry.match }),
    },
  });
  return { status: response.status, body: await response.text() };
}

const titled = (mark: string) => ({ kk: `${mark} kk`, ru: `${mark} ru`, en: mark });

/** Every command carries its key in its words, so that its effect can be found in the log. */
export function commandFor(
  kind: Entry['kind'],
  key: string,
  draft: string,
  match: string | null,
): Entry {
  const at = `/api/drafts/${draft}`;
  const json = { type: 'application/json', match: null, answer: null };
  if (kind === 'create') {
    const body = JSON.stringify({ titles: titled(key), visibility: 'public' });
    return { key, kind, method: 'POST', path: '/api/drafts', body, ...json };
  }
  if (kind === 'retitle') {
    const body = JSON.stringify({ titles: titled(key) });
    return { key, kind, method: 'PATCH', path: at, body, ...json };
  }
  if (kind === 'freeze') {
    const body = JSON.stringify({ label: key });
    return { key, kind, method: 'POST', path: `${at}/versions`, body, ...json };
  }
  const words = Array.from({ length: 12 }, (_, index) => `Абзац ${index} текста ${key}.`);
  const body = `# Раздел ${key}\n\n${words.join('\n\n')}\n`;
  return {
    key,
    kind,
    method: 'PUT',
    path: `${at}/texts/ru`,
    body,
    type: 'text/markdown',
    match,
    answer: null,
  };
}

const rootOf = async (url: string, draft: string) => {
  const response = await fetch(`${url}/api/drafts/${draft}/texts/ru`, {
    headers: { 'kelisim-actor': actor },
  });
  await response.arrayBuffer();
  return response.headers.get('etag');
};

/** What a client knows: its newest draft, the root of that draft's text, whether a freeze is due. */
interface Desk {
  own: string;
  match: string | null;
  moved: boolean;
}

function nextKind({ own, moved }: Desk, chance: Chance): Entry['kind'] {
  if (!own) return 'create';
  return chance.pick(['retitle', 'retitle', 'save', 'save', 'create', moved ? 'freeze' : 'save']);
}

async function learn(url: string, desk: Desk, { kind, answer, path }: Entry): Promise<void> {
  const said = JSON.parse(answer?.body ?? '{}') as { id: string; root: string };
  if (kind === 'create') {
    desk.own = said.id;
    desk.match = await rootOf(url, said.id);
  }
  if (kind === 'save') desk.match = `"${said.root}"`;
  if (kind === 'create' || path.includes(desk.own)) desk.moved = kind !== 'freeze';
}

/** Writes one command after another until the server is gone. @throws when one is refused. */
export async function writeUntilGone(
  url: string,
  name: string,
  shared: string,
  chance: Chance,
  journal: Entry[],
): Promise<void> {
  const desk: Desk = { own: '', match: null, moved: false };
  for (let count = 0; ; count++) {
    const kind = nextKind(desk, chance);
    const draft = kind === 'retitle' && chance.whole(0, 1) ? shared : desk.own;
    const entry = commandFor(kind, `${name}-${count}`, draft, kind === 'save' ? desk.match : null);
    journal.push(entry);
    try {
      entry.answer = await send(url, entry);
      if (entry.answer.status >= 300)
        throw new Error(`${kind} ${entry.path}: ${entry.answer.body}`);
      await learn(url, desk, entry);
    } catch (error) {
      if (error instanceof TypeError) return;
      throw error;
    }
  }
}
