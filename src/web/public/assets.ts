/**
 * Where the pages find what they load: one stylesheet and one icon, both from `/assets`. The build
 * puts a digest of those files into the address, so that they may be cached for ever.
 */

/** Set by the bundler; absent when the source runs as it is. */
declare const __ASSETS_DIGEST__: string | undefined;

/** Digest of everything under `/assets`; `source` in a run without a build. */
const assetsDigest: string = typeof __ASSETS_DIGEST__ === 'string' ? __ASSETS_DIGEST__ : 'source';

/** Address of a file under `/assets`, good to be cached for ever. */
export const assetHref = (name: 'public.css' | 'app.css' | 'app.js' | 'icon.svg'): string =>
  `/assets/${name}?v=${assetsDigest}`;
