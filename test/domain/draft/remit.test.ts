/**
 * Carry-over, case by case: a verdict survives no substantive change inside its remit, and is lost
 * to no change outside it. Each case edits a text the way a person would, as Markdown that takes
 * the ids of what it replaces.
 */
import { describe, expect, it } from 'vitest';
import {
  type Docs,
  isRemitSame,
  narrowToRemit,
  type Remit,
  remitHash,
} from '../../../src/domain/draft/remit.ts';
import { align } from '../../../src/domain/text/align.ts';
import { diff } from '../../../src/domain/text/diff.ts';
import { countingIds, idOf } from '../../../src/domain/text/identity.ts';
import { pairByShape } from '../../../src/domain/text/pair.ts';
import { parseMarkdown } from '../../../src/interchange/markdown.ts';
import { kk, ru } from './remit-texts.ts';

const russian = parseMarkdown(ru, countingIds()).doc;
const kazakh = pairByShape(parseMarkdown(kk, countingIds('k')).doc, russian);
if (!kazakh) throw new Error('the two texts have one shape');
const before = { ru: russian, kk: kazakh };

const sectionId = (heading: string): string => {
  let found = '';
  russian.descendants((node) => {
    if (node.type.name === 'section' && node.firstChild?.textContent === heading)
      found = idOf(node);
  });
  if (!found) throw new Error(`no section ${heading}`);
  return found;
};

const remits = {
  whole: 'whole',
  money: { kinds: ['money'] },
  indicators: { kinds: ['indicator'] },
  measures: { kinds: ['measure'] },
  tables: { kinds: ['table'] },
  general: { sections: [sectionId('Общие положения')] },
  finance: { sections: [sectionId('Финансирование')] },
  control: { sections: [sectionId('Контроль')] },
  plan: { sections: [sectionId('План действий')] },
} as const satisfies Record<string, Remit>;
type Name = keyof typeof remits;

type Edit = (source: string) => string;
interface Case {
  readonly name: string;
  readonly ru?: Edit;
  readonly kk?: Edit;
  /** The remits whose verdicts may not survive. Every other must. */
  readonly touches: readonly Name[];
}

const replace =
  (older: string, newer: string): Edit =>
  (source) => {
    if (!source.includes(older)) throw new Error(`nothing to replace: ${older}`);
    return source.replace(older, newer);
  };

/** Cuts one piece out and puts it after another. */
const move =
  (piece: string, after: string): Edit =>
  (source) =>
    replace(after, `${after}${piece}`)(replace(piece, '')(source));

const opening = 'Концепция определяет подходы к развитию гражданского общества.\n\n';
const account = 'Учёт ведёт уполномоченный орган по установленной форме.\n\n';
const grants = 'Объём грантов составил 1,9 млрд тенге в 2020 году.\n\n';
const works = 'Работа ведётся по трём направлениям, и каждое имеет ответственный орган.\n\n';
const planTable = ru.slice(ru.indexOf('| №'), ru.indexOf('```measure'));

