/**
 * Carry-over on a real text, through whole rounds: every body agrees to the text as it was, something
 * happens, the draft circulates again, and these bodies are asked anew while all others stand. What a
 * single edit does to each remit is told case by case in `remit.test.ts`.
 */
import { describe, expect, it } from 'vitest';
import { named } from '../samples.ts';
import { again, beginStory, culture, replace, type Story, sectionId } from './carry-over-story.ts';

interface Case {
  readonly name: string;
  readonly happens: (story: Story) => void;
  /** Those who are asked anew; all others stand. */
  readonly asks: readonly string[];
  readonly claims?: readonly string[];
}

const appendix = '\n# Приложение\n\nПеречень форм.\n';
const grantsTable = '\n| Год | Гранты, млн тенге |\n| --- | --- |\n| 2021 | 15 |\n| 2022 | 16 |\n';

const changes: readonly Case[] = [
  { name: 'nothing changed at all', happens: (story) => story.circulate(), asks: [] },
  {
    name: 'only the titles of the draft changed',
    happens: (story) => {
      story.retitle(named('y'));
      again(story);
    },
    asks: [],
  },
  {
    name: 'only the source was laid out otherwise',
    happens: (story) => {
      story.edit('ru', (source) =>
        source.replaceAll('\n\n', '\n\n\n').replace('# План', '#  План'),
      );
      story.retitle(named('y'));
      again(story);
    },
    asks: [],
  },
  {
    name: 'only the letters were composed otherwise',
    happens: (story) => {
      story.edit('ru', (source) => source.normalize('NFD'));
      story.retitle(named('y'));
      again(story);
    },
    asks: [],
  },
  {
    name: 'a version was never circulated and went back',
    happens: (story) => {
      story.edit('ru', replace('подходы', 'пути'));
      story.freeze();
      story.edit('ru', replace('пути', 'подходы'));
      again(story);
    },
    asks: [],
  },
  {
    name: 'a version was never circulated, and the next changed another part',
    happens: (story) => {
      story.edit('ru', replace('1 апреля', '1 мая'));
      story.freeze();
      story.edit('ru', replace('2025 = 3.2', '2025 = 3.3'));
      again(story);
    },
    asks: ['economy', 'finance', 'statistics', 'audit'],
  },
  {
    name: 'it was asked about other words, and the old ones came back',
    happens: (story) => {
      story.edit('ru', replace('1 апреля', '1 мая'));
      again(story);
      story.back();
      story.edit('ru', replace('1 мая', '1 апреля'));
      again(story);
    },
    asks: [],
  },
  {
    name: 'the old words came back after it agreed to the new ones',
    happens: (story) => {
      story.edit('ru', replace('1 апреля', '1 мая'));
      again(story);
      story.agree('audit');
      story.back();
      story.edit('ru', replace('1 мая', '1 апреля'));
      again(story);
    },
    asks: ['audit'],
  },
  {
    name: 'a section about nothing of theirs was added at the end',
    happens: (story) => {
      story.edit('ru', (source) => source + appendix);
      again(story);
    },
    asks: ['economy'],
  },
  {
    name: 'a section was added and taken out again',
    happens: (story) => {
      story.edit('ru', (source) => source + appendix);
      story.freeze();
      story.edit('ru', (source) => source.replace(appendix, ''));
      story.retitle(named('y'));
      again(story);
    },
    asks: [],
  },
  {
    name: 'the section it answers for was deleted',
    happens: (story) => {
      story.edit('ru', (source) => source.replace(/## Контроль[^#]*/, ''));
      again(story);
    },
    asks: ['economy', 'audit'],
  },
  {
    name: 'a table about money came in',
    happens: (story) => {
      story.edit('ru', (source) => source + grantsTable);
      again(story);
    },
    asks: ['economy', 'finance', 'planning', 'culture'],
  },
  {
    name: 'a bare figure changed in a table whose header speaks of money',
    happens: (story) => {
      story.edit('ru', (source) => source + grantsTable);
      again(story);
      for (const agency of story.asked()) story.agree(agency);
      story.back();
      story.edit('ru', replace('| 2022 | 16 |', '| 2022 | 61 |'));
      again(story);
    },
    asks: ['economy', 'finance', 'planning', 'culture'],
  },
  {
    name: 'a row was added to a table whose header speaks of money',
    happens: (story) => {
      story.edit('ru', (source) => source + grantsTable);
      again(story);
      for (const agency of story.asked()) story.agree(agency);
      story.back();
      story.edit('ru', replace('| 2022 | 16 |', '| 2022 | 16 |\n| 2023 | 17 |'));
      again(story);
    },
    asks: ['economy', 'finance', 'planning', 'culture'],
  },
  {
    name: 'a column was added to a table',
    happens: (story) => {
      story.edit('ru', (source) =>
        source
          .replace('| № | Мероприятие | Срок |', '| № | Мероприятие | Срок | Кто |')
          .replace('| --- | --- | --- |', '| --- | --- | --- | --- |')
          .replace('правила | 2021 год |', 'правила | 2021 год | А |')
          .replace('форум | 2022 год |', 'форум | 2022 год | Б |'),
      );
      again(story);
    },
    asks: ['economy', 'planning', 'culture'],
  },
  {
    name: 'a heading began to speak of money',
    happens: (story) => {
      story.edit('ru', replace('# Финансирование', '# Финансирование из бюджета'));
      again(story);
    },
    asks: ['economy', 'finance'],
  },
  {
    name: 'a heading that speaks of money was reworded',
    happens: (story) => {
      story.edit('ru', replace('# Финансирование', '# Финансирование из бюджета'));
      again(story);
      for (const agency of story.asked()) story.agree(agency);
      story.back();
      story.edit('ru', replace('из бюджета', 'из местного бюджета'));
      again(story);
    },
    asks: ['economy', 'finance'],
  },
  {
    name: 'a heading above the money was numbered',
    happens: (story) => {
      story.edit('ru', replace('# Финансирование', '# 2. Финансирование'));
      again(story);
    },
    asks: ['economy'],
  },
  {
    name: 'a paragraph became one about money',
    happens: (story) => {
      story.edit('ru', replace('до 1 апреля', 'до 1 апреля за счёт грантов'));
      again(story);
    },
    asks: ['economy', 'finance', 'audit'],
  },
  {
    name: 'a paragraph ceased to be about money',
    happens: (story) => {
      story.edit('ru', replace('1,9 млрд тенге', 'значительные средства'));
      story.edit('ru', replace('Объём грантов', 'Объём помощи'));
      again(story);
    },
    asks: ['economy', 'finance'],
  },
  {
    name: 'only the Kazakh words of one part changed',
    happens: (story) => {
      story.edit('kk', replace('1 сәуірге', '1 мамырға'));
      again(story);
    },
    asks: ['economy', 'audit'],
  },
  {
    name: 'only emphasis changed in one part',
    happens: (story) => {
      story.edit('ru', replace('подходы', '**подходы**'));
      again(story);
    },
    asks: ['economy', 'justice'],
  },
  {
    name: 'a verdict was taken back in its own round',
    happens: (story) => {
      story.circulate();
      story.agree('audit');
      story.takeBack('audit');
      story.back();
      story.circulate();
    },
    asks: [],
  },
];

const claims: readonly Case[] = [
  {
    name: 'spelling, said to be editorial',
    happens: (story) => {
      story.edit('ru', replace('направлениям, и', 'направлениям и'));
      again(story, true);
    },
    asks: [],
    claims: ['economy', 'justice'],
  },
  {
    name: 'two versions, both said to be editorial',
    happens: (story) => {
      story.edit('ru', replace('направлениям, и', 'направлениям и'));
      story.freeze(true);
      story.edit('ru', replace('определяет', 'устанавливает'));
      again(story, true);
    },
    asks: [],
    claims: ['economy', 'justice'],
  },
  {
    name: 'two versions, only the second said to be editorial',
    happens: (story) => {
      story.edit('ru', replace('направлениям, и', 'направлениям и'));
      story.freeze();
      story.edit('ru', replace('определяет', 'устанавливает'));
      again(story, true);
    },
    asks: ['economy', 'justice'],
  },
  {
    name: 'an editorial claim that one body contested',
    happens: (story) => {
      story.edit('ru', replace('направлениям, и', 'направлениям и'));
      again(story, true);
      story.contest('justice');
    },
    asks: ['justice'],
    claims: ['economy'],
  },
  {
    name: 'a contested claim, and the same version again',
    happens: (story) => {
      story.edit('ru', replace('направлениям, и', 'направлениям и'));
      again(story, true);
      story.contest('justice');
      story.back();
      story.circulate();
    },
    asks: ['justice'],
    claims: ['economy'],
  },
  {
    name: 'a contested claim, and the old words again',
    happens: (story) => {
      story.edit('ru', replace('направлениям, и', 'направлениям и'));
      again(story, true);
      story.contest('justice');
      story.back();
      story.edit('ru', replace('направлениям и', 'направлениям, и'));
      again(story);
    },
    asks: [],
  },
];

const bindings: readonly Case[] = [
  {
    name: 'the drafter gives the body the whole text, of the same version',
    happens: (story) => {
      story.choose('whole');
      story.circulate();
    },
    asks: ['culture'],
  },
  {
    name: 'the drafter gives the body the whole text under cover of an editorial version',
    happens: (story) => {
      story.choose('whole');
      story.edit('ru', replace('направлениям, и', 'направлениям и'));
      again(story, true);
    },
    asks: ['culture'],
    claims: ['economy', 'justice'],
  },
  {
    name: 'the drafter gives the body another section',
    happens: (story) => {
      story.choose({ sections: [sectionId('Контроль')] });
      story.circulate();
    },
    asks: ['culture'],
  },
  {
    name: 'the drafter gives the body its old section back',
    happens: (story) => {
      story.choose('whole');
      story.circulate();
      story.back();
      story.choose(culture);
      story.circulate();
    },
    asks: [],
  },
];

describe.each([
  ['the text', changes],
  ['the claim', claims],
  ['the remit', bindings],
])('a verdict, when %s changes', (_what, cases) => {
  it.each(cases)('$name', ({ happens, asks, claims: claimed = [] }) => {
    const story = beginStory();
    happens(story);
    expect({ asks: story.asked(), claims: story.claimed() }).toEqual({ asks, claims: claimed });
  });
});

it.each([
  ['a figure', replace('1,9 млрд', '2,9 млрд')],
  ['a date', replace('1 апреля', '1 мая')],
  ['a word that obliges', replace('осуществляется', 'должен осуществляться')],
  ['a paragraph', replace('общества.\n\nРабота', 'общества.\n\nНовый абзац.\n\nРабота')],
  ['a cell', replace('2022 год', '2023 год')],
])('a version that changes %s is not called editorial', (_what, change) => {
  const story = beginStory();
  story.edit('ru', change);
  expect(() => story.freeze(true)).toThrow('not-editorial');
});
