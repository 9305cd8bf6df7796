/** All words of the application, by language and area, read from the folders as the application reads them. */
import type { Language } from '../../../src/domain/language.ts';
import type { en } from '../../../src/web/app/words/en.ts';

type Areas = Readonly<Record<string, Readonly<Record<string, unknown>>>>;

const files = import.meta.glob<Readonly<Record<string, object>>>(
  '../../../src/web/app/words/*/*.ts',
  { eager: true },
);

/** Every list of a language under its area's name. The types hold it to English's shape. */
export const listsIn = (lang: Language): typeof en & Areas =>
  Object.assign(
    {},
    ...Object.entries(files)
      .filter(([path]) => path.includes(`/words/${lang}/`))
      .map(([, file]) => file),
  );
