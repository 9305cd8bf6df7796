/**
 * How long ago or how soon: in minutes, hours and days, then as the date. Days are those of the
 * calendar in the zone, so that "tomorrow" is tomorrow there.
 */
import { Temporal } from 'temporal-polyfill';
import type { Language } from '../../domain/language.ts';
import { type Clock, sayDate } from './when.ts';

/** Farther away than this, a date says more than a count. */
const daysMax = 14;

type Unit = 'minute' | 'hour' | 'day';

/** The forms after 1, after 2 and after 5 and their likes; Kazakh has one for all. */
const units: Readonly<Record<Language, Readonly<Record<Unit, readonly string[]>>>> = {
  kk: { minute: ['минут'], hour: ['сағат'], day: ['күн'] },
  ru: {
    minute: ['минуту', 'минуты', 'минут'],
    hour: ['час', 'часа', 'часов'],
    day: ['день', 'дня', 'дней'],
  },
  en: { minute: ['minute', 'minutes'], hour: ['hour', 'hours'], day: ['day', 'days'] },
};

const near = {
  kk: { now: 'қазір ғана', yesterday: 'кеше', tomorrow: 'ертең' },
  ru: { now: 'только что', yesterday: 'вчера', tomorrow: 'завтра' },
  en: { now: 'just now', yesterday: 'yesterday', tomorrow: 'tomorrow' },
} as const;

/** «3 дня», "1 hour", «5 минут». */
function sayCount(count: number, unit: Unit, lang: Language): string {
  const forms = units[lang][unit];
  const place = { one: 0, few: 1, many: 2, other: 1 } as const;
  const rule = new Intl.PluralRules(lang).select(count) as keyof typeof place;
  return `${count} ${forms[Math.min(place[rule], forms.length - 1)]}`;
}

/** Kazakh puts what comes after into the ablative, whose ending follows the word's last sound. */
const kazakhAfter: Readonly<Record<Unit, string>> = { minute: 'тан', hour: 'тан', day: 'нен' };

function sayAway(count: number, unit: Unit, lang: Language, isPast: boolean): string {
  const counted = sayCount(count, unit, lang);
  if (lang === 'kk') return isPast ? `${counted} бұрын` : `${counted}${kazakhAfter[unit]} кейін`;
  if (lang === 'ru') return isPast ? `${counted} назад` : `через ${counted}`;
  return isPast ? `${counted} ago` : `in ${counted}`;
}

/** An instant seen from another: "3 days ago", «через 2 часа», «ертең». Both are ISO instants. */
export function sayRelative(iso: string, now: string, clock: Clock): string {
  const { lang, zone } = clock;
  const [at, from] = [Temporal.Instant.from(iso), Temporal.Instant.from(now)];
  const [day, today] = [at, from].map((one) => one.toZonedDateTimeISO(zone).toPlainDate());
  const days = (today as Temporal.PlainDate).until(day as Temporal.PlainDate).days;
  if (Math.abs(days) > daysMax) return sayDate(iso, clock);
  if (Math.abs(days) > 1) return sayAway(Math.abs(days), 'day', lang, days < 0);
  const minutes = Math.trunc((at.epochMilliseconds - from.epochMilliseconds) / 60_000);
  const isPast = minutes < 0;
  const away = Math.abs(minutes);
  if (days !== 0 && away >= 12 * 60) return near[lang][days < 0 ? 'yesterday' : 'tomorrow'];
  if (away === 0) return near[lang].now;
  if (away < 60) return sayAway(away, 'minute', lang, isPast);
  return sayAway(Math.trunc(away / 60), 'hour', lang, isPast);
}
