/** The contents of a text as links, each with what is new, what is open, and whether it was read. */
import { memo, type ReactElement, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Language } from '../../../domain/language.ts';
import { Icon } from '../../parts/icon.tsx';
import { kindIcons } from '../margin/kind-icons.ts';
import { noteKinds, type PlacedNotes } from '../margin/notes.ts';
import { sectionsReadKey, useKept } from './kept.ts';
import { listSections, type Marks, markSection, printOf, type Section } from './marks.ts';
import type { Row } from './rows.ts';

interface OutlineProps {
  readonly draft: string;
  readonly rows: readonly Row[];
  readonly lang: Language;
  /** Ids of rows. */
  readonly changed: ReadonlySet<string>;
  readonly placed: PlacedNotes;
}

export const Outline = memo(function Outline(props: OutlineProps): ReactElement {
  const { draft, rows, lang, changed, placed } = props;
  const { t } = useTranslation('read');
  const { kept, keep } = useKept(sectionsReadKey(draft));
  const sections = useMemo(() => listSections(rows), [rows]);
  // Prints cost: only those of sections that were read once are asked for.
  const read = useMemo(
    () =>
      new Set(
        sections
          .filter((one) => kept[one.title.id] !== undefined)
          .filter((one) => kept[one.title.id] === printOf(one, lang))
          .map(({ title }) => title.id),
      ),
    [sections, lang, kept],
  );
  return (
    <nav className="reading-outline" aria-label={t('outline')}>
      <p className="outline-head">
        <b>{t('outline')}</b>{' '}
        <span className="quiet">{t('readOf', { number: read.size, count: sections.length })}</span>
      </p>
      <ol>
        {sections.map((section) => {
          const { id } = section.title;
          return (
            <Line
              key={id}
              section={section}
              lang={lang}
              marks={markSection(section, changed, placed)}
              isRead={read.has(id)}
              onRead={(isRead) => keep(id, isRead ? printOf(section, lang) : null)}
            />
          );
        })}
      </ol>
    </nav>
  );
});

interface LineProps {
  readonly section: Section;
  readonly lang: Language;
  readonly marks: Marks;
  readonly isRead: boolean;
  readonly onRead: (isRead: boolean) => void;
}

function Line({ section, lang, marks, isRead, onRead }: LineProps): ReactElement {
  const { t } = useTranslation('read');
  const { t: inMargin } = useTranslation('margin');
  const { id, level, nodes } = section.title;
  const title = (nodes[lang] ?? Object.values(nodes)[0])?.textContent ?? '';
  return (
    <li className={`level-${Math.min(level, 3)} ${isRead ? 'outline-read' : ''}`}>
      <button
        type="button"
        className="outline-tick"
        aria-pressed={isRead}
        aria-label={`${t('markRead')}: ${title}`}
        onClick={() => onRead(!isRead)}
      >
        <Icon name="agree" />
      </button>
      <span className="outline-words">
        <a href={`#${id}`} lang={lang}>
          {title}
        </a>
        <span className="outline-marks">
          {marks.isChanged && <span className="outline-changed">{t('changed')}</span>}
          {noteKinds
            .filter((kind) => marks.open[kind] > 0)
            .map((kind) => (
              <span key={kind} className={`outline-count count-${kind}`}>
                <Icon name={kindIcons[kind]} />
                <span className="visually-hidden">{inMargin(`kinds.${kind}`)}: </span>
                {marks.open[kind]}
              </span>
            ))}
        </span>
      </span>
    </li>
  );
}
