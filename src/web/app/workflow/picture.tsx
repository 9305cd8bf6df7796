/** The picture of a workflow on a screen. It says nothing the table and the sentences beside it do not. */
import { useQuery } from '@tanstack/react-query';
import { type ReactElement, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  type Picture,
  type PicturePlace,
  type PlacedLine,
  pictureOf,
} from '../../../domain/workflow/picture.ts';
import type { Workflow } from '../../../domain/workflow/workflow.ts';
import { Button } from '../../parts/button.tsx';
import { agenciesQuery } from '../api/directory.ts';
import { useLanguage } from '../words/i18n.ts';

interface WorkflowPictureProps {
  readonly workflow: Workflow;
  /** Name of the state that is marked. */
  readonly at?: string;
  /** Civil dates (`YYYY-MM-DD`) by state. */
  readonly dates?: Readonly<Record<string, string>>;
  readonly expected?: Readonly<Record<string, string>>;
  /** Name of a state that is looked at. */
  readonly selected?: string;
  /** The ways that were taken, as `state transition`. */
  readonly taken?: ReadonlySet<string>;
}

export function WorkflowPicture(props: WorkflowPictureProps): ReactElement {
  const { workflow, at, dates, expected, selected, taken } = props;
  const { t } = useTranslation('workflow');
  const lang = useLanguage();
  const { data: agencies } = useQuery(agenciesQuery);
  const picture = useMemo(() => {
    const nameOf = (id: string) => agencies?.find((one) => one.id === id)?.short[lang] ?? id;
    return pictureOf(workflow, { lang, at, dates, expected, nameOf });
  }, [workflow, lang, at, dates, expected, agencies]);
  const [fits, setFits] = useState(false);
  const [isWide, setWide] = useState(false);
  const frame = useRef<HTMLElement>(null);
  const shown = picture.places.find(
    ({ name }) => name === (selected ?? at ?? workflow.initial),
  )?.box;
  const [x, y] = shown ? [shown.x + shown.width / 2, shown.y] : [0, 0];
  useLayoutEffect(() => {
    // Where it is larger than its frame, the place one looks for is in sight.
    const { current } = frame;
    if (!current) return;
    setWide(picture.width > current.clientWidth);
    if (!fits) current.scrollTo(x - current.clientWidth / 2, y - 40);
  }, [x, y, fits, picture.width]);
  return (
    <div className="workflow-picture">
      <section
        ref={frame}
        className="workflow-frame"
        aria-label={t('picture.title')}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
        tabIndex={0}
      >
        <Drawing picture={picture} fits={fits} selected={selected} taken={taken} />
      </section>
      {isWide && (
        <p className="workflow-zoom">
          <Button onPress={() => setFits(!fits)}>{t(fits ? 'picture.full' : 'picture.fit')}</Button>
        </p>
      )}
    </div>
  );
}

interface DrawingProps {
  readonly picture: Picture;
  readonly fits: boolean;
  readonly selected: string | undefined;
  readonly taken: ReadonlySet<string> | undefined;
}

const Drawing = ({ picture, fits, selected, taken }: DrawingProps): ReactElement => (
  <svg
    className={`workflow-drawing ${fits ? 'workflow-fits' : ''}`}
    role="img"
    aria-label={picture.title}
    width={picture.width}
    height={picture.height}
    viewBox={`0 0 ${picture.width} ${picture.height}`}
    textAnchor="middle"
  >
    {picture.ways.map(({ from, transition, line, head }) => (
      <g
        key={`${from} ${transition}`}
        className={taken?.has(`${from} ${transition}`) ? 'w-taken' : undefined}
      >
        <path className="w-way" d={line} />
        <path className="w-head" d={head} />
      </g>
    ))}
    {picture.ways.map(({ from, transition, label, lines }) => (
      <g key={`${from} ${transition}`}>
        <rect className="w-label" {...label} />
        <Lines lines={lines} />
      </g>
    ))}
    {picture.places.map((place) => (
      <Place key={place.name} {...place} look={place.name === selected ? 'here' : place.look} />
    ))}
  </svg>
);

/** A place is a card; an end has a second rim. */
const Place = ({ look, isEnd, box, lines }: PicturePlace): ReactElement => (
  <g>
    <rect className={`w-${look}`} {...box} rx={isEnd ? 14 : 4} />
    {isEnd && (
      <rect
        className="w-rim"
        x={box.x + 4}
        y={box.y + 4}
        width={box.width - 8}
        height={box.height - 8}
        rx={10}
      />
    )}
    <Lines lines={lines} />
  </g>
);

const Lines = ({ lines }: { readonly lines: readonly PlacedLine[] }): ReactElement => (
  <>
    {lines.map(({ text, look, x, y }) => (
      <text key={y} className={`w-text w-text-${look}`} x={x} y={y}>
        {text}
      </text>
    ))}
  </>
);
