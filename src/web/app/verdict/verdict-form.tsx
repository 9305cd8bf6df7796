/**
 * S12, an agency's answer on exactly one version: written beside the text, checked once more, given by
 * a signatory or prepared for one. It brings its own words, so that any screen may show it.
 */
import { useQuery } from '@tanstack/react-query';
import {
  type FormEvent,
  type ReactElement,
  Suspense,
  useCallback,
  useEffect,
  useMemo,
  useRef,
  useState,
} from 'react';
import { useTranslation } from 'react-i18next';
import { type Language, languages } from '../../../domain/language.ts';
import { parseText } from '../../../domain/text/identity.ts';
import { Banner } from '../../parts/banner.tsx';
import { Button } from '../../parts/button.tsx';
import { ButtonLink } from '../../parts/link.tsx';
import type { Draft } from '../api/drafts.ts';
import { versionTextsQuery } from '../api/texts.ts';
import { Failure } from '../frame/failure.tsx';
import { Loading } from '../frame/loading.tsx';
import { approvalsHref } from '../links.ts';
import { useSession } from '../session.ts';
import {
  type AnswerFault,
  addItem,
  faultsOf,
  isBegun,
  type Place,
  type WordsOf,
  wordsIn,
} from './answer.ts';
import { Check } from './check.tsx';
import { Given } from './given.tsx';
import { readKept, useKeptAnswer } from './kept-answer.ts';
import { Moved } from './moved.tsx';
import { OwnTerm } from './own-term.tsx';
import { Reading } from './reading.tsx';
import { type Seat, useSeat } from './seat.ts';
import { Writing } from './writing.tsx';

export interface VerdictFormProps {
  readonly draft: Draft;
  /** Whose answer it is; that of whoever acts unless told. */
  readonly agency?: string;
  /** Takes the focus to the choice of an answer when it appears. */
  readonly takesFocus?: boolean;
}

export const VerdictForm = (props: VerdictFormProps): ReactElement => (
  <Suspense fallback={<Loading />}>
    <Seated {...props} />
  </Suspense>
);

type Round = NonNullable<Draft['round']>;
type Asked = Round['participants'][number];

function Seated({ draft, agency, takesFocus = false }: VerdictFormProps): ReactElement {
  const { t } = useTranslation('verdict');
  const session = useSession();
  const whose = agency ?? session?.acting.organisation;
  const seat = useSeat(draft.id, whose);
  const { round } = draft;
  const asked = round?.participants.find((one) => one.agency === whose);
  const title = t(round ? 'notAsked' : 'closed');
  if (!seat) return <p className="quiet">{title}</p>;
  if (!round || !asked) return <NotAsked draft={draft} seat={seat} title={title} />;
  const key = [draft.id, seat.agency, seat.session.person.id, seat.does].join(' ');
  return (
    <Answering
      key={key}
      draft={draft}
      round={round}
      asked={asked}
      seat={seat}
      takesFocus={takesFocus}
    />
  );
}

interface NotAskedProps {
  readonly draft: Draft;
  readonly seat: Seat;
  readonly title: string;
}

/** Said aloud where an answer was begun: what stood there may have gone while it was being given. */
function NotAsked({ draft, seat, title }: NotAskedProps): ReactElement {
  const { t } = useTranslation('verdict');
  const { agency, session } = seat;
  if (!readKept({ person: session.person.id, agency, draft: draft.id }))
    return <p className="quiet">{title}</p>;
  return (
    <Banner kind="stale" title={title}>
      <p>{t('form.kept')}</p>
    </Banner>
  );
}

interface AnsweringProps {
  readonly draft: Draft;
  readonly round: Round;
  readonly asked: Asked;
  readonly seat: Seat;
  readonly takesFocus: boolean;
}

/** Writing; checking what answers a version; sent. Another version that appears ends a check. */
type Step = 'write' | { readonly checks: number } | { readonly statement: string | null };

function Answering(props: AnsweringProps): ReactElement {
  const { draft, round, asked, seat } = props;
  const { answer, change, forget } = useKeptAnswer(
    { person: seat.session.person.id, agency: seat.agency, draft: draft.id },
    round.version,
  );
  const [step, setStep] = useState<Step>('write');
  const [again, setAgain] = useState(false);
  if (typeof step === 'object' && 'statement' in step)
    return <Sent draft={draft} seat={seat} statement={step.statement} />;
  if (asked.verdict !== null && seat.does === 'give' && !again && !isBegun(answer))
    return <Given draft={draft} seat={seat} asked={asked} onAgain={() => setAgain(true)} />;
  if (step !== 'write' && step.checks === round.version)
    return (
      <Check
        draft={draft}
        seat={seat}
        answer={answer}
        onBack={() => setStep('write')}
        onSent={(statement) => {
          forget(round.version);
          setStep({ statement });
        }}
      />
    );
  return (
    <Form
      {...props}
      answer={answer}
      onChange={change}
      onCheck={() => setStep({ checks: round.version })}
    />
  );
}

