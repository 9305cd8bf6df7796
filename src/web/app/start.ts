/**
 * The one script of the document, under an address that does not change with its content. It holds
 * nothing and only loads the application, so that no other module ever imports it by another address;
 * before it, what older browsers lack.
 */
if (!('Temporal' in globalThis)) await import('temporal-polyfill/global');
await import('./main.tsx');

export {};
