/** What may be called editorial and what may not, in three languages. */
import { describe, expect, it } from 'vitest';
import { editorialFaults } from '../../../src/domain/draft/editorial.ts';
import type { Language } from '../../../src/domain/language.ts';
import { align } from '../../../src/domain/text/align.ts';
import { diff } from '../../../src/domain/text/diff.ts';
import { countingIds } from '../../../src/domain/text/identity.ts';
import { parseMarkdown } from '../../../src/interchange/markdown.ts';

function faults(lang: Language, before: string, after: string) {
  const a = parseMarkdown(before, countingIds()).doc;
  const b = align(parseMarkdown(after, countingIds('n')).doc, a, countingIds('n'));
  return editorialFaults(diff(a, b), lang).map(({ code }) => code);
}

describe('editorial is', () => {
  it.each([
    ['ru', 'a letter', 'Учёт ведёт орган по форме.', 'Учет ведёт орган по форме.'],
    [
      'ru',
      'a comma',
      'Орган который ведёт учёт отчитывается.',
      'Орган, который ведёт учёт, отчитывается.',
    ],
    [
      'ru',
      'the order of words',
      'Орган ведёт учёт ежедневно по форме.',
      'Орган по форме ведёт учёт ежедневно.',
    ],
    ['ru', 'emphasis', 'Орган ведёт учёт.', 'Орган ведёт **учёт**.'],
    [
      'ru',
      'a synonym',
      'Работа ведётся по трём путям развития.',
      'Работа ведётся по трём направлениям развития.',
    ],
    [
      'ru',
      'the case of a common word',
      'Порядок учёт утверждает орган.',
      'Порядок учёта утверждает орган.',
    ],
    [
      'ru',
      'the first word of a sentence',
      'Объём работ указан выше в тексте.',
      'Размер работ указан выше в тексте.',
    ],
    [
      'ru',
      'the same date written otherwise',
      'Отчёт до 1 апреля 2021 года готовит орган.',
      'Отчёт до 01.04.2021 готовит орган.',
    ],
    [
      'kk',
      'a suffix',
      'Есепті орган белгіленген нысан бойынша жүргізеді.',
      'Есепті органдар белгіленген нысан бойынша жүргізеді.',
    ],
    [
      'en',
      'spelling',
      'The body keeps the organisation register.',
      'The body keeps the organization register.',
    ],
  ] as const)('%s: %s', (lang, _name, before, after) => {
    expect(faults(lang, before, after)).toEqual([]);
  });
});

describe('editorial is not', () => {
  it.each([
    [
      'ru',
      'figures',
      'Срок составляет 10 дней со дня подачи.',
      'Срок составляет 20 дней со дня подачи.',
    ],
    ['ru', 'figures', 'Отчёт до 1 апреля готовит орган.', 'Отчёт до 1 мая готовит орган.'],
    [
      'ru',
      'figures',
      'Выделяется 1,9 млрд тенге на гранты.',
      'Выделяется 1,9 млн тенге на гранты.',
    ],
    [
      'ru',
      'figures',
      'В соответствии с п. 3 ст. 17 закона.',
      'В соответствии с п. 3 ст. 18 закона.',
    ],
    [
      'ru',
      'names',
      'Отчёт готовит Министерство финансов страны.',
      'Отчёт готовит Агентство финансов страны.',
    ],
    ['ru', 'names', 'Отчёт ведёт МИОР по форме.', 'Отчёт ведёт МКИ по форме.'],
    ['ru', 'modality', 'Орган вправе вести учёт по форме.', 'Орган обязан вести учёт по форме.'],
    ['ru', 'modality', 'Орган ведёт учёт по форме.', 'Орган не ведёт учёт по форме.'],
    [
      'ru',
      'modality',
      'Гранты получают организации области.',
      'Гранты получают только организации области.',
    ],
    ['ru', 'structure', 'Первый абзац текста.\n\nВторой абзац текста.', 'Первый абзац текста.'],
    [
      'ru',
      'structure',
      'Первый абзац текста. Второй абзац текста.',
      'Первый абзац текста.\n\nВторой абзац текста.',
    ],
    ['ru', 'structure', '- первый пункт\n- второй пункт', '1. первый пункт\n2. второй пункт'],
    [
      'kk',
      'modality',
      'Орган есеп жүргізуге құқылы болып табылады.',
      'Орган есеп жүргізуге міндетті болып табылады.',
    ],
    ['kk', 'modality', 'Орган мұндай ұйымға грант береді.', 'Орган мұндай ұйымға грант бермейді.'],
    ['kk', 'modality', 'Есеп жыл сайын беріледі.', 'Есеп жыл ішінде беріледі.'],
    ['kk', 'figures', 'Есеп 1 сәуірге дейін беріледі.', 'Есеп 1 мамырға дейін беріледі.'],
    [
      'en',
      'modality',
      'The body may keep a register of grants.',
      'The body must keep a register of grants.',
    ],
    [
      'en',
      'names',
      'The report goes to the Ministry of Finance.',
      'The report goes to the Ministry of Justice.',
    ],
  ] as const)('%s: %s: %s', (lang, code, before, after) => {
    expect(new Set(faults(lang, before, after))).toEqual(new Set([code]));
  });
});
