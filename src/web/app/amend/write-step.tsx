/** The second step: the chosen part of the text in the editor, and beside it what the writing comes to. */
import { type ReactElement, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Language } from '../../../domain/language.ts';
import { apply } from '../../../domain/text/apply.ts';
import { Button, IconButton } from '../../parts/button.tsx';
import { Link } from '../../parts/link.tsx';
import { SplitView } from '../../parts/split-view.tsx';
import { EditorToolbar } from '../editing/editor-toolbar.tsx';
import { FieldsDialog } from '../editing/fields-dialog.tsx';
import { deleteBlock, moveBlock } from './acts.ts';
import type { Desk, DeskState } from './desk.ts';
import { Live } from './live.tsx';
import type { DerivedTexts } from './use-derived.ts';
import { useWindow } from './use-window.ts';
import { cutWindow, putBack, wholeText, widen, windowFor } from './window.ts';

interface WriteStepProps {
  readonly desk: Desk;
  readonly state: DeskState;
  readonly derived: DerivedTexts | null;
  readonly lang: Language;
  /** The place that was chosen. */
  readonly block: string;
  readonly onWiden: (block: string) => void;
  readonly nextHref: string;
}

/** An address for the whole text; no block is called so. */
const wholeName = '*';

export function WriteStep(props: WriteStepProps): ReactElement {
  const { desk, state, derived, lang, block, onWiden, nextHref } = props;
  const { t } = useTranslation('amend');
  const [fieldsAt, openFields] = useState<number | null>(null);
  const { docs } = state.composition;
  const key = `${lang} ${block} ${state.generation}`;
  // What the window was cut from is what it is put back into, until another is cut.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the key says when it is cut anew
  const cut = useMemo(() => {
    const whole = docs[lang] ?? state.bases[lang];
    if (!whole) return null;
    const window = windowFor(whole, block);
    return { whole, window, doc: cutWindow(whole, window) };
  }, [key]);
  const {
    place,
    view,
    state: editor,
  } = useWindow(key, {
    label: t('write.field'),
    lang,
    doc: (cut?.doc ?? state.bases[lang]) as NonNullable<typeof cut>['doc'],
    isSections: cut !== null && cut.window !== wholeText,
    block,
    onChange(doc) {
      if (!cut) return;
      const now = desk.read().composition.docs;
      desk.write({ docs: { ...now, [lang]: putBack(cut.whole, cut.window, doc) } });
    },
    openFields,
  });
  const wider = cut && widen(cut.whole, cut.window);
  const takeBack = (of: Language, number: number) => {
    const [base, text] = [state.bases[of], derived?.texts[of]];
    if (!base || !text) return;
    const kept = text.changes.filter((one) => one.number !== number);
    const doc = apply(base, { changes: kept.flatMap(({ changes }) => changes) });
    desk.replace({ docs: { ...desk.read().composition.docs, [of]: doc } });
  };
  return (
    <SplitView
      sideLabel={t('live.title')}
      side={
        <div className="amend-side">
          <h3>{t('live.title')}</h3>
          <p className="field-hint">{t('live.hint')}</p>
          <Live derived={derived} onTakeBack={takeBack} />
          <p className="amend-next">
            <Link href={nextHref} className="button button-primary">
              {t('next.why')}
            </Link>
          </p>
        </div>
      }
    >
      <div className="writing-head">
        {view && editor && <EditorToolbar view={view} state={editor} />}
        {view && editor && (
          <div className="amend-acts">
            <IconButton
              icon="up"
              label={t('write.up')}
              isDisabled={!moveBlock(-1)(editor)}
              onPress={() => moveBlock(-1)(view.state, view.dispatch)}
            />
            <IconButton
              icon="down"
              label={t('write.down')}
              isDisabled={!moveBlock(1)(editor)}
              onPress={() => moveBlock(1)(view.state, view.dispatch)}
            />
            <Button
              kind="plain"
              isDisabled={!deleteBlock(editor)}
              onPress={() => deleteBlock(view.state, view.dispatch)}
            >
              {t('write.delete')}
            </Button>
            {wider !== null && (
              <Button kind="plain" onPress={() => onWiden(wider || wholeName)}>
                {t(wider === wholeText ? 'write.whole' : 'write.wider')}
              </Button>
            )}
          </div>
        )}
      </div>
      <div ref={place} className="amend-page" />
      {view && <FieldsDialog view={view} at={fieldsAt} onClose={() => openFields(null)} />}
    </SplitView>
  );
}
