/** S2, beginning a draft: what it is called, from which template, on which way, who may know of it. */
import { useQuery } from '@tanstack/react-query';
import { createLazyRoute, useNavigate } from '@tanstack/react-router';
import { type FormEvent, type ReactElement, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Template } from '../../../../schema/templates/template.ts';
import { type Language, languages, type Names } from '../../../domain/language.ts';
import type { Workflow } from '../../../domain/workflow/workflow.ts';
import { sayList } from '../../format/list.ts';
import { Button } from '../../parts/button.tsx';
import { Checkbox, RadioGroup } from '../../parts/choice.tsx';
import { EmptyState } from '../../parts/empty-state.tsx';
import { ErrorSummary } from '../../parts/error-summary.tsx';
import { ButtonLink } from '../../parts/link.tsx';
import { Skeleton } from '../../parts/skeleton.tsx';
import { useNames } from '../api/directory.ts';
import { templatesQuery, useBegin, workflowsQuery } from '../api/drafting.ts';
import { Participants } from '../drafting/participants.tsx';
import { asksChosen } from '../drafting/steps.ts';
import { type Visibility, VisibilityField } from '../drafting/visibility.tsx';
import { WorkflowSteps } from '../drafting/workflow-steps.tsx';
import { ActDialog } from '../forms/act-dialog.tsx';
import { areNamed, NamesFields, noNames } from '../forms/names-fields.tsx';
import { Failure } from '../frame/failure.tsx';
import { Screen } from '../frame/screen.tsx';
import { draftsHref } from '../links.ts';
import { begins, useSession } from '../session.ts';
import { useLanguage } from '../words/i18n.ts';

export const screen = createLazyRoute('/drafts/new')({ component: NewDraft });

function NewDraft(): ReactElement {
  const { t } = useTranslation('passport');
  const session = useSession();
  const workflows = useQuery(workflowsQuery);
  const templates = useQuery(templatesQuery);
  const error = workflows.error ?? templates.error;
  if (!session || !begins(session))
    return (
      <Screen title={t('new.title')}>
        <EmptyState
          title={t('new.closed')}
          action={<ButtonLink href={draftsHref}>{t('new.toDrafts')}</ButtonLink>}
        >
          <p>{t('new.closedText')}</p>
        </EmptyState>
      </Screen>
    );
  return (
    <Screen title={t('new.title')} lead={t('new.lead')}>
      {error && <Failure error={error} />}
      {(workflows.isLoading || templates.isLoading) && <Skeleton label={t('new.title')} rows={8} />}
      {workflows.data && templates.data && (
        <NewDraftForm
          owner={session.acting.organisation}
          workflows={workflows.data}
          templates={templates.data}
        />
      )}
    </Screen>
  );
}

interface NewDraftFormProps {
  readonly owner: string;
  readonly workflows: readonly Workflow[];
  readonly templates: readonly Template[];
}

interface Told {
  readonly titles: Names;
  readonly spoken: readonly Language[];
  readonly template: Template | undefined;
  readonly workflow: Workflow | undefined;
  readonly participants: readonly string[];
  readonly visibility: Visibility;
}

const idOf = ({ id, edition }: Template): string => `${id}/${edition}`;

/** The newest first: what most drafts begin under today. */
const newestFirst = (templates: readonly Template[]): readonly Template[] =>
  templates.toSorted((a, b) => (a.validFrom < b.validFrom ? 1 : -1));

function NewDraftForm({ owner, workflows, templates }: NewDraftFormProps): ReactElement {
  const { t } = useTranslation('passport');
  const [told, setTold] = useState<Told>({
    titles: noNames,
    spoken: ['kk', 'ru'],
    template: newestFirst(templates)[0],
    workflow: workflows.find(({ id }) => id === 'kz-concept-2024') ?? workflows[0],
    participants: [],
    visibility: 'drafters',
  });
  const [tried, setTried] = useState(false);
  const [checks, setChecks] = useState(false);
  const tell = (part: Partial<Told>) => setTold((before) => ({ ...before, ...part }));
  const faults = tried ? faultsOf(told, t('new.faults.titles'), t('new.faults.languages')) : [];
  const check = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    setChecks(faultsOf(told, '', '').length === 0);
  };
  return (
    <form className="page-form" onSubmit={check} noValidate>
      <ErrorSummary title={t('new.faults.title')} faults={faults} />
      <NamesFields
        id="title"
        label={t('titles')}
        hint={t('titlesHint')}
        value={told.titles}
        showsEmpty={tried}
        onChange={(titles) => tell({ titles })}
      />
      <Spoken value={told.spoken} onChange={(spoken) => tell({ spoken })} />
      <TemplateField
        templates={newestFirst(templates)}
        value={told.template}
        onChange={(template) => tell({ template })}
      />
      <WorkflowField
        workflows={workflows}
        value={told.workflow}
        onChange={(workflow) => tell({ workflow, participants: [] })}
      />
      {told.workflow && asksChosen(told.workflow) && (
        <Participants
          owner={owner}
          value={told.participants}
          onChange={(participants) => tell({ participants })}
        />
      )}
      <VisibilityField value={told.visibility} onChange={(visibility) => tell({ visibility })} />
      <Button kind="primary" type="submit">
        {t('new.check')}
      </Button>
      {checks && <Begin told={told} onClose={() => setChecks(false)} />}
    </form>
  );
}

