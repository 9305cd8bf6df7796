/** Everything that is wrong with a form, above it, each with a link to its field (GOV.UK pattern). */
import { type ReactElement, useEffect, useRef } from 'react';
import { Icon } from './icon.tsx';

export interface FieldFault {
  /** The id of the field's control. */
  readonly field: string;
  readonly words: string;
}

interface ErrorSummaryProps {
  readonly title: string;
  readonly faults: readonly FieldFault[];
  /** Takes the focus when it appears, as after a refused form; true unless told. */
  readonly takesFocus?: boolean;
}

export function ErrorSummary({
  title,
  faults,
  takesFocus = true,
}: ErrorSummaryProps): ReactElement | null {
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (takesFocus && faults.length > 0) place.current?.focus();
  }, [takesFocus, faults]);
  if (faults.length === 0) return null;
  return (
    <div className="error-summary" role="alert" tabIndex={-1} ref={place}>
      <p className="banner-title">
        <Icon name="warning" /> {title}
      </p>
      <ul>
        {faults.map(({ field, words }) => (
          <li key={field}>
            <a
              href={`#${field}`}
              onClick={(event) => {
                event.preventDefault();
                document.getElementById(field)?.focus();
              }}
            >
              {words}
            </a>
          </li>
        ))}
      </ul>
    </div>
  );
}