const cases: readonly Case[] = [
  { name: 'nothing', touches: [] },
  {
    name: 'a word in the opening',
    ru: replace('подходы', 'принципы'),
    touches: ['whole', 'general'],
  },
  {
    name: 'a comma in the opening',
    ru: replace('направлениям, и', 'направлениям и'),
    touches: ['whole', 'general'],
  },
  {
    name: 'the Kazakh opening alone',
    kk: replace('тәсілдерін', 'қағидаттарын'),
    touches: ['whole', 'general'],
  },
  {
    name: 'both languages of the opening',
    ru: replace('подходы', 'пути'),
    kk: replace('тәсілдерін', 'жолдарын'),
    touches: ['whole', 'general'],
  },
  {
    name: 'an amount of money',
    ru: replace('1,9 млрд тенге в', '2,1 млрд тенге в'),
    touches: ['whole', 'money', 'finance'],
  },
  {
    name: 'the Kazakh amount alone',
    kk: replace('1,9 млрд теңге', '2,1 млрд теңге'),
    touches: ['whole', 'money', 'finance'],
  },
  {
    name: 'the currency added to a paragraph without',
    ru: replace('по установленной форме', 'в тенге'),
    touches: ['whole', 'money', 'finance'],
  },
  {
    name: 'a paragraph beside the money',
    ru: replace('уполномоченный', 'центральный'),
    touches: ['whole', 'finance'],
  },
  {
    name: 'a list item',
    ru: replace('Второй пункт порядка', 'Второй пункт правил'),
    touches: ['whole', 'finance'],
  },
  {
    name: 'a list item added',
    ru: replace('2. Второй', '2. Новый пункт.\n3. Второй'),
    touches: ['whole', 'finance'],
  },
  {
    name: 'a list item removed',
    ru: replace('2. Второй пункт порядка учёта.\n', ''),
    touches: ['whole', 'finance'],
  },
  {
    name: 'list items swapped',
    ru: replace(
      '1. Первый пункт порядка учёта.\n2. Второй пункт порядка учёта.',
      '1. Второй пункт порядка учёта.\n2. Первый пункт порядка учёта.',
    ),
    touches: ['whole', 'finance'],
  },
  {
    name: 'the first number of the list',
    ru: replace('1. Первый', '5. Первый'),
    touches: ['whole', 'finance'],
  },
  {
    name: 'bold in a paragraph',
    ru: replace('уполномоченный орган', '**уполномоченный орган**'),
    touches: ['whole', 'finance'],
  },
  {
    name: 'an indicator target',
    ru: replace('2025 = 3.2', '2025 = 3.5'),
    touches: ['whole', 'money', 'indicators', 'finance'],
  },
  {
    name: 'an indicator baseline',
    ru: replace('2020 = 1.9', '2020 = 1.8'),
    touches: ['whole', 'money', 'indicators', 'finance'],
  },
  {
    name: 'an indicator unit',
    ru: replace('unit: млрд тенге', 'unit: млн тенге'),
    touches: ['whole', 'money', 'indicators', 'finance'],
  },
  {
    name: 'an indicator source',
    kk: replace('source: министрлік есебі', 'source: статистика'),
    touches: ['whole', 'money', 'indicators', 'finance'],
  },
  {
    name: 'an indicator target added',
    ru: replace('2025 = 3.2', '2023 = 2.6; 2025 = 3.2'),
    touches: ['whole', 'money', 'indicators', 'finance'],
  },
  {
    name: 'who answers for an indicator',
    ru: replace('responsible: Министерство', 'responsible: Агентство'),
    touches: ['whole', 'money', 'indicators', 'finance'],
  },
  {
    name: 'a second indicator',
    ru: replace(
      '## Контроль',
      '```indicator\nname: Число проектов\nunit: единиц\n```\n\n## Контроль',
    ),
    touches: ['whole', 'indicators', 'finance'],
  },
  {
    name: 'a subsection',
    ru: replace('ежегодно до 1 апреля', 'ежегодно до 1 мая'),
    touches: ['whole', 'finance', 'control'],
  },
  {
    name: 'the heading of a subsection',
    ru: replace('## Контроль', '## Контроль и отчётность'),
    touches: ['whole', 'finance', 'control'],
  },
  {
    name: 'the heading of a section',
    ru: replace('# Финансирование', '# Глава 2. Финансирование'),
    touches: ['whole', 'finance'],
  },
  {
    name: 'all headings renumbered',
    ru: (source) => source.replace('# Общие', '# 1. Общие').replace('# План', '# 3. План'),
    touches: ['whole', 'general', 'plan'],
  },
  {
    name: 'a paragraph split',
    ru: replace('направлениям, и каждое', 'направлениям.\n\nКаждое'),
    touches: ['whole', 'general'],
  },
  {
    name: 'two paragraphs joined',
    ru: replace('общества.\n\nРабота', 'общества. Работа'),
    touches: ['whole', 'general'],
  },
  {
    name: 'a paragraph moved inside its section',
    ru: move(opening, works),
    touches: ['whole', 'general'],
  },
  {
    name: 'a paragraph moved into another section',
    ru: move(opening, account),
    touches: ['whole', 'general', 'finance'],
  },
  {
    name: 'the money moved within finance',
    ru: move(grants, account),
    touches: ['whole', 'finance'],
  },
  {
    name: 'the money moved out of finance',
    ru: move(grants, opening),
    touches: ['whole', 'general', 'finance'],
  },
  {
    name: 'a section inserted before all',
    ru: (source) => `# Введение\n\nНовый раздел.\n\n${source}`,
    touches: ['whole'],
  },
  {
    name: 'a section inserted after all',
    ru: (source) => `${source}\n# Приложение\n\nНовый раздел.\n`,
    touches: ['whole'],
  },
  {
    name: 'a section with money inserted',
    ru: (source) => `${source}\n# Приложение\n\nЕщё 5 млн тенге.\n`,
    touches: ['whole', 'money'],
  },
  {
    name: 'a section moved to the end',
    ru: (source) =>
      source
        .replace(`# Общие положения\n\n${opening}${works}`, '')
        .concat(`\n# Общие положения\n\n${opening}${works}`),
    touches: ['whole'],
  },
  {
    name: 'a table cell',
    ru: replace('Провести форум', 'Провести съезд'),
    touches: ['whole', 'tables', 'plan'],
  },
  {
    name: 'a table cell in Kazakh',
    kk: replace('Форум өткізу', 'Съезд өткізу'),
    touches: ['whole', 'tables', 'plan'],
  },
  {
    name: 'a table row added',
    ru: replace('| 2 | Провести', '| 3 | Издать доклад | 2023 год |\n| 2 | Провести'),
    touches: ['whole', 'tables', 'plan'],
  },
  {
    name: 'a table row removed',
    ru: replace('| 1 | Разработать правила | 2021 год |\n', ''),
    touches: ['whole', 'tables', 'plan'],
  },
  {
    name: 'a table header',
    ru: replace('| № | Мероприятие', '| № | Действие'),
    touches: ['whole', 'tables', 'plan'],
  },
  {
    name: 'the table moved to another section',
    ru: move(planTable, opening),
    touches: ['whole', 'general', 'plan'],
  },
  {
    name: 'a measure reworded',
    ru: replace('Создать реестр', 'Вести реестр'),
    touches: ['whole', 'measures', 'plan'],
  },
  {
    name: 'a measure due later',
    ru: replace('due: 2021-Q4', 'due: 2022-Q1'),
    touches: ['whole', 'measures', 'plan'],
  },
  {
    name: 'a measure given to another owner',
    ru: replace('owner: Министерство', 'owner: Агентство'),
    touches: ['whole', 'measures', 'plan'],
  },
  {
    name: 'a footnote in the opening',
    ru: (source) => `${replace('общества.', 'общества.[^1]')(source)}\n[^1]: Примечание.\n`,
    touches: ['whole', 'general'],
  },
];

