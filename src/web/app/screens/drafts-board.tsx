/** The list of drafts as a board: a column for each stage that somebody is in. */
import type { ReactElement } from 'react';
import { sayTerm } from '../../format/when.ts';
import { Chip } from '../../parts/chip.tsx';
import { Link } from '../../parts/link.tsx';
import { useNames } from '../api/directory.ts';
import type { Draft } from '../api/drafts.ts';
import { dueOf, isLate } from '../drafts-state.ts';
import { StageChip } from '../frame/stage-chip.tsx';
import { overviewHref } from '../links.ts';
import { zone } from '../place.ts';
import { useLanguage } from '../words/i18n.ts';
import { useWhatBlocks } from './what-blocks.ts';

export function DraftsBoard({ drafts }: { readonly drafts: readonly Draft[] }): ReactElement {
  const lang = useLanguage();
  const stages = [...new Set(drafts.map(({ state }) => state.id))];
  return (
    <ul className="board">
      {stages.map((stage) => {
        const here = drafts.filter(({ state }) => state.id === stage);
        const [first] = here;
        if (!first) return null;
        return (
          <li key={stage} className="board-column">
            <h2>
              <StageChip kind={first.state.kind} name={first.state.titles[lang]} />{' '}
              <span className="count">{here.length}</span>
            </h2>
            <ul>
              {here.map((draft) => (
                <Card key={draft.id} draft={draft} />
              ))}
            </ul>
          </li>
        );
      })}
    </ul>
  );
}

function Card({ draft }: { readonly draft: Draft }): ReactElement {
  const lang = useLanguage();
  const { shortOf } = useNames();
  const whatBlocks = useWhatBlocks();
  const due = dueOf(draft);
  return (
    <li className="board-card">
      <h3>
        <Link href={overviewHref(draft.id)}>{draft.titles[lang]}</Link>
      </h3>
      <p className="quiet">{shortOf(draft.owner)}</p>
      <p>{whatBlocks(draft)}</p>
      {due && (
        <p>
          <Chip tone={isLate(draft) ? 'bad' : 'plain'} icon="clock">
            {sayTerm(due, { lang, zone })}
          </Chip>
        </p>
      )}
    </li>
  );
}
