/**
 * A date in three fields, as GOV.UK asks for it: whoever knows a date writes it faster than they
 * find it in a calendar, and no runtime's names of months are needed.
 */

import { type ReactElement, useId, useState } from 'react';
import { Temporal } from 'temporal-polyfill';
import { Icon } from './icon.tsx';

interface DateFieldProps {
  readonly label: string;
  /** What the three fields are called. */
  readonly words: { readonly day: string; readonly month: string; readonly year: string };
  readonly hint?: string;
  readonly error?: string | undefined;
  /** ISO date; empty at first unless given. */
  readonly defaultValue?: string;
  /** An ISO date when the three make one that exists, else null. */
  readonly onChange: (isoDate: string | null) => void;
}

const parts = ['day', 'month', 'year'] as const;
type Part = (typeof parts)[number];
type Entered = Readonly<Record<Part, string>>;

/** The date three fields say; null when it does not exist. */
export function readDate({ day, month, year }: Entered): string | null {
  if (![day, month, year].every((one) => /^\d+$/.test(one.trim()))) return null;
  try {
    const fields = { year: Number(year), month: Number(month), day: Number(day) };
    return Temporal.PlainDate.from(fields, { overflow: 'reject' }).toString();
  } catch {
    return null;
  }
}

function splitDate(iso: string | undefined): Entered {
  const [year = '', month = '', day = ''] =
    iso?.split('-').map((one) => one.replace(/^0/, '')) ?? [];
  return { day, month, year };
}

export function DateField(props: DateFieldProps): ReactElement {
  const { label, words, hint, error, defaultValue, onChange } = props;
  const id = useId();
  const [entered, setEntered] = useState(() => splitDate(defaultValue));
  const enter = (part: Part, text: string) => {
    const next = { ...entered, [part]: text };
    setEntered(next);
    onChange(readDate(next));
  };
  return (
    <fieldset className="field date-field" aria-describedby={`${id}-words`}>
      <legend className="field-label">{label}</legend>
      <div id={`${id}-words`}>
        {hint && <span className="field-hint">{hint}</span>}
        {error && (
          <span className="field-error">
            <Icon name="warning" /> {error}
          </span>
        )}
      </div>
      <div className="date-parts">
        {parts.map((part) => (
          <label key={part}>
            {words[part]}
            <input
              className={`input input-${part}`}
              inputMode="numeric"
              autoComplete="off"
              maxLength={part === 'year' ? 4 : 2}
              value={entered[part]}
              aria-invalid={error !== undefined}
              onChange={({ target }) => enter(part, target.value)}
            />
          </label>
        ))}
      </div>
    </fieldset>
  );
}