type FormProps = AnsweringProps & {
  readonly answer: ReturnType<typeof useKeptAnswer>['answer'];
  readonly onChange: ReturnType<typeof useKeptAnswer>['change'];
  readonly onCheck: () => void;
};

/** The text on one side, the answer on the other. */
function Form(props: FormProps): ReactElement {
  const { draft, round, asked, seat, answer, takesFocus, onChange, onCheck } = props;
  const { t } = useTranslation('verdict');
  const { data, error } = useQuery(versionTextsQuery(draft.id, round.version));
  const { docs, words } = useMemo(() => readTexts(data), [data]);
  const [faults, setFaults] = useState<readonly AnswerFault[]>([]);
  const form = useRef<HTMLFormElement>(null);
  // The text beside is not drawn again for each letter of the answer.
  const latest = useRef({ answer, onChange });
  latest.current = { answer, onChange };
  const remark = useCallback((place: Place) => {
    const now = latest.current;
    now.onChange(addItem(now.answer, place));
  }, []);
  useEffect(() => {
    if (takesFocus) focusAnswer(form.current);
  }, [takesFocus]);
  const check = (event: FormEvent) => {
    event.preventDefault();
    const found = faultsOf(answer, words);
    setFaults(found);
    if (found.length === 0 && answer.version === round.version) onCheck();
  };
  return (
    <div className="verdict">
      <div className="verdict-panes">
        <div>
          <div className="verdict-jump">
            <Button kind="primary" icon="down" onPress={() => focusAnswer(form.current)}>
              {t('form.jump')}
            </Button>
          </div>
          {error && <Failure error={error} />}
          <Reading
            draft={draft}
            agency={seat.agency}
            remit={asked.remit ?? 'whole'}
            docs={docs}
            words={words}
            onRemark={remark}
          />
        </div>
        <form ref={form} className="verdict-form" onSubmit={check} noValidate>
          <h2 className="visually-hidden">{t('form.title')}</h2>
          <OwnTerm
            draft={draft}
            agency={seat.agency}
            mayAsk={asked.verdict === null && seat.inPlaceOf === undefined}
          />
          <Moved draft={draft} round={round} answer={answer} onChange={onChange} />
          <Writing
            draft={draft}
            seat={seat}
            answer={answer}
            submitted={faults}
            faults={faults.length > 0 ? faultsOf(answer, words) : faults}
            isCurrent={answer.version === round.version}
            onChange={onChange}
          />
        </form>
      </div>
    </div>
  );
}

const focusAnswer = (form: HTMLFormElement | null): void =>
  form?.querySelector<HTMLElement>('input[type=radio]')?.focus();

/** The texts of a version, and what their blocks say. */
function readTexts(texts: Readonly<Partial<Record<Language, unknown>>> | undefined) {
  const parsed = languages.flatMap((lang) =>
    texts?.[lang] === undefined ? [] : [[lang, parseText(texts[lang])] as const],
  );
  const words: WordsOf = Object.fromEntries(parsed.map(([lang, doc]) => [lang, wordsIn(doc)]));
  return { docs: Object.fromEntries(parsed), words };
}

interface SentProps {
  readonly draft: Draft;
  readonly seat: Seat;
  readonly statement: string | null;
}

/** What happens next, after the answer left this page. */
function Sent({ draft, seat, statement }: SentProps): ReactElement {
  const { t } = useTranslation('verdict');
  const head = useRef<HTMLDivElement>(null);
  useEffect(() => head.current?.focus(), []);
  const gives = seat.does === 'give';
  return (
    <section className="verdict-given" ref={head} tabIndex={-1}>
      <Banner kind="good" title={t(gives ? 'sent.given' : 'sent.prepared')}>
        <p>{t(gives ? 'sent.givenText' : 'sent.preparedText')}</p>
        {statement && (
          <p className="field-hint">
            {t('sent.statement')} <code className="hash">{statement}</code>
          </p>
        )}
      </Banner>
      <p>
        <ButtonLink href={approvalsHref(draft.id)} icon="agree">
          {t('sent.board')}
        </ButtonLink>
      </p>
    </section>
  );
}
