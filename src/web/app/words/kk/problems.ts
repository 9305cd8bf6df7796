/** What stands where a screen cannot be shown, in Kazakh. */
import type { problems as english } from '../en/problems.ts';
import type { InKazakh } from '../shape.ts';

export const problems: InKazakh<typeof english> = {
  absent: {
    title: 'Бұл мекенжайда ештеңе жоқ',
    text: 'Мекенжай қате жазылған немесе сіз қазір атынан әрекет етіп отырған тұлғаға ашық емес болуы мүмкін.',
  },
  offline: {
    title: 'Сервер жауап бермейді',
    text: 'Жасалған ештеңе жоғалған жоқ. Байланысты тексеріп, қайталап көріңіз.',
  },
  signIn: {
    title: 'Алдымен кім екеніңізді айтыңыз',
    text: 'Бұл тек кіргендерге ашық.',
  },
  renewed: {
    title: 'Бет ескірді',
    text: 'Оның бір бөлігі жүктелмеді: жаңа нұсқа шыққан болуы мүмкін. Жазғаныңыз сақталды – бетті жаңартыңыз.',
  },
  fault: {
    title: 'Біздің тарапта қате болды',
    text: 'Ештеңе өзгерген жоқ. Қайталап көріңіз; көмектеспесе, әкімшіге хабарлаңыз.',
  },
  incident: 'Не болды:',
  again: 'Қайталау',
  reload: 'Бетті жаңарту',
  toDrafts: 'Жобаларға',
};
