/** Holds of an answered problem that the application can say it in every language it speaks. */
import { createInstance } from 'i18next';
import { expect } from 'vitest';
import { type Language, languages } from '../../src/domain/language.ts';
import { type Speech, sayRefusal } from '../../src/web/app/refusals/say-refusal.ts';
import { listsIn } from '../web/app/lists.ts';
import type { Json } from './world.ts';

const names: Readonly<Record<Language, string>> = { kk: 'Орган', ru: 'Орган', en: 'Agency' };

function createSpeech(lang: Language): Speech {
  const missing = (what: string) => {
    throw new Error(`there are no words or facts for ${what}`);
  };
  const i18n = createInstance();
  void i18n.init({
    lng: lang,
    ns: ['refusals'],
    defaultNS: 'refusals',
    resources: { [lang]: { refusals: listsIn(lang).refusals } },
    interpolation: { escapeValue: false },
    initAsync: false,
    missingInterpolationHandler: missing,
    parseMissingKeyHandler: missing,
  });
  const t = i18n.getFixedT(lang, 'refusals') as Speech['t'];
  return { t, lang, zone: 'Asia/Almaty', nameOf: () => names[lang] };
}

const speeches = languages.map(createSpeech);

/** Every place of the sentence is filled, and only a fault of ours is said as one. */
export function expectSaid({ code, pointer, members }: Parameters<typeof sayRefusal>[0]): void {
  for (const speech of speeches) {
    const said = sayRefusal({ code, pointer, members }, speech);
    expect(said).toMatch(/\.$/);
    expect(said).not.toMatch(/undefined|null|NaN|\[object|[{}]/);
    if (code !== 'internal') expect(said).not.toBe(speech.t('codes.internal'));
    if (speech.lang === 'kk') expect(said).not.toMatch(/[a-z]/i);
  }
}

/** A problem's body as the application reads it. */
export const readTold = (body: Json): Parameters<typeof expectSaid>[0] => ({
  code: String(body.code),
  pointer: typeof body.pointer === 'string' ? body.pointer : undefined,
  members: body,
});
