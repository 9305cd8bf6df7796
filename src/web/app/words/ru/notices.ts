/** When one hears of drafts by mail, in Russian. */
import type { notices as english } from '../en/notices.ts';
import type { InRussian } from '../shape.ts';

export const notices: InRussian<typeof english> = {
  title: 'Письма о проектах',
  text: 'О ваших полномочиях и входах в систему письма приходят всегда.',
  way: 'Когда приходят письма',
  ways: {
    immediate: 'Сразу',
    digest: 'Раз в день одним списком',
    off: 'Никогда',
  },
  notes: {
    immediate: 'Когда наступает ваша очередь и когда принято решение по вашему предложению.',
    digest: 'Всё, что ждёт вас во входящих. Если ничего не ждёт, письма в этот день нет.',
    off: 'То, что вас ждёт, всё равно есть во входящих.',
  },
  hour: 'Час отправки списка',
  onClock: 'По времени города: {{city}}',
  saved: 'Ваш выбор сохранён',
};
