/** A workflow in words says all there is to it, in each language, and nothing else. */
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import {
  type Language,
  languages,
  sayWritten,
  type Written,
} from '../../../src/domain/language.ts';
import { describeStates, describeWorkflow } from '../../../src/domain/workflow/describe.ts';
import { readWorkflow } from '../../../src/domain/workflow/read-workflow.ts';
import type { Gate, State, Workflow } from '../../../src/domain/workflow/workflow.ts';
import { small } from '../samples.ts';
import { everything } from './everything.ts';

const shipped = readdirSync('workflows')
  .filter((name) => name.endsWith('.json'))
  .map((name) => readWorkflow(JSON.parse(readFileSync(`workflows/${name}`, 'utf8'))));

const cases = [...shipped, small, everything].flatMap((workflow) =>
  languages.map((lang) => [workflow.id, lang, workflow] as const),
);

/** Every text and number in a part of a workflow file that a reader has to be told. */
function saidOf(value: unknown, lang: Language): readonly string[] {
  if (typeof value === 'number') return [String(value)];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => {
    if (key === 'titles') return [(inner as Record<Language, string>)[lang]];
    if (key === 'act' || key === 'note') return [sayWritten(inner as Written, lang)];
    if (key === 'agency' || key === 'cutoff') return [String(inner)];
    // A group's number is its place in the list, and at once needs none.
    return key === 'group' || (key === 'afterWorkingDays' && inner === 0) || key === 'times'
      ? []
      : saidOf(inner, lang);
  });
}

