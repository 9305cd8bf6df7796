import { describe, expect, it } from 'vitest';
import { type DueQuestion, due } from '../../../src/domain/legal-time/due.ts';
import { explainDue } from '../../../src/domain/legal-time/explain.ts';
import { shippedCalendar } from '../../../src/domain/legal-time/shipped.ts';

const kz = shippedCalendar('kz');
const question: DueQuestion = {
  start: '2024-06-13T05:30:00Z',
  term: { workingDays: 2 },
  calendar: kz,
};

describe('a due date in words', () => {
  it('is told in English', () => {
    expect(explainDue(due(question), 'en')).toEqual([
      'Due: Monday, 17 June 2024, until 24:00 (Almaty).',
      'Received: 13 June 2024, 10:30 (Almaty).',
      'Term: 2 working days. Calendar: Kazakhstan, five-day week (edition of 22 November 2026).',
      'Thursday, 13 June 2024: day of receipt, not counted (working day)',
      'Friday, 14 June 2024: day 1 (working day)',
      'Saturday, 15 June 2024: not counted (weekend)',
      'Sunday, 16 June 2024: not counted (day of rest – first day of Kurban-ait; ' +
        'Announcement of the muftiate and the Ministry of Labour, 7 Jun 2024)',
      'Monday, 17 June 2024: day 2 (the day off was withdrawn – first day of Kurban-ait; ' +
        'Announcement of the muftiate and the Ministry of Labour, 7 Jun 2024)',
    ]);
  });

  it('is told in Russian, with the exchange of days and what was known', () => {
    const knownAt = '2024-05-01T00:00:00Z';
    const start = '2024-05-03T14:30:00Z';
    expect(explainDue(due({ ...question, start, knownAt, cutoff: '18:00' }), 'ru')).toEqual([
      'Срок: пятница, 10 мая 2024 года, до 24:00 (Алматы).',
      'Поступило: 3 мая 2024 года, 19:30 (Алматы).',
      'Продолжительность: 2 рабочих дня. Календарь: Казахстан, пятидневная неделя (редакция: 22 ноября 2026 года).',
      'Календарь взят в том виде, в каком он был известен: 1 мая 2024 года, 05:00 (Алматы).',
      'пятница, 3 мая 2024 года: поступило после установленного часа, считается поступившим на следующий рабочий день (рабочий день)',
      'суббота, 4 мая 2024 года: день поступления, не считается (рабочий день в порядке переноса; вместо него выходной: 8 мая 2024 года; Order of the Ministry of Labour No. 109 of 17 Apr 2024)',
      'воскресенье, 5 мая 2024 года: не считается (выходной день)',
      'понедельник, 6 мая 2024 года: 1-й день (рабочий день)',
      'вторник, 7 мая 2024 года: не считается (праздничный день – День защитника Отечества; Law No. 267 of 13 Dec 2001 on holidays, art. 5)',
      'среда, 8 мая 2024 года: не считается (перенесённый выходной; вместо него рабочий день: 4 мая 2024 года; Order of the Ministry of Labour No. 109 of 17 Apr 2024)',
      'четверг, 9 мая 2024 года: не считается (праздничный день – День Победы; Law No. 267 of 13 Dec 2001 on holidays, art. 5)',
      'пятница, 10 мая 2024 года: 2-й день (рабочий день)',
    ]);
  });

  it('is told in Kazakh, with a day in lieu and a move to a working day', () => {
    const start = '2020-03-07T05:00:00Z';
    const found = due({ ...question, start, term: { calendarDays: 2 }, closing: '18:30' });
    expect(explainDue(found, 'kk')).toEqual([
      'Мерзімнің соңғы сәті: 2020 жылғы 10 наурыз, сейсенбі, 18:30 (Алматы).',
      'Түскен уақыты: 2020 жылғы 7 наурыз, 11:00 (Алматы).',
      'Мерзім ұзақтығы: 2 күнтізбелік күн. Күнтізбе: Қазақстан, бес күндік апта (редакциясы: 2026 жылғы 22 қараша).',
      '2020 жылғы 7 наурыз, сенбі: түскен күн, есепке алынбайды (демалыс күні)',
      '2020 жылғы 8 наурыз, жексенбі: 1-күн (мереке күні – Халықаралық әйелдер күні; Law No. 267 of 13 Dec 2001 on holidays, art. 5)',
      '2020 жылғы 9 наурыз, дүйсенбі: 2-күн (мереке үшін берілген демалыс күні – Халықаралық әйелдер күні; мереке: 2020 жылғы 8 наурыз; Law No. 267 of 13 Dec 2001 on holidays, art. 5)',
      '2020 жылғы 10 наурыз, сейсенбі: мерзімнің соңы осы жұмыс күніне ауысады (жұмыс күні)',
    ]);
  });

  it('warns of a forecast and of an inference, not of what follows from the law', () => {
    const warning = 'This part of the calendar is not confirmed: the date may change.';
    const warns = (start: string, calendar = kz) =>
      explainDue(due({ ...question, calendar, start }), 'en')[1] === warning;
    expect(warns('2026-12-30T05:00:00Z')).toBe(true);
    expect(warns('2026-05-13T05:00:00Z', shippedCalendar('eu'))).toBe(true);
    expect(warns('2020-03-06T05:00:00Z')).toBe(false);
  });

  it('gives a term in hours its moment', () => {
    const found = due({ ...question, term: { hours: 48 } });
    expect(explainDue(found, 'en')).toEqual([
      'Due: until 15 June 2024, 10:30 (Almaty).',
      'Received: 13 June 2024, 10:30 (Almaty).',
      'Term: 48 hours. Calendar: Kazakhstan, five-day week (edition of 22 November 2026).',
    ]);
  });

  it('counts in Russian as Russians do', () => {
    const termOf = (workingDays: number) =>
      explainDue(due({ ...question, term: { workingDays } }), 'ru')[2]?.split('.')[0];
    expect([1, 2, 5, 11, 21, 22, 112].map(termOf)).toEqual([
      'Продолжительность: 1 рабочий день',
      'Продолжительность: 2 рабочих дня',
      'Продолжительность: 5 рабочих дней',
      'Продолжительность: 11 рабочих дней',
      'Продолжительность: 21 рабочий день',
      'Продолжительность: 22 рабочих дня',
      'Продолжительность: 112 рабочих дней',
    ]);
  });
});
