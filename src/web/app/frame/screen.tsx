/** The head every screen begins with: its title, which is also the document's, and what belongs beside it. */
import { type ReactElement, type ReactNode, useEffect } from 'react';
import { useTranslation } from 'react-i18next';

interface ScreenProps {
  readonly title: string;
  /** Where the title stands elsewhere already, as on the screens of a draft. */
  readonly hidesTitle?: boolean;
  /** One or two lines below the title. */
  readonly lead?: ReactNode;
  /** What can be done with the whole screen. */
  readonly actions?: ReactNode;
  readonly children: ReactNode;
}

export function Screen({
  title,
  hidesTitle = false,
  lead,
  actions,
  children,
}: ScreenProps): ReactElement {
  useTitle(title);
  return (
    <div className="screen">
      <header className={hidesTitle ? 'visually-hidden' : 'screen-head'}>
        <div>
          <h1>{title}</h1>
          {lead && <p className="screen-lead">{lead}</p>}
        </div>
        {actions && <div className="screen-actions">{actions}</div>}
      </header>
      {children}
    </div>
  );
}

/** The document is called as its screen, then as the product. */
export function useTitle(title: string): void {
  const { t } = useTranslation('frame');
  const product = t('product');
  useEffect(() => {
    document.title = `${title} · ${product}`;
  }, [title, product]);
}
