/** The one door through which rendered text enters a page. */
import type { ReactElement } from 'react';
import type { Language } from '../../domain/language.ts';

interface PrintedProps {
  readonly className: string;
  readonly lang: Language;
  /** Output of our own printers (`printHtml`, `renderDiffHtml`), which escape all they are given. */
  readonly html: string;
}

export const Printed = ({ className, lang, html }: PrintedProps): ReactElement => (
  <div
    className={className}
    lang={lang}
    // biome-ignore lint/security/noDangerouslySetInnerHtml: printed by our own escaping printers only
    dangerouslySetInnerHTML={{ __html: html }}
  />
);
