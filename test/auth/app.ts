/** An authenticator app: the codes of RFC 6238 from an `otpauth:` address, with SHA-1, 6 digits, 30 s. */

/** The secret of the address in Base32 (RFC 4648, section 6). */
export const secretOf = (uri: string): string => new URL(uri).searchParams.get('secret') ?? '';

/** The code of this moment. */
export async function appCode(secret: string): Promise<string> {
  const key = await crypto.subtle.importKey(
    'raw',
    readBase32(secret),
    { name: 'HMAC', hash: 'SHA-1' },
    false,
    ['sign'],
  );
  const counter = new DataView(new ArrayBuffer(8));
  counter.setBigUint64(0, BigInt(Math.floor(Date.now() / 30_000)));
  const mac = new DataView(await crypto.subtle.sign('HMAC', key, counter.buffer));
  const truncated = mac.getUint32(mac.getUint8(19) & 15) & 0x7fffffff;
  return String(truncated % 1_000_000).padStart(6, '0');
}

function readBase32(text: string): Uint8Array<ArrayBuffer> {
  const bits = [...text.replaceAll('=', '')]
    .map((sign) => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(sign).toString(2).padStart(5, '0'))
    .join('');
  const octets = bits.match(/.{8}/g) ?? [];
  return Uint8Array.from(octets, (octet) => Number.parseInt(octet, 2));
}
