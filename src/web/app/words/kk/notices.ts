/** When one hears of drafts by mail, in Kazakh. */
import type { notices as english } from '../en/notices.ts';
import type { InKazakh } from '../shape.ts';

export const notices: InKazakh<typeof english> = {
  title: 'Жобалар туралы хаттар',
  text: 'Өкілеттігіңіз бен жүйеге кіруіңіз туралы хаттар әрқашан келеді.',
  way: 'Хаттар қашан келеді',
  ways: {
    immediate: 'Бірден',
    digest: 'Күніне бір рет, бір тізіммен',
    off: 'Ешқашан',
  },
  notes: {
    immediate: 'Кезегіңіз келгенде және ұсынысыңыз бойынша шешім қабылданғанда.',
    digest: 'Кіріс бөлімінде сізді күтіп тұрғанның бәрі. Ештеңе күтпесе, ол күні хат келмейді.',
    off: 'Сізді күтіп тұрған істер бәрібір кіріс бөлімінде тұрады.',
  },
  hour: 'Тізім жіберілетін сағат',
  onClock: 'Қала уақыты бойынша: {{city}}',
  saved: 'Таңдауыңыз сақталды',
};
