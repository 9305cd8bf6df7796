/** What the parts of the account screen are made of: a headed section, a line that can be ended, a secret told once. */
import type { ReactElement, ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../parts/button.tsx';
import { say } from '../../parts/toast.tsx';

interface PartProps {
  readonly title: string;
  readonly text?: string;
  readonly children: ReactNode;
}

export const Part = ({ title, text, children }: PartProps): ReactElement => (
  <section className="account-part">
    <div>
      <h2>{title}</h2>
      {text && <p className="quiet">{text}</p>}
    </div>
    <div className="account-body">{children}</div>
  </section>
);

interface LineProps {
  readonly title: ReactNode;
  readonly notes: ReactNode;
  readonly action?: ReactNode;
}

export const Line = ({ title, notes, action }: LineProps): ReactElement => (
  <li>
    <div>
      <b>{title}</b>
      <p className="field-hint">{notes}</p>
    </div>
    {action}
  </li>
);

/** Words to be kept elsewhere, with a button that copies them. */
export function Secret({ words }: { readonly words: string }): ReactElement {
  const { t } = useTranslation('account');
  const copy = async () => {
    await navigator.clipboard.writeText(words);
    say(t('app.copied'));
  };
  return (
    <div className="secret">
      <code>{words}</code>
      {'clipboard' in navigator && (
        <Button onPress={() => void copy().catch(() => {})}>{t('app.copy')}</Button>
      )}
    </div>
  );
}
