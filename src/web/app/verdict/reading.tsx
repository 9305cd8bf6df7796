/**
 * What an agency answers about: what changed in its remit since it answered last, its remit, or the
 * whole text. Words selected in it, or a block as a whole, become what a point of the answer is about.
 */
import { useQueries } from '@tanstack/react-query';
import type { Node } from 'prosemirror-model';
import { memo, type ReactElement, useCallback, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { limits } from '../../../../schema/limits.ts';
import { narrowToRemit, type Remit } from '../../../domain/draft/remit.ts';
import type { Language } from '../../../domain/language.ts';
import type { Change } from '../../../domain/text/change.ts';
import { changeLabels, nameKind, namePath } from '../../../domain/text/change-labels.ts';
import { linesOf } from '../../../domain/text/change-lines.ts';
import { Button } from '../../parts/button.tsx';
import { Skeleton } from '../../parts/skeleton.tsx';
import { ToggleButton, Toolbar } from '../../parts/toolbar.tsx';
import type { Draft } from '../api/drafts.ts';
import { deltaQuery } from '../api/texts.ts';
import { Failure } from '../frame/failure.tsx';
import { createDrawer, type Draw } from '../reading/drawer.ts';
import { Drawn } from '../reading/drawn.tsx';
import { layRows, type Row } from '../reading/rows.ts';
import { useLanguage } from '../words/i18n.ts';
import type { Place, WordsOf } from './answer.ts';
import { Runs } from './runs.tsx';
import { useSelected } from './selected.ts';

type View = 'delta' | 'remit' | 'whole';

export interface ReadingProps {
  readonly draft: Draft;
  readonly agency: string;
  readonly remit: Remit;
  readonly docs: Readonly<Partial<Record<Language, Node>>>;
  readonly words: WordsOf;
  readonly onRemark: (place: Place) => void;
}

/** Drawn again only for another text: whoever writes beside hundreds of pages waits for none of them. */
export const Reading = memo(function Reading(props: ReadingProps): ReactElement {
  const { draft, agency, remit, docs } = props;
  const { t } = useTranslation('verdict');
  const [turned, setLang] = useState<Language | null>(null);
  const [chosen, setView] = useState<View | null>(null);
  const { deltas, since, error, isLoading } = useDeltas(draft, agency);
  const own = useOwnLanguage(draft);
  // Whoever is asked again for words of one language is shown those, whichever they speak.
  const lang = turned ?? (deltas.has(own) ? own : (deltas.keys().next().value ?? own));
  const whole = remit === 'whole';
  const view = chosen ?? (since !== null ? 'delta' : 'remit');
  const doc = docs[lang];
  return (
    <section className="verdict-reading" aria-label={t('reading.label')}>
      <h2 className="visually-hidden">{t('reading.label')}</h2>
      <div className="verdict-views">
        {(since !== null || !whole) && (
          <Toolbar label={t('reading.views')}>
            {since !== null && (
              <ToggleButton
                label={t('reading.delta', { version: since })}
                isOn={view === 'delta'}
                onChange={() => setView('delta')}
              />
            )}
            <ToggleButton
              label={t(whole ? 'reading.whole' : 'reading.remit')}
              isOn={view === 'remit'}
              onChange={() => setView('remit')}
            />
            {!whole && (
              <ToggleButton
                label={t('reading.whole')}
                isOn={view === 'whole'}
                onChange={() => setView('whole')}
              />
            )}
          </Toolbar>
        )}
        <Languages draft={draft} lang={lang} onChange={setLang} />
      </div>
      {error && <Failure error={error} />}
      {(isLoading || !doc) && !error && <Skeleton label={t('reading.opening')} rows={10} />}
      {view === 'delta' && !isLoading && (
        <Delta {...props} deltas={deltas} lang={lang} onTurn={setLang} />
      )}
      {view !== 'delta' && doc && (
        // Words selected in one language are none of the other's.
        <Passages
          key={lang}
          {...props}
          doc={view === 'whole' ? doc : narrowToRemit(doc, remit)}
          lang={lang}
        />
      )}
    </section>
  );
});

/** The language of the interface where the draft is written in it, else the draft's first. */
function useOwnLanguage({ languages }: Draft): Language {
  const spoken = useLanguage();
  return languages.includes(spoken) ? spoken : (languages[0] ?? spoken);
}

type Deltas = ReadonlyMap<Language, readonly Change[]>;

/** What changed for an agency, in the languages in which anything did; `since` is what it judged last. */
function useDeltas({ id, languages }: Draft, agency: string) {
  return useQueries({
    queries: languages.map((lang) => deltaQuery(id, agency, lang)),
    combine: (answers) => {
      const told = answers.find(({ data }) => data?.diff)?.data;
      const deltas: Deltas = new Map(
        answers.flatMap(({ data }, at) => {
          const changes = data?.diff?.changes ?? [];
          return changes.length > 0 ? [[languages[at] as Language, changes] as const] : [];
        }),
      );
      return {
        deltas,
        // Null where there is nothing to compare with.
        since: told && told.from !== told.to ? told.from : null,
        error: answers.find((answer) => answer.error)?.error ?? null,
        isLoading: answers.some((answer) => answer.isLoading),
      };
    },
  });
}

interface LanguagesProps {
  readonly draft: Draft;
  readonly lang: Language;
  readonly onChange: (lang: Language) => void;
}

function Languages({ draft, lang, onChange }: LanguagesProps): ReactElement {
  const { t } = useTranslation('verdict');
  const { t: named } = useTranslation('draft');
  return (
    <Toolbar label={t('reading.language')}>
      {draft.languages.map((one) => (
        <ToggleButton
          key={one}
          label={named(`languages.${one}`)}
          isOn={one === lang}
          onChange={() => onChange(one)}
        />
      ))}
    </Toolbar>
  );
}

type Shown = ReadingProps & { readonly lang: Language };

type DeltaProps = Shown & {
  readonly deltas: Deltas;
  readonly onTurn: (lang: Language) => void;
};

/**
 * What changed for the agency, each passage with a way to remark on it as it stands now; and where the
 * text in another language changed too, for the answer is on all of them.
 */
function Delta({ deltas, lang, words, onRemark, onTurn }: DeltaProps): ReactElement {
  const { t } = useTranslation('verdict');
  const { t: named } = useTranslation('draft');
  const labels = changeLabels[useLanguage()];
  const changes = deltas.get(lang) ?? [];
  const others = [...deltas].filter(([one]) => one !== lang);
  const remark = ({ block }: Change) => {
    const quote = words[lang]?.get(block)?.slice(0, limits.reasonCharactersMax);
    return quote ? (
      <Button kind="plain" icon="remarks" onPress={() => onRemark({ lang, block, quote })}>
        {t('reading.onPassage')}
      </Button>
    ) : null;
  };
  return (
    <>
      {changes.length === 0 && (
        <p>{t(others.length > 0 ? 'reading.noDeltaHere' : 'reading.noDelta')}</p>
      )}
      {others.map(([one, { length: count }]) => (
        <p key={one}>
          <Button icon="history" onPress={() => onTurn(one)}>
            {t('reading.also', { lang: named(`languages.${one}`), count })}
          </Button>
        </p>
      ))}
      <ol className="comparison-list" hidden={changes.length === 0}>
        {changes.map((change, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the changes of one diff never change places
          <li key={index}>
            <p className="comparison-place">
              <b>{nameKind(change, labels)}</b>{' '}
              <span lang={lang}>{namePath(change.path, changeLabels[lang])}</span>
            </p>
            {linesOf(change, changeLabels[lang]).map((line, at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: as the changes
              <Runs key={at} words={line} lang={lang} />
            ))}
            {remark(change)}
          </li>
        ))}
      </ol>
    </>
  );
}

/** The text itself; what is selected in it can be remarked on. */
function Passages({
  doc,
  docs,
  lang,
  words,
  onRemark,
}: Shown & { readonly doc: Node }): ReactElement {
  const { t } = useTranslation('verdict');
  const place = useRef<HTMLDivElement>(null);
  const rows = useMemo(() => layRows([lang, doc]), [lang, doc]);
  // What a reference is called stands anywhere in the text, also outside of a remit.
  const draw = useMemo(() => createDrawer(docs[lang] ?? doc, lang), [docs, doc, lang]);
  const [selected, forget] = useSelected(place, words[lang]);
  const remarkOn = useCallback(
    (block: string) => {
      const quote = words[lang]?.get(block)?.slice(0, limits.reasonCharactersMax);
      if (quote) onRemark({ lang, block, quote });
    },
    [words, lang, onRemark],
  );
  return (
    <>
      <div className="document verdict-text" ref={place}>
        {rows.map((row) => (
          <Passage key={row.id} row={row} lang={lang} draw={draw} onRemark={remarkOn} />
        ))}
      </div>
      <div className="verdict-selected" role="status">
        {selected ? (
          <>
            <q lang={lang}>{selected.quote}</q>
            <Button
              icon="remarks"
              onPress={() => {
                onRemark({ lang, ...selected });
                forget();
              }}
            >
              {t('reading.onSelected')}
            </Button>
          </>
        ) : (
          <span className="quiet">{t('reading.hint')}</span>
        )}
      </div>
    </>
  );
}

interface PassageProps {
  readonly row: Row;
  readonly lang: Language;
  readonly draw: Draw;
  readonly onRemark: (block: string) => void;
}

const Passage = memo(function Passage({ row, lang, draw, onRemark }: PassageProps): ReactElement {
  const { t } = useTranslation('verdict');
  const node = row.nodes[lang];
  const Title = `h${Math.min(row.level + 2, 6)}` as 'h3';
  return (
    <div className="row" id={row.isTitle ? row.id : undefined}>
      {node &&
        (row.isTitle ? (
          <Title lang={lang}>
            <Drawn node={node} draw={draw} lang={lang} inside />
          </Title>
        ) : (
          <Drawn node={node} draw={draw} lang={lang} />
        ))}
      <span className="verdict-remark">
        <Button kind="plain" icon="remarks" onPress={() => onRemark(row.id)}>
          {t(row.isTitle ? 'reading.onTitle' : 'reading.onPassage')}
        </Button>
      </span>
    </div>
  );
});
