/** How the record calls things in the language spoken: organisations, persons, stages, steps, points. */
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { sayWritten } from '../../../domain/language.ts';
import type { Workflow } from '../../../domain/workflow/workflow.ts';
import { sayList } from '../../format/list.ts';
import { sayInstant, sayTerm } from '../../format/when.ts';
import { authorsQuery, useNames } from '../api/directory.ts';
import { zone } from '../place.ts';
import { useSession } from '../session.ts';
import { useLanguage } from '../words/i18n.ts';
import type { Raised } from './record.ts';
import type { Names } from './tell.ts';

/** Of an author of the record, what is said. */
interface Actor {
  readonly organisation: string;
  readonly person: string;
  readonly inPlaceOf?: { readonly person: string } | undefined;
}

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
    actOf: (act) => sayWritten(act, lang),
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

/**
 * Says who acted: the organisation, the person, in whose place. Until the names of the draft's log are
 * read, of who was erased, and to who is not signed in, the organisation alone is said; `within` an
 * organisation that is said already, the person alone.
 */
export function useWho(draft: string): (by: Actor, within?: string) => string {
  const { t } = useTranslation('history');
  const lang = useLanguage();
  const { nameOf } = useNames();
  const { data = [] } = useQuery({
    ...authorsQuery(draft),
    enabled: useSession() !== null,
  });
  const persons = new Map(data.map(({ person, name }) => [person, name[lang]]));
  return ({ organisation: id, person: personId, inPlaceOf }, within) => {
    if (id === serverId) return t('byItself');
    const organisation = nameOf(id);
    const person = persons.get(personId);
    const alone = person ?? organisation;
    const who =
      person === undefined || id === within ? alone : t('byPerson', { organisation, person });
    const absent = inPlaceOf && persons.get(inPlaceOf.person);
    return absent === undefined ? who : t('inPlaceOf', { who, person: absent });
  };
}
