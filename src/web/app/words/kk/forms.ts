/** Forms that are checked before they are sent, and that one was refused, in Kazakh. */
import type { forms as english } from '../en/forms.ts';
import type { InKazakh } from '../shape.ts';

export const forms: InKazakh<typeof english> = {
  languages: { kk: 'Қазақ тілі', ru: 'Орыс тілі', en: 'Ағылшын тілі' },
  empty: 'Осы тілде де жазыңыз',
  check: 'Тексеру',
  checkText: 'Тағы бір рет оқып шығыңыз. Әзірге ештеңе жіберілген жоқ.',
  change: 'Өзгерту',
  cancel: 'Бас тарту',
  refused: 'Орындалмады',
};
