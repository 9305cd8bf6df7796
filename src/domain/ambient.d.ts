/**
 * The web-standard globals the core may use, declared one by one: they exist alike in Node, workerd
 * and browsers. The core is compiled without DOM or Node types, so nothing else is in reach.
 */
declare class URL {
  constructor(url: string, base?: string);
  readonly protocol: string;
  readonly username: string;
  readonly password: string;
}

declare class TextEncoder {
  encode(text: string): Uint8Array<ArrayBuffer>;
}

declare class TextDecoder {
  constructor(label: 'utf-8', options: { readonly ignoreBOM: boolean });
  decode(bytes: Uint8Array): string;
}
