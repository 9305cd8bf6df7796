/**
 * The way out on Workers, where no program resolves names or chooses the address it connects to: what
 * is judged is how an address is written. The platform itself reaches the public internet alone.
 */
import {
  answerBytesMax,
  type Egress,
  EgressFault,
  type EgressRules,
  egressMsMax,
  faultOfUrl,
  readAnswer,
} from './service/egress.ts';

const publicOnly: EgressRules = { allow: [] };

/** Sends by the platform's `fetch`. */
export const fetchEgress: Egress = {
  async post({ url, headers, body }) {
    const fault = faultOfUrl(url, publicOnly);
    if (fault) throw new EgressFault('forbidden', fault);
    const signal = AbortSignal.timeout(egressMsMax);
    const answer = await fetch(url, {
      method: 'POST',
      headers,
      body,
      redirect: 'manual',
      signal,
    }).catch(() => {
      throw new EgressFault('unreachable', signal.aborted ? 'ETIMEDOUT' : 'EFAULT');
    });
    return { status: answer.status, text: readAnswer(await readStart(answer)) };
  },
};

/** The first bytes of an answer; what breaks off is what has come of it. */
async function readStart({ body }: Response): Promise<Uint8Array> {
  const kept = new Uint8Array(answerBytesMax);
  let size = 0;
  const reader = body?.getReader();
  try {
    while (reader && size < answerBytesMax) {
      const { done, value } = await reader.read();
      if (done) break;
      const part = value.subarray(0, answerBytesMax - size);
      kept.set(part, size);
      size += part.length;
    }
    await reader?.cancel();
  } catch {
    // The status has come, which is what counts.
  }
  return kept.subarray(0, size);
}
