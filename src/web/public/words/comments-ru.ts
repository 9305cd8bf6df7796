/** The words about public comments in Russian. */
import type { CommentWords } from './comments.ts';

const plural = new Intl.PluralRules('ru');

const count = (number: number, one: string, few: string, many: string) => {
  const forms: Partial<Record<Intl.LDMLPluralRule, string>> = { one, few };
  return `${number} ${forms[plural.select(number)] ?? many}`;
};

export const commentsRu: CommentWords = {
  title: 'Публичные отзывы',
  intro:
    'Что люди сказали о проекте и что ответил разработчик. На сходные отзывы дается один ответ.',
  none: 'Отзывов пока нет.',
  count: (number) => count(number, 'отзыв', 'отзыва', 'отзывов'),
  figures: {
    published: (number) => `опубликовано: ${number}`,
    unanswered: (number) => `пока без ответа: ${number}`,
    waiting: (number) => `еще не прочитано модератором: ${number}`,
    withheld: (number) => `не опубликовано: ${number}`,
    withdrawn: (number) => `отозвано: ${number}`,
  },
  openUntil: (date) => `Отзывы принимаются до ${date}.`,
  open: 'Сейчас отзывы принимаются.',
  wasOpen: (from, until) => `Отзывы принимались с ${from} по ${until}.`,
  neverOpen: 'Отзывы принимаются во время публичного обсуждения. У этого проекта его пока не было.',
  signedInOnly: 'В этом обсуждении отзывы принимаются от тех, кто вошел в систему.',
  give: 'Оставить отзыв о проекте',
  giveOn: (section) => `Оставить отзыв: «${section}»`,
  readAll: 'Читать отзывы',
  answered: 'С ответом',
  unanswered: 'Пока без ответа',
  inGroup: (number) => `Читать ${count(number, 'отзыв', 'отзыва', 'отзывов')}`,
  more: 'Другие отзывы',
  onPlace: 'Отзывы об одном месте текста',
  all: 'Все отзывы',
  comment: (number) => `Отзыв № ${number}`,
  visitor: 'Посетитель',
  outcomes: {
    accepted: 'Принят',
    partly: 'Принят частично',
    refused: 'Не принят',
    noted: 'Принят к сведению',
  },
  waits: 'Ответа пока нет',
  answer: 'Ответ',
  about: 'О словах',
  whole: 'О проекте в целом',
  lost: 'Слов, о которых этот отзыв, в тексте больше нет.',
  moved: 'Слова, о которых этот отзыв, с тех пор изменились; вот где они теперь.',
  readPlace: 'К этому месту текста',
  withheld: 'Модератор не опубликовал этот отзыв.',
  withdrawn: 'Автор отозвал этот отзыв.',
  reason: 'Причина',
  threads: 'Публичные замечания и вопросы',
  threadsIntro: 'Что участвующие организации публично сказали о словах текста.',
  thread: {
    remark: (number) => `Замечание № ${number}`,
    question: (number) => `Вопрос № ${number}`,
  },
  retracted: 'Автор взял эти слова назад.',
  resolved: 'решено',
  form: {
    title: 'Отзыв о проекте',
    version: (number) => `О редакции ${number}`,
    text: 'Ваш отзыв',
    textHint: (number) => `Не больше ${number} знаков. Публикуется как простой текст.`,
    place: 'О чем он',
    placeHint: 'Выберите заголовок или абзац раздела.',
    whole: 'Проект в целом',
    heading: (section) => `Раздел «${section}»`,
    choose: 'Выбрать другой раздел',
    section: 'Раздел',
    name: 'Ваше имя',
    organisation: 'Организация',
    organisationHint: 'Если вы говорите только за себя, так и напишите: «от себя».',
    optional: '(можно не заполнять)',
    published:
      'Перед публикацией отзыв прочтет модератор. Отзыв публикуется с именем и организацией, указанными здесь; их никто не проверяет. Если отзыв не будет опубликован, будет опубликована причина.',
    send: 'Отправить отзыв',
    faultsTitle: 'Отзыв не отправлен',
    faults: {
      textMissing: 'Напишите отзыв',
      textLong: (number) => `В отзыве должно быть не больше ${number} знаков`,
      nameMissing: 'Укажите имя',
      organisationMissing: 'Укажите организацию или «от себя»',
      nameLong: (number) => `Здесь должно быть не больше ${number} знаков`,
      unprintable: 'Здесь есть знаки, которые нельзя показать; наберите текст заново',
      placeGone: 'Этого места нет в последней редакции: выберите другое',
      tooMany: (minutes) =>
        `Из вашей сети пришло слишком много отзывов. Попробуйте через ${count(minutes, 'минуту', 'минуты', 'минут')}; написанное сохранено ниже`,
      closed: 'Отзывы больше не принимаются; написанное сохранено ниже',
    },
  },
  own: {
    title: (number) => `Ваш отзыв № ${number}`,
    keep: 'Сохраните адрес этой страницы: только по нему видно, что стало с вашим отзывом до публикации. Его увидит и всякий, у кого есть этот адрес.',
    address: 'Адрес этой страницы',
    states: {
      waiting: 'Отзыв получен и ждет, пока его прочтет модератор.',
      published: 'Отзыв опубликован.',
      withheld: 'Модератор не опубликовал отзыв.',
      withdrawn: 'Отзыв отозван.',
    },
    yours: 'Что вы написали',
    unanswered: 'Разработчик еще не ответил на него.',
  },
  used: {
    title: 'Как учтены отзывы и поправки',
    intro: 'Каждый отзыв и каждая поправка с их исходом.',
    none: 'Отзывов и поправок нет.',
    columns: {
      what: 'Отзывы, поправки',
      said: 'Что сказано',
      outcome: 'Исход',
      answer: 'Ответ или причина',
    },
    comments: (numbers, number) => (number === 1 ? `Отзыв № ${numbers}` : `Отзывы № ${numbers}`),
    unread: 'Не показано',
    csv: 'То же таблицей',
  },
};
