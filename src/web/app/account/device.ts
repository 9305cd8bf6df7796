/** What a browser calls itself, in two words a person knows it by. */

/** The first that is found counts: many browsers also name those they descend from. */
const browsers = [
  [/\bEdg/, 'Edge'],
  [/\bOPR\//, 'Opera'],
  [/YaBrowser/, 'Yandex'],
  [/SamsungBrowser/, 'Samsung Internet'],
  [/Firefox|FxiOS/, 'Firefox'],
  [/Chrome|CriOS/, 'Chrome'],
  [/Safari/, 'Safari'],
] as const;

const systems = [
  [/iPhone/, 'iPhone'],
  [/iPad/, 'iPad'],
  [/Android/, 'Android'],
  [/Windows/, 'Windows'],
  [/Mac OS X/, 'macOS'],
  [/Linux/, 'Linux'],
] as const;

type Known = readonly (readonly [RegExp, string])[];

const find = (known: Known, device: string): string | undefined =>
  known.find(([pattern]) => pattern.test(device))?.[1];

/** "Firefox, Windows"; what it says of itself when neither is known, empty when it says nothing. */
export const nameDevice = (device: string): string =>
  [find(browsers, device), find(systems, device)].filter(Boolean).join(', ') || device.slice(0, 60);
