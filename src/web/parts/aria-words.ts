/**
 * A step of the build: React Aria ships its own words in 34 languages and Kazakh is not among them.
 * The application takes the three it speaks, with Kazakh from `aria-kk.ts`; a part whose words have
 * no Kazakh there fails the build.
 */

/** What a bundler's plugin needs to be, as far as this one goes. */
interface Step {
  readonly name: string;
  readonly transform: (code: string, id: string) => string | undefined;
}

const wordsOf = /^import \S+ from "(.*intl\/(?:(\w+)\/)?)ar-AE\.mjs";/;

/** Puts English, Russian and Kazakh in the place of every language of each of its word lists. */
export const ariaWords = (): Step => ({
  name: 'kelisim-aria-words',
  transform: (code, id) => {
    if (!/react-(aria|stately).*\/intlStrings\.mjs$/.test(id)) return undefined;
    const [, folder, part = 'components'] = wordsOf.exec(code) ?? [];
    if (folder === undefined) throw new Error(`${id} lists its languages in a way unknown here`);
    return [
      `import en from "${folder}en-US.mjs";`,
      `import ru from "${folder}ru-RU.mjs";`,
      `import { ${part} as kk } from "/src/web/parts/aria-kk.ts";`,
      'export default { "en-US": en, "ru-RU": ru, "kk-KZ": kk };',
    ].join('\n');
  },
});
