/** Templates, reasons of outcomes and checks, in Russian. */
import type { dictionaries as english } from '../en/dictionaries.ts';
import type { InRussian } from '../shape.ts';

export const dictionaries: InRussian<typeof english> = {
  languages: {
    kk: 'По-казахски',
    ru: 'По-русски',
    en: 'По-английски',
  },
  templates: {
    title: 'Шаблоны',
    lead: 'Какие разделы требуют правила, по редакциям. Проект сохраняет те, с которыми начат.',
    act: 'Акт',
    number: 'Номер и дата',
    valid: 'Действует',
    since: 'с {{from}}',
    until: 'с {{from}} до {{to}}',
    note: 'Что о нём следует знать',
    unconfirmed: 'Сам акт не прочитан: пока его не подтвердят, считайте это настройкой',
    sections: 'Разделы',
    heading: 'Раздел и что в нём должно быть',
    needed: 'Обязательность',
    mandatory: 'обязателен',
    optional: 'можно опустить',
    known: 'Откуда известно',
  },
  confidences: {
    seen: 'есть в тексте, принятом по этим правилам',
    inferred: 'выведено из других редакций',
    unconfirmed: 'принято по умолчанию, нужно проверить',
  },
  reasons: {
    title: 'Основания и проверки',
    lead: 'То, что говорится установленными словами, чтобы считать и читать на трёх языках.',
    codes: 'Основания решений',
    codesText:
      'У каждого решения по поправке есть одно, рядом с собственными словами разработчика.',
    reason: 'Основание',
    outcomes: 'Для каких решений',
    none: 'записывается само',
    checks: 'Что ищет проверка текста',
    checksText: 'Она идёт, пока пишут; процедура может требовать, чтобы в версии этого не было.',
  },
  outcomes: {
    adopted: 'принята',
    partly: 'принята частично',
    reworded: 'принята в иной редакции',
    refused: 'отклонена',
    moot: 'утратила предмет',
  },
};
