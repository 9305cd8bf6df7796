/** The text being written as the server has it: read, and saved as steps or as a whole. */
import type { Language } from '../../../domain/language.ts';
import { parseText } from '../../../domain/text/identity.ts';
import { api, Problem } from '../api/client.ts';
import { readClock } from '../clock.ts';
import type { Sending, Sent, Stored } from './saver.ts';

interface Line {
  readonly load: () => Promise<Stored>;
  readonly send: (sending: Sending, key: string) => Promise<Sent>;
}

/** Answers that say nothing of what was sent: it may be sent again. */
const isSilence = ({ status }: Problem): boolean =>
  status === 0 || status === 429 || status === 502 || status === 503 || status === 504;

/** The way to one language's text of a draft. */
export function createLine(id: string, lang: Language): Line {
  const path = { id, lang };
  return {
    async load() {
      const { data, response } = await api.GET('/api/drafts/{id}/texts/{lang}', {
        params: { path },
        headers: { accept: 'application/json' },
        cache: 'no-store',
      });
      return { root: response.headers.get('etag') ?? '', doc: parseText(data) };
    },
    async send(sending, key) {
      const header = { 'if-match': sending.root, 'idempotency-key': key };
      try {
        const { data } =
          'doc' in sending
            ? await api.PUT('/api/drafts/{id}/texts/{lang}', {
                params: { path, header },
                body: sending.doc.toJSON(),
              })
            : await api.PATCH('/api/drafts/{id}/texts/{lang}', {
                params: { path, header },
                body: { steps: sending.steps.map((step) => step.toJSON()) },
              });
        return { outcome: 'saved', root: `"${data?.root}"`, at: readClock() };
      } catch (error) {
        return readProblem(error, sending);
      }
    },
  };
}

function readProblem(error: unknown, { root }: Sending): Sent {
  if (!(error instanceof Problem)) return { outcome: 'silence', offline: !navigator.onLine };
  if (error.code === 'stale') return { outcome: 'stale' };
  // What was undone before it was sent leaves nothing to save.
  if (error.code === 'nothing-changed') return { outcome: 'saved', root, at: readClock() };
  if (isSilence(error)) return { outcome: 'silence', offline: error.status === 0 };
  return { outcome: 'refused', problem: error, ofText: [413, 422].includes(error.status) };
}
