/** What the text being written lacks, by how much it weighs, and what its other languages say otherwise. */
import { useQuery } from '@tanstack/react-query';
import type { EditorView } from 'prosemirror-view';
import { type ReactElement, type ReactNode, useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { type Weight, weights } from '../../../domain/checks/weight.ts';
import type { Language } from '../../../domain/language.ts';
import { Icon, type IconName } from '../../parts/icon.tsx';
import { Skeleton } from '../../parts/skeleton.tsx';
import { type Pair, pairsQuery } from '../api/checking.ts';
import type { Draft } from '../api/drafts.ts';
import type { Finding } from './checking.ts';
import { goToBlock } from './go-to.ts';

interface ChecksPanelProps {
  readonly draft: Draft;
  readonly lang: Language;
  readonly view: EditorView;
  /** Null until the text was checked. */
  readonly findings: readonly Finding[] | null;
  /** When the text was saved last, as the server says it. */
  readonly savedAt: string | null;
}

const icons: Readonly<Record<Weight, IconName>> = {
  grave: 'object',
  plain: 'warning',
  slight: 'info',
};

/** Of many findings of one weight, so many are shown. */
const shownMax = 100;

export function ChecksPanel(props: ChecksPanelProps): ReactElement {
  const { draft, lang, view, findings, savedAt } = props;
  const { t } = useTranslation('edit');
  if (!findings) return <Skeleton label={t('checks.checking')} rows={4} />;
  const others = draft.languages.filter((one) => one !== lang);
  return (
    <div className="checks">
      {findings.length === 0 && <p className="checks-clean">{t('checks.none')}</p>}
      {weights.map((weight) => {
        const found = findings.filter((one) => one.weight === weight);
        return (
          <Group key={weight} name={t(`checks.${weight}`)} count={found.length}>
            {found.slice(0, shownMax).map(({ what, block, say }, index) => (
              <Line
                key={`${what} ${block ?? index}`}
                icon={icons[weight]}
                view={view}
                block={block}
              >
                {say}
              </Line>
            ))}
          </Group>
        );
      })}
      {others.map((other) => (
        <Pairs key={other} draft={draft} langs={[lang, other]} view={view} savedAt={savedAt} />
      ))}
    </div>
  );
}

interface PairsProps extends Pick<ChecksPanelProps, 'draft' | 'view' | 'savedAt'> {
  /** The one being written, then the other. */
  readonly langs: readonly [Language, Language];
}

/** How long after a text was saved its pairs are asked for: comparing two texts costs the server. */
const askAfterMs = 2500;

function Pairs({ draft, langs, view, savedAt }: PairsProps): ReactElement {
  const { t } = useTranslation('edit');
  const { t: named } = useTranslation('draft');
  const { data, error, refetch } = useQuery(pairsQuery(draft.id, langs));
  useEffect(() => {
    if (savedAt === null) return;
    const timer = setTimeout(() => void refetch(), askAfterMs);
    return () => clearTimeout(timer);
  }, [savedAt, refetch]);
  const other = named(`languages.${langs[1]}`);
  if (error) return <p className="quiet">{t('checks.pairsUnknown', { language: other })}</p>;
  return (
    <Group name={t('checks.pairs', { language: other })} count={data?.length ?? 0}>
      {data?.slice(0, shownMax).map((pair) => (
        <Line key={pair.block} icon="compare" view={view} block={pair.block}>
          {sayPair(t, pair, langs)}
        </Line>
      ))}
    </Group>
  );
}

/** What is wrong with a pair, seen from the language being written. */
function sayPair(
  t: ReturnType<typeof useTranslation<'edit'>>['t'],
  { state, missing, moved, figures }: Pair,
  [own, other]: PairsProps['langs'],
): string {
  if (state === 'missing') return t(missing === own ? 'checks.missingHere' : 'checks.missingThere');
  if (state === 'behind' && !figures)
    return t(moved === own ? 'checks.behindThere' : 'checks.behindHere');
  if (!figures) return t('checks.bothMoved');
  const list = (lang: Language) => figures[lang]?.join(', ') || t('checks.noFigures');
  return t('checks.figures', { here: list(own), there: list(other) });
}

interface GroupProps {
  readonly name: string;
  readonly count: number;
  readonly children: ReactNode;
}

function Group({ name, count, children }: GroupProps): ReactElement | null {
  const { t } = useTranslation('edit');
  if (count === 0) return null;
  return (
    <section className="checks-group">
      <h3>
        {name} <span className="checks-count">{count}</span>
      </h3>
      <ul>{children}</ul>
      {count > shownMax && <p className="quiet">{t('checks.more', { count: count - shownMax })}</p>}
    </section>
  );
}

interface LineProps {
  readonly icon: IconName;
  readonly view: EditorView;
  readonly block: string | null;
  readonly children: string;
}

/** A finding; it leads to its block where it has one. */
const Line = ({ icon, view, block, children }: LineProps): ReactElement => (
  <li>
    <Icon name={icon} />
    {block === null ? (
      <span>{children}</span>
    ) : (
      <button type="button" className="checks-finding" onClick={() => goToBlock(view, block)}>
        {children}
      </button>
    )}
  </li>
);
