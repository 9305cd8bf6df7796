/**
 * A law that nobody wrote, of any size, and its life: versions that differ as real ones do — a
 * figure here, a clause there, now and then an article more or less. The same seed gives the same law.
 */
import type { Node } from 'prosemirror-model';
import { schema } from '../../schema/document.ts';
import { type Chance, createChance } from '../runtime/random.ts';

const words =
  `орган государственный уполномоченный порядок установленный законодательство Республика
организация право обязанность гражданин волонтёр деятельность осуществление реализация программа
концепция развитие общество гражданский партнёрство поддержка финансирование бюджет средство срок
рабочий день решение заявление рассмотрение основание требование соответствие положение пункт статья
настоящий закон кодекс акт нормативный правовой договор сторона ответственность нарушение мера
контроль надзор информация сведения реестр учёт отчётность показатель индикатор результат качество
услуга население регион область город район местный исполнительный представительный совет комиссия
эксперт оценка мониторинг анализ прогноз стратегический план мероприятие исполнитель соисполнитель
согласование утверждение внесение изменение дополнение отмена прекращение приостановление действие
лицо физическое юридическое имущество собственность владение пользование распоряжение сделка
процедура конкурс отбор грант премия задание социальный заказ объект субъект категория критерий`
    .split(/\s+/)
    .filter(Boolean);

interface Article {
  readonly id: string;
  /** Number and name; as in real laws, nobody renumbers when an article comes or goes. */
  readonly title: string;
  readonly clauses: { readonly id: string; text: string }[];
}

interface Chapter {
  readonly id: string;
  readonly title: string;
  readonly articles: Article[];
}

const articlesPerChapter = 10;

export interface Law {
  readonly doc: () => Node;
  /** Changes it as the next amending act would. */
  readonly amend: () => void;
}

/** Articles are added until the clauses together have this many characters. */
export function createLaw(characters: number, seed: number): Law {
  const chance = createChance(seed);
  let ids = 0;
  const mint = () => `l${(++ids).toString(36)}`;
  const chapters: Chapter[] = [];
  let written = 0;
  let number = 0;
  const write = (name: string): Article => {
    const clauses = Array.from({ length: chance.whole(2, 9) }, () => ({
      id: mint(),
      text: sentence(chance, chance.whole(15, 60)),
    }));
    const title = `Статья ${name}. ${sentence(chance, chance.whole(3, 9))}`;
    return { id: mint(), title, clauses };
  };
  while (written < characters) {
    if (number % articlesPerChapter === 0)
      chapters.push({ id: mint(), title: `Глава ${chapters.length + 1}`, articles: [] });
    number += 1;
    const article = write(String(number));
    chapters.at(-1)?.articles.push(article);
    written += article.clauses.reduce((sum, { text }) => sum + text.length, article.title.length);
  }
  return {
    doc: () => schema.node('doc', null, chapters.map(printChapter)),
    amend: () => {
      for (let left = chance.whole(1, 25); left > 0; left--)
        amendOnce(chance, chance.pick(chapters).articles, mint, write);
    },
  };
}

function sentence(chance: Chance, length: number): string {
  const said = Array.from({ length }, () =>
    chance.whole(1, 25) === 1 ? String(chance.whole(1, 2030)) : chance.pick(words),
  );
  const text = said.join(' ');
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
}

/** Most amendments change words in a clause; few add or drop a clause, fewer a whole article. */
function amendOnce(
  chance: Chance,
  articles: Article[],
  mint: () => string,
  write: (name: string) => Article,
): void {
  const kind = chance.whole(1, 20);
  const at = chance.whole(0, articles.length - 1);
  const { clauses } = articles[at] as Article;
  const clause = chance.whole(0, clauses.length - 1);
  const old = clauses[clause];
  if (kind === 1) articles.splice(at + 1, 0, write(`${at + 1}-1`));
  else if (kind === 2 && articles.length > 2) articles.splice(at, 1);
  else if (kind <= 6)
    clauses.splice(clause, 0, { id: mint(), text: sentence(chance, chance.whole(15, 60)) });
  else if (kind === 7 && clauses.length > 1) clauses.splice(clause, 1);
  else if (old) {
    const parts = old.text.split(' ');
    parts.splice(chance.whole(0, parts.length - 1), chance.whole(1, 4), chance.pick(words));
    clauses[clause] = { id: old.id, text: parts.join(' ') };
  }
}

const heading = (title: string) => schema.node('heading', null, [schema.text(title)]);

/** An article is a section of its chapter, a clause a paragraph of its article. */
const printChapter = ({ id, title, articles }: Chapter): Node =>
  schema.node('section', { id }, [
    heading(title),
    ...articles.map((article) =>
      schema.node('section', { id: article.id }, [
        heading(article.title),
        ...article.clauses.map((one) =>
          schema.node('paragraph', { id: one.id }, [schema.text(one.text)]),
        ),
      ]),
    ),
  ]);
