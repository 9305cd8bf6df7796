/** What stands where a screen cannot be shown, in Russian. */
import type { problems as english } from '../en/problems.ts';
import type { InRussian } from '../shape.ts';

export const problems: InRussian<typeof english> = {
  absent: {
    title: 'По этому адресу ничего нет',
    text: 'Возможно, адрес написан неверно или открыт не тем, от чьего имени вы действуете.',
  },
  offline: {
    title: 'Сервер не отвечает',
    text: 'Ничего из сделанного не потеряно. Проверьте связь и повторите попытку.',
  },
  signIn: {
    title: 'Сначала скажите, кто вы',
    text: 'Это открыто только тем, кто вошёл.',
  },
  renewed: {
    title: 'Страница устарела',
    text: 'Её часть не загрузилась: возможно, вышла новая версия. Написанное сохранено – обновите страницу.',
  },
  fault: {
    title: 'Что-то пошло не так на нашей стороне',
    text: 'Ничего не изменилось. Повторите попытку; если не поможет, сообщите администратору.',
  },
  incident: 'Что произошло:',
  again: 'Повторить',
  reload: 'Обновить страницу',
  toDrafts: 'К проектам',
};