describe('the description of a workflow', () => {
  it.each(cases)('of %s in %s leaves nothing out', (_id, lang, workflow) => {
    const [, ...described] = describeStates(workflow, lang);
    Object.values(workflow.states).forEach((state, index) => {
      const said = [described[index]?.title, ...(described[index]?.sentences ?? [])].join('\n');
      for (const word of saidOf(state, lang)) expect(said).toContain(word);
    });
    const all = describeWorkflow(workflow, lang).join('\n');
    for (const word of saidOf(workflow.override ?? {}, lang)) expect(all).toContain(word);
    expect(all).not.toMatch(/undefined|\[object|NaN/);
  });

  it.each(shipped)('of $id is in the language of its reader alone', (workflow) => {
    const say = (lang: Language) =>
      describeWorkflow(workflow, lang, () => '№')
        .join('\n')
        .replace(`«${workflow.calendar}»`, '');
    expect(say('kk')).not.toMatch(/[a-z]/i);
    expect(say('ru')).not.toMatch(/[a-zәғқңөұүһі]/i);
    expect(say('en').replace('№', '')).not.toMatch(/\p{Script=Cyrillic}/u);
  });

  it('says who may do what, when, and by which act', () => {
    expect(describeWorkflow(small, 'en')).toEqual([
      'Small, edition 1.',
      'A draft begins in “Drafting”.',
      'Terms are counted on the calendar “kz”, by the clock of Almaty.',
      'Drafting. The text is written here.',
      'Drafting. “circulate” leads to “Review” and is taken by the drafting body. Condition: the newest version holds exactly the present titles and texts, with a text in Russian.',
      'Drafting. “rush” leads to “Review” and is taken by the drafting body. It has no condition.',
      'Drafting. “drop” leads to “Dropped” and is taken by the drafting body or the coordinator. It has no condition. The reason must be given and is published.',
      'Review. The text is with the agencies for their answers.',
      'Review. Asked at the same time: finance, justice (advisory), those chosen for the draft.',
      'Review. The term for an answer is 10 working days.',
      'Review. No answer by then is recorded as silence; it is no agreement.',
      'Review. Basis: House rules. It was read in the act.',
      'Review. “return” leads to “Drafting” and is taken by the drafting body or the coordinator. It has no condition. The reason must be given and is published.',
      'Review. “pass” leads to “Decision” and is taken by the drafting body. Condition: every agency that must answer has answered, and none objects; no objection is open; every amendment has been decided.',
      'Review. “pass-late” leads to “Decision” and is taken by the coordinator. Condition: the term for answers is over.',
      'Decision. The text has been submitted for a decision.',
      'Decision. “adopt” leads to “Adopted” and is taken by president. Condition: the newest version holds exactly the present titles and texts, with a text in Russian.',
      'Decision. “return” leads to “Drafting” and is taken by president. It has no condition. The reason must be given and is published.',
      'Adopted. “Adopted” is an end: the text is adopted, and nothing happens after it.',
      'Dropped. “Dropped” is an end without adoption: nothing happens after it.',
    ]);
  });

  it('says every rule of a review', () => {
    expect(describeStates(everything, 'en')[3]?.sentences).toEqual([
      'The text is with the agencies for their answers.',
      'Asked group by group, the next when all before have answered or run out of time: group 1: money (answers for money and indicators; asked when one of these is enough (the draft changes money and indicators; the text is longer than 20 pages)), every non-governmental organisation (answers for sections goals, plan; advisory), every body of the kind “moon”, those chosen for the draft; group 2: law (with a veto).',
      'The term for an answer is 10 working days.',
      'When the text is longer than 20 pages, it is 21 calendar days.',
      'Those asked again because their part of the text changed have 2 working days.',
      'That a change was only editorial may be contested for 48 hours.',
      'What comes after 18:00 is received on the next working day.',
      'A reminder is sent 3 and 1 working days before the term ends.',
      'Silence is reported as soon as the term is over: to the coordinator.',
      'Silence is reported 2 working days after the term: to office.',
      'An agency may ask for up to 5 working days more, once.',
      'Possible answers: agreed, agreed with remarks, objection or outside our competence.',
      'An objection may be ordinary or fundamental; a fundamental one must be settled before the draft goes on.',
      'Enough are 3 answers, 2 of them agreeing; an objection alone does not stop the draft, a veto does.',
      'An answer stands in later rounds while the part of the text it is about is the same.',
      'No answer by then is recorded as silence and counts as agreement. Basis: House rules. It is not confirmed in an act: it is a setting. A setting.',
      'Basis: House rules. It is not confirmed in an act: it is a setting. A setting.',
      '“settle” leads to “Table” and is taken by the drafting body. Condition: one of these is enough (every agency that must answer has answered; all of these (the term for answers is over; it is not so that (the text is longer than 1 page))).',
      '“pause” leads to “Pause” and is taken by the drafting body. It has no condition. The reason must be given and is published.',
      '“back” leads to “Drafting” and is taken by the drafting body. It has no condition.',
    ]);
    expect(describeStates(everything, 'ru')[3]?.sentences.slice(0, 17)).toEqual([
      'Текст направлен органам для ответов.',
      'Запрашиваются группами, следующая – когда все предыдущие ответили или их срок истек: группа 1: money (предмет ответа: средства и индикаторы; запрашивается, если достаточно одного из условий (проект затрагивает средства и индикаторы; текст больше 20 страниц)), все неправительственные организации (предмет ответа: разделы goals, plan; совещательный голос), все органы вида «moon», выбранные для проекта; группа 2: law (с правом вето).',
      'Срок ответа – 10 рабочих дней.',
      'Если текст больше 20 страниц, срок – 21 календарный день.',
      'Для тех, кого запрашивают повторно из-за изменений в их части текста, – 2 рабочих дня.',
      'Оспорить, что правка была лишь редакционной, можно в срок: 48 часов.',
      'Поступившее после 18:00 считается полученным на следующий рабочий день.',
      'Напоминание посылается, когда до окончания срока остается рабочих дней: 3 и 1.',
      'О молчании сообщается сразу по истечении срока; кому: координатор.',
      'О молчании сообщается через 2 рабочих дня после срока; кому: office.',
      'Орган может попросить продлить срок: до 5 рабочих дней, не более 1 раза.',
      'Возможные ответы: согласовано, согласовано с замечаниями, возражение или вне компетенции.',
      'Возражение бывает обычным или принципиальным; принципиальное должно быть урегулировано, прежде чем проект пойдет дальше.',
      'Достаточно ответов: 3, из них за: 2; одно возражение проект не останавливает, вето останавливает.',
      'Ответ остается в силе в следующих кругах, пока часть текста, о которой он дан, не изменилась.',
      'Отсутствие ответа в срок записывается как молчание и считается согласием. Основание: House rules. Это не подтверждено актом: это настройка. A setting.',
      'Основание: House rules. Это не подтверждено актом: это настройка. A setting.',
    ]);
    expect(describeStates(everything, 'kk')[3]?.sentences.slice(0, 17)).toEqual([
      'Мәтін органдарға жауап беру үшін жіберілген.',
      'Топ-тобымен сұралады, келесі топ – алдыңғылардың бәрі жауап бергенде немесе мерзімі өткенде: 1-топ: money (жауап беру аясы: қаражат және индикаторлар; сұралу шарты: мына шарттардың бірі жеткілікті (жоба мыналарды өзгертеді: қаражат және индикаторлар; мәтіннің көлемі 20 беттен көп)), барлық үкіметтік емес ұйым (жауап беру аясы: бөлімдер: goals, plan; кеңесші дауыс), «moon» түріндегі органдардың бәрі, жоба үшін таңдалғандар; 2-топ: law (вето құқығымен).',
      'Жауап беру мерзімі – 10 жұмыс күні.',
      'Мына жағдайда: мәтіннің көлемі 20 беттен көп – мерзім 21 күнтізбелік күн.',
      'Мәтіндегі өз бөлігі өзгергендіктен қайта сұралатындарға берілетін мерзім – 2 жұмыс күні.',
      'Өзгерістің тек редакциялық екенін даулауға берілетін мерзім – 48 сағат.',
      'Сағат 18:00 уақытынан кейін түскені келесі жұмыс күні алынған болып есептеледі.',
      'Еске салу мерзім аяқталғанға дейін мынадай жұмыс күні қалғанда жіберіледі: 3 және 1.',
      'Мерзім өткен бойда үндемеу туралы хабарланады; кімге: үйлестіруші.',
      'Мерзім өткеннен кейін 2 жұмыс күні өткенде үндемеу туралы хабарланады; кімге: office.',
      'Орган мерзімді ұзартуды сұрай алады: ең көбі 5 жұмыс күні, 1 рет.',
      'Мүмкін жауаптар: келісілді, ескертулермен келісілді, қарсылық немесе құзыретіне кірмейді.',
      'Қарсылық жай немесе түбегейлі болады; түбегейлі қарсылық жоба әрі қарай жүргенге дейін реттелуі тиіс.',
      'Жеткілікті жауап саны: 3, оның ішінде келіскені: 2; жалғыз қарсылық жобаны тоқтатпайды, вето тоқтатады.',
      'Мәтіннің жауап берілген бөлігі өзгермесе, жауап келесі айналымдарда да күшінде қалады.',
      'Мерзімінде жауап болмаса, ол үндемеу деп жазылады және келісім деп есептеледі. Негізі: House rules. Бұл актімен расталмаған: бұл – баптау. A setting.',
      'Негізі: House rules. Бұл актімен расталмаған: бұл – баптау. A setting.',
    ]);
  });

  it.each([
    [
      'en',
      'at least 2 of these (every agency that must answer has answered; one of these is enough (no objection is open; all of these (the term for answers is over; the text is longer than 1 page)); it is not so that (every amendment has been decided))',
    ],
    [
      'ru',
      'выполнено условий не меньше 2 (ответили все, чей ответ обязателен; достаточно одного из условий (нет ни одного открытого возражения; вместе (срок ответов истек; текст больше 1 страницы)); не выполнено условие (по каждой поправке принято решение))',
    ],
    [
      'kk',
      'мына шарттардан кемінде 2 орындалған (жауабы міндетті органдардың бәрі жауап берді; мына шарттардың бірі жеткілікті (ашық қарсылық қалмаған; бәрі бірге (жауап беру мерзімі өтті; мәтіннің көлемі 1 беттен көп)); мына шарт орындалмаған (әр түзету бойынша шешім қабылданған))',
    ],
  ] as const)('tells gates apart that stand in each other: %s', (lang, words) => {
    const gate: Gate = {
      atLeast: 2,
      of: [
        { signoffs: 'given' },
        { any: [{ noOpenObjections: true }, { all: [{ elapsed: true }, { lengthOver: 1 }] }] },
        { not: { amendmentsAnswered: true } },
      ],
    };
    expect(describeWorkflow(gated(gate), lang).join('\n')).toContain(words);
  });

  it('says that a gate of nothing is no condition', () =>
    expect(describeStates(gated({ all: [] }), 'en')[2]?.sentences.join('\n')).toMatch(
      /“return” .* It has no condition\./,
    ));
});

/** The sample with this gate on its first way out of the review. */
function gated(gate: Gate): Workflow {
  const review = small.states.review as State;
  const [first, ...rest] = review.transitions;
  if (!first) throw new Error('the sample has a way out of its review');
  const transitions = [{ ...first, gate }, ...rest];
  return { ...small, states: { ...small.states, review: { ...review, transitions } } };
}