const faultsOf = ({ titles, spoken }: Told, noTitle: string, noLanguage: string) => [
  ...(areNamed(titles)
    ? []
    : [
        {
          field: `title-${languages.find((lang) => titles[lang].trim() === '')}`,
          words: noTitle,
        },
      ]),
  ...(spoken.length > 0 ? [] : [{ field: 'spoken-kk', words: noLanguage }]),
];

interface SpokenProps {
  readonly value: readonly Language[];
  readonly onChange: (value: readonly Language[]) => void;
}

function Spoken({ value, onChange }: SpokenProps): ReactElement {
  const { t } = useTranslation('passport');
  const { t: form } = useTranslation('forms');
  return (
    <fieldset className="field">
      <legend className="field-label">{t('languages')}</legend>
      <p className="field-hint">{t('languagesHint')}</p>
      {languages.map((lang) => (
        <Checkbox
          key={lang}
          id={`spoken-${lang}`}
          isSelected={value.includes(lang)}
          onChange={(isChosen) =>
            onChange(languages.filter((one) => (one === lang ? isChosen : value.includes(one))))
          }
        >
          {form(`languages.${lang}`)}
        </Checkbox>
      ))}
    </fieldset>
  );
}

interface TemplateFieldProps {
  readonly templates: readonly Template[];
  readonly value: Template | undefined;
  readonly onChange: (value: Template | undefined) => void;
}

function TemplateField({ templates, value, onChange }: TemplateFieldProps): ReactElement {
  const { t } = useTranslation('passport');
  const lang = useLanguage();
  return (
    <RadioGroup
      label={t('template')}
      hint={t('templateHint')}
      value={value ? idOf(value) : null}
      onChange={(id) => onChange(templates.find((one) => idOf(one) === id))}
      choices={templates.map((one) => ({
        id: idOf(one),
        name: t('templateName', { title: one.titles[lang], edition: one.edition }),
        note: t('sections', { count: one.sections.length }),
      }))}
    />
  );
}

interface WorkflowFieldProps {
  readonly workflows: readonly Workflow[];
  readonly value: Workflow | undefined;
  readonly onChange: (value: Workflow | undefined) => void;
}

function WorkflowField({ workflows, value, onChange }: WorkflowFieldProps): ReactElement {
  const { t } = useTranslation('passport');
  const lang = useLanguage();
  return (
    <>
      <RadioGroup
        label={t('workflow')}
        hint={t('workflowHint')}
        value={value?.id ?? null}
        onChange={(id) => onChange(workflows.find((one) => one.id === id))}
        choices={workflows.map(({ id, titles }) => ({ id, name: titles[lang] }))}
      />
      {value && <WorkflowSteps workflow={value} />}
    </>
  );
}

/** All of it read once more; it begins, and the writing with it. */
function Begin({ told, onClose }: { readonly told: Told; readonly onClose: () => void }) {
  const { t } = useTranslation('passport');
  const { t: form } = useTranslation('forms');
  const lang = useLanguage();
  const { nameOf } = useNames();
  const navigate = useNavigate();
  const { tellAsync, isPending, error } = useBegin();
  const { titles, spoken, template, workflow, participants, visibility } = told;
  if (!template || !workflow) return null;
  const begin = async () => {
    const { id } = await tellAsync({
      titles,
      languages: [...spoken],
      template: { id: template.id, edition: template.edition },
      workflow: workflow.id,
      participants: [...participants],
      visibility,
    });
    await navigate({ to: '/drafts/$id/edit', params: { id } });
  };
  return (
    <ActDialog
      title={t('new.title')}
      confirm={t('new.begin')}
      isPending={isPending}
      error={error}
      onConfirm={() => void begin().catch(() => {})}
      onClose={onClose}
      entries={[
        ...languages.map((one) => ({
          name: t('titleIn', { language: form(`languages.${one}`) }),
          value: <span lang={one}>{titles[one]}</span>,
        })),
        {
          name: t('languages'),
          value: spoken.map((one) => form(`languages.${one}`)).join(', '),
        },
        {
          name: t('template'),
          value: t('templateName', { title: template.titles[lang], edition: template.edition }),
        },
        { name: t('workflow'), value: workflow.titles[lang] },
        ...(participants.length > 0
          ? [{ name: t('participants'), value: sayList(participants.map(nameOf), lang) }]
          : []),
        { name: t('visibility'), value: t(`visibilities.${visibility}`) },
      ]}
    />
  );
}
