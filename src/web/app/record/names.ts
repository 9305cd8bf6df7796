/** How the record calls things in the language spoken: organisations, persons, stages, steps, points. */
import { useTranslation } from 'react-i18next';
import type { Author } from '../../../domain/draft/event.ts';
import type { Workflow } from '../../../domain/workflow/workflow.ts';
import { sayList } from '../../format/list.ts';
import { sayInstant, sayTerm } from '../../format/when.ts';
import { useNames } from '../api/directory.ts';
import { zone } from '../place.ts';
import { listChoices } from '../session.ts';
import { useLanguage } from '../words/i18n.ts';
import type { Raised } from './record.ts';
import type { Names } from './tell.ts';

/** For whom the server acts by itself. */
const serverId = 'system';

/** The names `tell` asks for, from a draft's own procedure and what its verdicts raised. */
export function useRecordNames(workflow: Workflow, raised: ReadonlyMap<number, Raised>): Names {
  const { t } = useTranslation('history');
  const { t: inDraft } = useTranslation('draft');
  const lang = useLanguage();
  const { nameOf } = useNames();
  const clock = { lang, zone };
  return {
    nameOf,
    listOf: (names) => sayList(names, lang),
    titleOf: (titles) => titles[lang],
    languageOf: (one) => inDraft(`languages.${one}`),
    verdictOf: (verdict) => inDraft(`answers.${verdict}`),
    answerOf: (answer) => t(`answers.${answer}`),
    settlementOf: (settlement) => t(`settlements.${settlement}`),
    moverOf: (mover) => (typeof mover === 'string' ? t(`movers.${mover}`) : nameOf(mover.agency)),
    itemOf: (number) => {
      const item = raised.get(number);
      return t(`items.${item?.fundamental ? 'fundamental' : (item?.kind ?? 'remark')}`, { number });
    },
    termOf: (iso) => sayTerm(iso, clock),
    hourOf: (iso) => sayInstant(iso, clock),
    stateOf: (state) => workflow.states[state]?.titles[lang] ?? state,
    stepOf: (state, id) =>
      workflow.states[state]?.transitions.find((one) => one.id === id)?.titles[lang] ?? id,
  };
}

/** Says who acted: the organisation, the person where this reader may know them, in whose place. */
export function useWho(): (by: Author) => string {
  const { t } = useTranslation('history');
  const lang = useLanguage();
  const { nameOf } = useNames();
  const persons = new Map(listChoices().map(({ person }) => [person.id, person.name[lang]]));
  return ({ organisation: id, person: personId, inPlaceOf }) => {
    if (id === serverId) return t('byItself');
    const organisation = nameOf(id);
    const person = persons.get(personId);
    const who = person === undefined ? organisation : t('byPerson', { organisation, person });
    const absent = inPlaceOf && persons.get(inPlaceOf.person);
    return absent === undefined ? who : t('inPlaceOf', { who, person: absent });
  };
}
