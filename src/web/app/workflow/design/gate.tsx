/** A condition, built of others: what is asked, chosen from the closed grammar, and what it asks in turn. */
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { remitKinds } from '../../../../domain/draft/remit.ts';
import { languages } from '../../../../domain/language.ts';
import type { Gate } from '../../../../domain/workflow/workflow.ts';
import { Select } from '../../../parts/select.tsx';
import { NumberAt, SomeAt, TermAt, TextAt } from './fields.tsx';
import { FaultHere, ListPart, usePlace } from './place.tsx';

/** Each form a gate can have, as it is at first. */
const forms = {
  frozen: { frozen: ['kk', 'ru'] },
  consent: { signoffs: 'consent' },
  given: { signoffs: 'given' },
  noObjections: { noOpenObjections: true },
  noOrdinary: { noOpenObjections: 'ordinary' },
  noFundamental: { noOpenObjections: 'fundamental' },
  noCondition: { noOpenObjections: 'condition' },
  amendments: { amendmentsAnswered: true },
  supported: { amendmentsAnswered: { supporters: 500 } },
  comments: { commentsAnswered: true },
  elapsed: { elapsed: true },
  term: { term: { workingDays: 10 } },
  aligned: { aligned: ['kk', 'ru'] },
  checks: { checksPass: true },
  touches: { touches: { kinds: ['money'] } },
  length: { lengthOver: 20 },
  all: { all: [{ signoffs: 'given' }] },
  any: { any: [{ signoffs: 'given' }] },
  atLeast: { atLeast: 1, of: [{ signoffs: 'given' }] },
  not: { not: { noOpenObjections: true } },
} as const satisfies Record<string, Gate>;

type Form = keyof typeof forms;
const formNames = Object.keys(forms) as readonly Form[];

/** Judged before anybody is asked, a gate can only be about the text. */
const aboutText: readonly Form[] = ['touches', 'length', 'aligned', 'checks', 'all', 'any', 'not'];

export const firstGate = forms.all;
export const firstTextGate = forms.touches;

const objections = {
  ordinary: 'noOrdinary',
  fundamental: 'noFundamental',
  condition: 'noCondition',
};

const keyed: Readonly<Record<string, Form>> = {
  frozen: 'frozen',
  commentsAnswered: 'comments',
  elapsed: 'elapsed',
  term: 'term',
  aligned: 'aligned',
  checksPass: 'checks',
  touches: 'touches',
  lengthOver: 'length',
  all: 'all',
  any: 'any',
  of: 'atLeast',
  not: 'not',
};

function formOf(gate: Gate): Form {
  if ('signoffs' in gate) return gate.signoffs;
  if ('amendmentsAnswered' in gate)
    return gate.amendmentsAnswered === true ? 'amendments' : 'supported';
  if ('noOpenObjections' in gate)
    return gate.noOpenObjections === true
      ? 'noObjections'
      : (objections[gate.noOpenObjections] as Form);
  const [, form = 'all'] = Object.entries(keyed).find(([key]) => key in gate) ?? [];
  return form;
}

interface GateProps {
  readonly path: string;
  readonly label: string;
  /** It is judged before anybody is asked. */
  readonly isAboutText?: boolean;
}

export function GateAt({ path, label, isAboutText = false }: GateProps): ReactElement {
  const { t } = useTranslation('design');
  const { value, put } = usePlace<Gate>(path);
  const form = value ? formOf(value) : 'all';
  const shown = isAboutText ? aboutText : formNames;
  const choices = shown.includes(form) ? shown : [form, ...shown];
  return (
    <div className="design-gate" data-at={path}>
      <FaultHere path={path} />
      <Select
        label={label}
        value={form}
        onChange={(key) => put(forms[key as Form])}
        choices={choices.map((id) => ({ id, name: t(`gates.${id}`) }))}
      />
      {value && <Asks path={path} gate={value} isAboutText={isAboutText} />}
    </div>
  );
}

interface AsksProps {
  readonly path: string;
  readonly gate: Gate;
  readonly isAboutText: boolean;
}

/** What a form of gate asks beside its name. */
function Asks({ path, gate, isAboutText }: AsksProps): ReactElement | null {
  const { t } = useTranslation('design');
  const { t: form } = useTranslation('forms');
  const spoken = languages.map((id) => ({ id, name: form(`languages.${id}`) }));
  if ('frozen' in gate)
    return <SomeAt path={`${path}/frozen`} label={t('gate.languages')} choices={spoken} />;
  if ('aligned' in gate)
    return <SomeAt path={`${path}/aligned`} label={t('gate.languages')} choices={spoken} />;
  if ('term' in gate) return <TermAt path={`${path}/term`} label={t('gate.term')} />;
  if ('lengthOver' in gate) return <NumberAt path={`${path}/lengthOver`} label={t('gate.pages')} />;
  if ('touches' in gate) return <PartsOfText path={`${path}/touches`} />;
  if ('amendmentsAnswered' in gate && gate.amendmentsAnswered !== true)
    return <NumberAt path={`${path}/amendmentsAnswered/supporters`} label={t('gate.supporters')} />;
  if ('not' in gate)
    return <GateAt path={`${path}/not`} label={t('gate.not')} isAboutText={isAboutText} />;
  const list = ['all', 'any', 'of'].find((key) => key in gate);
  if (list === undefined) return null;
  return (
    <>
      {'of' in gate && <NumberAt path={`${path}/atLeast`} label={t('gate.atLeast')} />}
      <ListPart
        path={`${path}/${list}`}
        label={t('gate.parts')}
        add={t('gate.add')}
        first={() => (isAboutText ? firstTextGate : forms.given)}
        item={(at, index) => (
          <GateAt
            path={at}
            label={t('gate.part', { number: index + 1 })}
            isAboutText={isAboutText}
          />
        )}
      />
    </>
  );
}

/** Parts of the text by their kind; sections, which no list here names, by what a file calls them. */
export function PartsOfText({ path }: { readonly path: string }): ReactElement {
  const { t } = useTranslation('design');
  const { t: said } = useTranslation('workflow');
  const { value } = usePlace<object | 'whole'>(path);
  if (typeof value === 'object' && 'sections' in value)
    return (
      <ListPart
        path={`${path}/sections`}
        label={t('remit.sections')}
        add={t('remit.addSection')}
        first={() => ''}
        item={(at, index) => <TextAt path={at} label={t('remit.section', { number: index + 1 })} />}
      />
    );
  return (
    <SomeAt
      path={`${path}/kinds`}
      label={t('remit.kinds')}
      choices={remitKinds.map((id) => ({ id, name: said(`parts.${id}`) }))}
    />
  );
}
