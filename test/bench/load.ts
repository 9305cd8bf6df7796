/** A bounded load of reads over keep-alive connections, made with nothing but node:http. */
import { Agent, get } from 'node:http';

export interface Load {
  readonly perSecond: number;
  readonly bytesPerSecond: number;
  /** Median and 99th percentile of one answer, milliseconds. */
  readonly p50: number;
  readonly p99: number;
}

/** Reads one address over and over, `connections` at a time. @throws at the first answer but 200. */
export async function loadReads(url: string, connections: number, seconds: number): Promise<Load> {
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  const took: number[] = [];
  let bytes = 0;
  const start = performance.now();
  const end = start + seconds * 1000;
  const one = async () => {
    while (performance.now() < end) {
      const before = performance.now();
      bytes += await readOnce(url, agent);
      took.push(performance.now() - before);
    }
  };
  await Promise.all(Array.from({ length: connections }, one));
  const elapsed = (performance.now() - start) / 1000;
  agent.destroy();
  took.sort((a, b) => a - b);
  const percentile = (share: number) => took[Math.floor((took.length - 1) * share)] ?? 0;
  return {
    perSecond: took.length / elapsed,
    bytesPerSecond: bytes / elapsed,
    p50: percentile(0.5),
    p99: percentile(0.99),
  };
}

function readOnce(url: string, agent: Agent): Promise<number> {
  return new Promise((settle, fail) => {
    const request = get(url, { agent }, (response) => {
      let length = 0;
      if (response.statusCode !== 200) fail(new Error(`${url}: ${response.statusCode}`));
      response.on('data', (piece: Buffer) => {
        length += piece.length;
      });
      response.on('end', () => settle(length));
      response.on('error', fail);
    });
    request.on('error', fail);
  });
}
