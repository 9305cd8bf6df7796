/**
 * The answer once more before it binds: on which words, for whom, by which right, with what effect. From
 * here it is given, or put before who gives it; nothing is sent by one key.
 */
import { type ReactElement, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../parts/button.tsx';
import { DefinitionList } from '../../parts/lists.tsx';
import { useProof } from '../account/proof.tsx';
import { useNames } from '../api/directory.ts';
import type { Draft } from '../api/drafts.ts';
import { useGive, usePrepare } from '../api/signoffs.ts';
import { Refused } from '../refusals/refused.tsx';
import { listChoices } from '../session.ts';
import { useLanguage } from '../words/i18n.ts';
import { type Answer, sentItems } from './answer.ts';
import { Difference } from './runs.tsx';
import type { Seat } from './seat.ts';

interface CheckProps {
  readonly draft: Draft;
  readonly seat: Seat;
  readonly answer: Answer;
  readonly onBack: () => void;
  /** `hash` is of the statement that was signed; null for what was only prepared. */
  readonly onSent: (hash: string | null) => void;
}

export function Check({ draft, seat, answer, onBack, onSent }: CheckProps): ReactElement {
  const { t } = useTranslation('verdict');
  const head = useRef<HTMLHeadingElement>(null);
  const { proven, dialog } = useProof();
  const give = useGive(draft.id, seat.inPlaceOf?.person);
  const prepare = usePrepare(draft.id);
  const gives = seat.does === 'give';
  const { isPending, error } = gives ? give : prepare;
  useEffect(() => head.current?.focus(), []);
  const send = async () => {
    const { version, verdict, note } = answer;
    if (verdict === null) return;
    const said = { version, verdict, note, items: sentItems(answer) };
    if (!gives) return prepare.tellAsync(said).then(() => onSent(null));
    const given = await proven(() => give.tellAsync(said));
    onSent(given.statement ?? null);
  };
  return (
    <section className="verdict-check">
      <h2 ref={head} tabIndex={-1}>
        {t(gives ? 'check.title' : 'check.prepareTitle')}
      </h2>
      <Refused
        error={error}
        title={t('refused.title')}
        own={t('refused.codes', { returnObjects: true })}
      />
      <Facts draft={draft} seat={seat} answer={answer} />
      <Points answer={answer} />
      <p className="verdict-row">
        <Button
          kind="primary"
          icon="agree"
          isDisabled={isPending}
          // A refusal stands above; whoever closes the question for a proof is where they were.
          onPress={() => void send().catch(() => {})}
        >
          {t(gives ? 'check.give' : 'check.prepare')}
        </Button>
        <Button onPress={onBack}>{t('check.back')}</Button>
      </p>
      {dialog}
    </section>
  );
}

function Facts({
  draft,
  seat,
  answer,
}: Pick<CheckProps, 'draft' | 'seat' | 'answer'>): ReactElement {
  const { t } = useTranslation('verdict');
  const { t: inDraft } = useTranslation('draft');
  const { t: inFrame } = useTranslation('frame');
  const lang = useLanguage();
  const { nameOf } = useNames();
  const { person, acting } = seat.session;
  const { inPlaceOf } = seat;
  const nameOfPerson = (id: string) =>
    listChoices().find((one) => one.person.id === id)?.person.name[lang] ?? id;
  const right = `${acting.position[lang]} (${inFrame(`roles.${acting.role}`)})`;
  return (
    <DefinitionList
      entries={[
        { name: t('check.answer'), value: <b>{t(`answers.${answer.verdict ?? 'agree'}`)}</b> },
        {
          name: t('check.version'),
          value: (
            <>
              {draft.titles[lang]}, {inDraft('ofVersion', { number: answer.version })}
              <code className="hash">{draft.version?.hash}</code>
            </>
          ),
        },
        { name: t('check.for'), value: nameOf(seat.agency) },
        { name: t('check.by'), value: `${person.name[lang]}, ${right}` },
        ...(inPlaceOf
          ? [
              {
                name: t('check.inPlaceOf'),
                value: t('check.mandate', {
                  person: nameOfPerson(inPlaceOf.person),
                  mandate: inPlaceOf.mandate,
                }),
              },
            ]
          : []),
        ...(answer.note ? [{ name: t('note'), value: answer.note }] : []),
        {
          name: t('check.effect'),
          value: t(
            seat.does === 'give' ? `effects.${answer.verdict ?? 'agree'}` : 'effects.prepare',
          ),
        },
      ]}
    />
  );
}

/** Every point as it will stand in the record. */
function Points({ answer }: Pick<CheckProps, 'answer'>): ReactElement | null {
  const { t } = useTranslation('verdict');
  if (answer.items.length === 0) return null;
  return (
    <>
      <h3>{t('check.points', { count: answer.items.length })}</h3>
      <ol className="verdict-points">
        {answer.items.map(({ key, kind, fundamental, lang, quote, reason, wording }) => (
          <li key={key} className="point">
            <b>{t(`kinds.${fundamental ? 'fundamental' : kind}`)}</b>
            {wording === undefined || wording === quote ? (
              <blockquote lang={lang}>{quote}</blockquote>
            ) : (
              <Difference before={quote} after={wording} lang={lang} />
            )}
            <p>{reason}</p>
          </li>
        ))}
      </ol>
    </>
  );
}
