/** Months and the days of a week as calendars name them, in three languages; own tables for each. */
import type { Language } from '../../domain/language.ts';

const months: Readonly<Record<Language, readonly string[]>> = {
  kk: 'қаңтар ақпан наурыз сәуір мамыр маусым шілде тамыз қыркүйек қазан қараша желтоқсан'.split(
    ' ',
  ),
  ru: 'Январь Февраль Март Апрель Май Июнь Июль Август Сентябрь Октябрь Ноябрь Декабрь'.split(' '),
  en: [
    ...['January', 'February', 'March', 'April', 'May', 'June', 'July'],
    ...['August', 'September', 'October', 'November', 'December'],
  ],
};

/** A month written `2020-07`: «2020 жылғы шілде», «Июль 2020 года», "July 2020". */
export function sayMonth(month: string, lang: Language): string {
  const [year = '', number = ''] = month.split('-');
  const name = months[lang][Number(number) - 1] ?? '';
  if (lang === 'kk') return `${year} жылғы ${name}`;
  return lang === 'ru' ? `${name} ${year} года` : `${name} ${year}`;
}

export interface Weekday {
  readonly short: string;
  readonly name: string;
}

const weekdays: Readonly<Record<Language, readonly string[]>> = {
  kk: [
    ...['Дс дүйсенбі', 'Сс сейсенбі', 'Ср сәрсенбі', 'Бс бейсенбі', 'Жм жұма'],
    ...['Сн сенбі', 'Жк жексенбі'],
  ],
  ru: [
    ...['Пн понедельник', 'Вт вторник', 'Ср среда', 'Чт четверг', 'Пт пятница'],
    ...['Сб суббота', 'Вс воскресенье'],
  ],
  en: [
    ...['Mon Monday', 'Tue Tuesday', 'Wed Wednesday', 'Thu Thursday', 'Fri Friday'],
    ...['Sat Saturday', 'Sun Sunday'],
  ],
};

/** From Monday to Sunday. */
export const weekdaysIn = (lang: Language): readonly Weekday[] =>
  weekdays[lang].map((written) => {
    const [short = '', name = ''] = written.split(' ');
    return { short, name };
  });