/** The version that follows from a case: each edited text aligned to the one it replaces. */
function after({ ru: editRu, kk: editKk }: Case): Docs {
  const edit = (source: string, known: typeof russian, change: Edit | undefined) =>
    change
      ? align(parseMarkdown(change(source), countingIds('x')).doc, known, countingIds('x'))
      : known;
  return { ru: edit(ru, before.ru, editRu), kk: edit(kk, before.kk, editKk) };
}

describe('a verdict and a change', () => {
  it.each(cases)('$name', (one) => {
    const now = after(one);
    const changed = Object.entries(remits)
      .filter(([, remit]) => remitHash(before, remit) !== remitHash(now, remit))
      .map(([name]) => name);
    expect(changed).toEqual(
      Object.keys(remits).filter((name) => one.touches.includes(name as Name)),
    );
    for (const [name, remit] of Object.entries(remits))
      expect(isRemitSame(before, now, remit)).toBe(!changed.includes(name));
  });

  it('is one of another text when a language of it comes or goes', () => {
    for (const remit of Object.values(remits)) {
      expect(isRemitSame(before, { ru: russian }, remit)).toBe(false);
      expect(isRemitSame({ ru: russian }, before, remit)).toBe(false);
      expect(isRemitSame({ ru: russian }, { kk: russian }, remit)).toBe(false);
    }
  });
});

describe('the delta of a remit', () => {
  it('holds every change inside it and none outside', () => {
    const edited = replace('Провести форум', 'Провести съезд')(replace('подходы', 'пути')(ru));
    const now = align(parseMarkdown(edited, countingIds('x')).doc, russian, countingIds('x'));
    const within = (remit: Remit) =>
      diff(narrowToRemit(russian, remit), narrowToRemit(now, remit)).changes;
    expect(within('whole')).toHaveLength(2);
    expect(within(remits.general).map(({ kind }) => kind)).toEqual(['reword']);
    expect(within(remits.tables).map(({ kind }) => kind)).toEqual(['reword']);
    expect(within(remits.indicators)).toEqual([]);
  });

  it('is empty exactly when the hash is unchanged', () => {
    for (const one of cases)
      for (const remit of Object.values(remits)) {
        const now = after(one);
        const changes = (['ru', 'kk'] as const).flatMap(
          (lang) =>
            diff(
              narrowToRemit(before[lang], remit),
              narrowToRemit(now[lang] ?? before[lang], remit),
            ).changes,
        );
        const isSame = remitHash(before, remit) === remitHash(now, remit);
        expect({ ...one, remit, isSame: changes.length === 0 }).toEqual({ ...one, remit, isSame });
      }
  });
});
