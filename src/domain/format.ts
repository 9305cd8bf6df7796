/**
 * Dates, times and numbers in words of the three interface languages, and the Kazakh alphabet's
 * order. Own tables throughout: browsers and workers claim Kazakh in `Intl` and print English.
 */
import { Temporal } from 'temporal-polyfill';
import type { Language, Names } from './language.ts';

/** As a date says them; in Kazakh and English they stand alone as they do in a date. */
export const months: Readonly<Record<Language, readonly string[]>> = {
  kk: 'қаңтар ақпан наурыз сәуір мамыр маусым шілде тамыз қыркүйек қазан қараша желтоқсан'.split(
    ' ',
  ),
  ru: 'января февраля марта апреля мая июня июля августа сентября октября ноября декабря'.split(
    ' ',
  ),
  en: [
    ...['January', 'February', 'March', 'April', 'May', 'June', 'July'],
    ...['August', 'September', 'October', 'November', 'December'],
  ],
};

const weekdays: Readonly<Record<Language, readonly string[]>> = {
  kk: ['дүйсенбі', 'сейсенбі', 'сәрсенбі', 'бейсенбі', 'жұма', 'сенбі', 'жексенбі'],
  ru: ['понедельник', 'вторник', 'среда', 'четверг', 'пятница', 'суббота', 'воскресенье'],
  en: ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'],
};

const cities: Readonly<Record<string, Names>> = {
  'Asia/Almaty': { kk: 'Алматы', ru: 'Алматы', en: 'Almaty' },
  'Europe/Bratislava': { kk: 'Братислава', ru: 'Братислава', en: 'Bratislava' },
  'Europe/Brussels': { kk: 'Брюссель', ru: 'Брюссель', en: 'Brussels' },
};

/**
 * The official long form of a civil date: «2026 жылғы 22 қараша», «22 ноября 2026 года»,
 * "22 November 2026". Throws RangeError when `isoDate` is no existing `YYYY-MM-DD`.
 */
export function formatDate(isoDate: string, language: Language): string {
  const { day, month, year } = Temporal.PlainDate.from(isoDate);
  const name = months[language][month - 1];
  if (language === 'kk') return `${year} жылғы ${day} ${name}`;
  return language === 'ru' ? `${day} ${name} ${year} года` : `${day} ${name} ${year}`;
}

/** `formatDate` with the weekday: «2026 жылғы 22 қараша, жексенбі», "Sunday, 22 November 2026". */
export function formatDay(isoDate: string, language: Language): string {
  const weekday = weekdays[language][Temporal.PlainDate.from(isoDate).dayOfWeek - 1];
  const date = formatDate(isoDate, language);
  return language === 'kk' ? `${date}, ${weekday}` : `${weekday}, ${date}`;
}

/** The city people know a zone by; the last part of the identifier for zones without a name here. */
export const formatZone = (zone: string, language: Language): string =>
  cities[zone]?.[language] ?? (zone.split('/').at(-1) ?? zone).replaceAll('_', ' ');

/**
 * An instant on the clock of a zone: "22 November 2026, 18:00 (Almaty)". On a day whose clock is
 * changed the offset is shown too, because an hour may come twice: «23:30 (UTC+06:00, Алматы)».
 * Throws RangeError for a bad instant or zone.
 */
export function formatInstant(iso: string, language: Language, zone: string): string {
  const local = Temporal.Instant.from(iso).toZonedDateTimeISO(zone);
  const date = formatDate(local.toPlainDate().toString(), language);
  const time = local.toPlainTime().toString({ smallestUnit: 'minute' });
  const offset = local.hoursInDay === 24 ? '' : `UTC${local.offset}, `;
  return `${date}, ${time} (${offset}${formatZone(zone, language)})`;
}

/**
 * A number with grouped thousands: kk and ru «1 234 567,89» (no-break spaces), en "1,234,567.89".
 * A decimal string keeps every digit it has. Throws RangeError for what is not a plain decimal.
 */
export function formatNumber(value: number | string, language: Language): string {
  const parts = /^(-?)(\d+)(?:\.(\d+))?$/.exec(String(value));
  if (!parts) throw new RangeError(`${JSON.stringify(value)} is not a decimal number`);
  const [, sign, whole = '', fraction] = parts;
  const [group, point] = language === 'en' ? [',', '.'] : ['\u00a0', ','];
  const grouped = whole.replace(/\B(?=(?:\d{3})+$)/g, group);
  return `${sign}${grouped}${fraction === undefined ? '' : point + fraction}`;
}

const kazakhAlphabet = 'аәбвгғдеёжзийкқлмнңоөпрстуұүфхһцчшщъыіьэюя';

/**
 * A key whose plain character order is the order of the 42-letter Kazakh alphabet, case ignored:
 * signs and digits, then Kazakh letters, then other Cyrillic, then Latin. For stored, sorted columns.
 */
export const kazakhSortKey = (text: string): string =>
  [...text.normalize('NFC').toLowerCase()]
    .map((letter) => {
      const place = kazakhAlphabet.indexOf(letter);
      if (place >= 0) return String.fromCharCode(0x0400 + place);
      return letter >= 'a' && letter <= 'ɏ'
        ? String.fromCharCode(0x0600 + letter.charCodeAt(0))
        : letter;
    })
    .join('');

/** Sort order of Kazakh text; where only case differs, the small letter comes first. */
export function compareKazakh(a: string, b: string): number {
  const [keyA, keyB] = [kazakhSortKey(a), kazakhSortKey(b)];
  if (keyA !== keyB) return keyA < keyB ? -1 : 1;
  return a === b ? 0 : a > b ? -1 : 1;
}
