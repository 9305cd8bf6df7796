/** Other words for an amendment: edited where they stand, with what they come to beside them while one writes. */
import { useQuery } from '@tanstack/react-query';
import type { Node } from 'prosemirror-model';
import { type ReactElement, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Language } from '../../../domain/language.ts';
import { apply } from '../../../domain/text/apply.ts';
import type { Change } from '../../../domain/text/change.ts';
import { diff } from '../../../domain/text/diff.ts';
import { parseText } from '../../../domain/text/identity.ts';
import { Skeleton } from '../../parts/skeleton.tsx';
import { ToggleButton, Toolbar } from '../../parts/toolbar.tsx';
import { ChangeList } from '../amend/change-list.tsx';
import { type ByLanguage, languagesIn } from '../amend/proposal.ts';
import { useDerived } from '../amend/use-derived.ts';
import { useWindow } from '../amend/use-window.ts';
import { cutWindow, putBack, wholeText, windowFor } from '../amend/window.ts';
import type { AmendmentDetails } from '../api/amendments.ts';
import type { Draft } from '../api/drafts.ts';
import { versionTextsQuery } from '../api/texts.ts';
import { EditorToolbar } from '../editing/editor-toolbar.tsx';
import { FieldsDialog } from '../editing/fields-dialog.tsx';
import { useLanguage } from '../words/i18n.ts';

type Diffs = ByLanguage<readonly Change[]>;

interface RewordingProps {
  readonly draft: Draft;
  readonly amendment: AmendmentDetails;
  /** What is written so far, against the version of the amendment; it begins as it was proposed. */
  readonly diffs: Diffs;
  readonly onChange: (diffs: Diffs) => void;
}

export function Rewording(props: RewordingProps): ReactElement {
  const { t } = useTranslation('triage');
  const { draft, amendment, diffs } = props;
  const { data } = useQuery(versionTextsQuery(draft.id, amendment.version));
  const { diffs: own } = amendment;
  const bases = useMemo(
    () =>
      data &&
      (Object.fromEntries(
        languagesIn(own).map((lang) => [lang, parseText(data[lang])]),
      ) as ByLanguage<Node>),
    [data, own],
  );
  if (!bases) return <Skeleton label={t('opening')} rows={4} />;
  return <Written {...props} bases={bases} diffs={diffs} />;
}

function Written({
  amendment,
  bases,
  diffs,
  onChange,
}: RewordingProps & { readonly bases: ByLanguage<Node> }): ReactElement {
  const { t } = useTranslation('triage');
  const { t: named } = useTranslation('draft');
  const spoken = useLanguage();
  const langs = languagesIn(bases);
  const [lang, setLang] = useState(
    () => langs.find((one) => one === spoken) ?? (langs[0] as Language),
  );
  const [docs, setDocs] = useState<ByLanguage<Node>>(
    () =>
      Object.fromEntries(
        langs.map((one) => [one, apply(bases[one] as Node, { changes: diffs[one] ?? [] })]),
      ) as ByLanguage<Node>,
  );
  const derived = useDerived(docs, bases);
  // Told as it is written, not when its drawing rests: what is kept is what was written last.
  const write = (doc: Node) => {
    const next = { ...docs, [lang]: doc };
    setDocs(next);
    onChange(
      Object.fromEntries(
        languagesIn(next).flatMap((one) => {
          const { changes } = diff(bases[one] as Node, next[one] as Node);
          return changes.length > 0 ? [[one, changes]] : [];
        }),
      ),
    );
  };
  const text = derived?.texts[lang];
  return (
    <div className="triage-rewording">
      {langs.length > 1 && (
        <Toolbar label={t('form.language')}>
          {langs.map((one) => (
            <ToggleButton
              key={one}
              label={named(`languages.${one}`)}
              isOn={one === lang}
              onChange={() => setLang(one)}
            />
          ))}
        </Toolbar>
      )}
      <Field
        key={lang}
        lang={lang}
        doc={docs[lang] as Node}
        block={amendment.affected.blocks[lang]?.[0] ?? ''}
        onChange={write}
      />
      <h4>{t('form.comesTo')}</h4>
      {text && text.changes.length > 0 ? (
        <ChangeList changes={text.changes} lang={lang} />
      ) : (
        <p className="quiet">{t('form.noWords')}</p>
      )}
    </div>
  );
}

interface FieldProps {
  readonly lang: Language;
  /** Opened once; what is written later is told, not read again. */
  readonly doc: Node;
  /** The block it is about. */
  readonly block: string;
  readonly onChange: (doc: Node) => void;
}

function Field({ lang, doc, block, onChange }: FieldProps): ReactElement {
  const { t } = useTranslation('triage');
  const [fieldsAt, openFields] = useState<number | null>(null);
  const [cut] = useState(() => {
    const window = windowFor(doc, block);
    return { whole: doc, window, doc: cutWindow(doc, window) };
  });
  const { place, view, state } = useWindow(lang, {
    label: t('form.words'),
    lang,
    doc: cut.doc,
    isSections: cut.window !== wholeText,
    block: '',
    onChange: (written) => onChange(putBack(cut.whole, cut.window, written)),
    openFields,
  });
  return (
    <>
      {view && state && <EditorToolbar view={view} state={state} />}
      <div ref={place} className="triage-field" />
      {view && <FieldsDialog view={view} at={fieldsAt} onClose={() => openFields(null)} />}
    </>
  );
}
