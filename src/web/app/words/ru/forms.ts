/** Forms that are checked before they are sent, and that one was refused, in Russian. */
import type { forms as english } from '../en/forms.ts';
import type { InRussian } from '../shape.ts';

export const forms: InRussian<typeof english> = {
  languages: { kk: 'Казахский', ru: 'Русский', en: 'Английский' },
  empty: 'Напишите и на этом языке',
  check: 'Проверить',
  checkText: 'Прочитайте ещё раз. Пока ничего не отправлено.',
  change: 'Изменить',
  cancel: 'Отменить',
  refused: 'Не выполнено',
};
