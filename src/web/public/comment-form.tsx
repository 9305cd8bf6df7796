/** The form by which a visitor comments: it works without script, and keeps what could not be taken. */
import type { ReactElement, ReactNode } from 'react';
import { limits } from '../../../schema/limits.ts';
import { formatNumber } from '../../domain/format.ts';
import type { Clock } from '../format/when.ts';
import { Masthead } from './head.tsx';
import { commentFormAction, commentsHref, draftHref } from './links.ts';
import type { CommentField, CommentFormPage, FormFault } from './model-comments.ts';
import { Page } from './page.tsx';
import { Said } from './said.tsx';
import { isOpenToVisitors, TakingLine } from './taking.tsx';
import type { CommentWords } from './words/comments.ts';
import { wordsIn } from './words/words.ts';

interface FormProps {
  readonly page: CommentFormPage;
}

export function CommentFormView({ page }: FormProps): ReactElement {
  const { frame, head, taking, faults, values } = page;
  const clock: Clock = { lang: frame.lang, zone: head.zone };
  const words = wordsIn(frame.lang);
  const { form, title } = words.comments;
  // The first words of the window's title say that something is wrong: it is what is read out first.
  const window = faults.length > 0 ? `${form.faultsTitle}. ${form.title}` : form.title;
  return (
    <Page
      frame={frame}
      title={`${window}: ${head.titles[frame.lang]}`}
      description={words.comments.intro}
      unlisted
    >
      <Masthead
        frame={frame}
        head={head}
        eyebrow={
          <>
            <a href={draftHref(head.id, frame.lang)}>{words.versions.back}</a> ·{' '}
            <a href={commentsHref(head.id, frame.lang)}>{title}</a>
          </>
        }
      />
      <section className="part comments" aria-labelledby="form-title">
        <Faults faults={faults} words={words.comments} />
        <h2 id="form-title">{form.title}</h2>
        <TakingLine taking={taking} clock={clock} />
        {isOpenToVisitors(taking) && (
          <>
            <Sections page={page} />
            <Form page={page} />
          </>
        )}
        {!isOpenToVisitors(taking) && values.text !== '' && (
          <Said className="said" text={values.text} />
        )}
        {!isOpenToVisitors(taking) && (
          <p className="actions">
            <a className="button button-quiet" href={commentsHref(head.id, frame.lang)}>
              {words.comments.readAll}
            </a>
          </p>
        )}
      </section>
    </Page>
  );
}

const fieldId = (field: CommentField): string => `comment-${field}`;

interface FaultsProps {
  readonly faults: readonly FormFault[];
  readonly words: CommentWords;
}

/** All that is wrong, each with the way to its field (the error summary of GOV.UK's patterns). */
function Faults({ faults, words }: FaultsProps): ReactElement | null {
  if (faults.length === 0) return null;
  return (
    <div className="faults" role="alert" aria-labelledby="faults-title" tabIndex={-1}>
      <h2 id="faults-title">{words.form.faultsTitle}</h2>
      <ul>
        {faults.map(({ field, say }) => (
          <li key={say}>{field ? <a href={`#${fieldId(field)}`}>{say}</a> : say}</li>
        ))}
      </ul>
    </div>
  );
}

/** Another section to comment on: what was written so far is kept by nobody, so it stands before the form. */
function Sections({ page }: FormProps): ReactElement | null {
  const { head, frame, text, sections, section } = page;
  const words = wordsIn(frame.lang).comments.form;
  if (sections.length === 0) return null;
  return (
    <form className="choice" action={commentFormAction(head.id)} method="get">
      <input type="hidden" name="lang" value={frame.lang} />
      <label>
        <span className="choice-name">{words.section}</span>
        <select name="block" defaultValue={section?.id ?? ''} lang={text}>
          <option value="" lang={frame.lang}>
            {words.whole}
          </option>
          {sections.map(({ id, title }) => (
            <option key={id} value={id}>
              {title}
            </option>
          ))}
        </select>
      </label>
      <button className="button button-quiet" type="submit">
        {words.choose}
      </button>
    </form>
  );
}

function Form({ page }: FormProps): ReactElement {
  const { head, frame, version, key, text, taking, values } = page;
  const { comments } = wordsIn(frame.lang);
  const { form } = comments;
  const isNamed = taking.rule === 'named';
  const most = formatNumber(limits.reasonCharactersMax, frame.lang);
  return (
    <form className="comment-form" action={commentFormAction(head.id, frame.lang)} method="post">
      <input type="hidden" name="version" value={version} />
      <input type="hidden" name="text-lang" value={text} />
      <input type="hidden" name="key" value={key} />
      <Field page={page} field="block" label={form.place} hint={form.version(version)}>
        {(described) => <PlaceChoice page={page} described={described} />}
      </Field>
      <Field
        page={page}
        field="text"
        label={form.text}
        hint={form
          .textHint(limits.reasonCharactersMax)
          .replace(String(limits.reasonCharactersMax), most)}
      >
        {(described) => (
          <textarea
            id={fieldId('text')}
            name="text"
            rows={8}
            required
            maxLength={limits.reasonCharactersMax}
            defaultValue={values.text}
            aria-describedby={described}
          />
        )}
      </Field>
      {(['name', 'organisation'] as const).map((field) => (
        <Field
          key={field}
          page={page}
          field={field}
          label={`${form[field]}${isNamed ? '' : ` ${form.optional}`}`}
          hint={field === 'organisation' && isNamed ? form.organisationHint : ''}
        >
          {(described) => (
            <input
              id={fieldId(field)}
              name={field}
              type="text"
              autoComplete={field === 'name' ? 'name' : 'organization'}
              required={isNamed}
              maxLength={limits.titleCharactersMax}
              defaultValue={values[field]}
              aria-describedby={described}
            />
          )}
        </Field>
      ))}
      <p className="aside">{form.published}</p>
      <p className="actions">
        <button className="button" type="submit">
          {form.send}
        </button>
      </p>
    </form>
  );
}

interface FieldProps extends FormProps {
  readonly field: CommentField;
  readonly label: string;
  readonly hint: string;
  /** Draws the field; `described` names what describes it, undefined for nothing. */
  readonly children: (described: string | undefined) => ReactNode;
}

/** A field under its label, with its hint and with what is wrong with it. */
function Field({ page, field, label, hint, children }: FieldProps): ReactElement {
  const fault = page.faults.find((one) => one.field === field);
  const id = fieldId(field);
  const described = [hint && `${id}-hint`, fault && `${id}-fault`].filter(Boolean).join(' ');
  return (
    <div className={fault ? 'field field-wrong' : 'field'}>
      <label htmlFor={id}>{label}</label>
      {hint && (
        <p className="aside" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      {fault && (
        <p className="fault" id={`${id}-fault`}>
          {fault.say}
        </p>
      )}
      {children(described || undefined)}
    </div>
  );
}

interface PlaceChoiceProps extends FormProps {
  readonly described: string | undefined;
}

function PlaceChoice({ page, described }: PlaceChoiceProps): ReactElement {
  const { frame, text, section, places, values } = page;
  const words = wordsIn(frame.lang).comments.form;
  return (
    <select
      id={fieldId('block')}
      name="block"
      defaultValue={values.block}
      aria-describedby={described}
    >
      <option value="">{words.whole}</option>
      {section && <option value={section.id}>{words.heading(section.title)}</option>}
      {places.map(({ id, words: said }) => (
        <option key={id} value={id} lang={text}>
          {said}
        </option>
      ))}
    </select>
  );
}
