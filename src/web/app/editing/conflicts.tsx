/**
 * What two people wrote at one place and no merge can decide: what stood there, what each wrote, and
 * a choice for each. Nothing is saved before every place is decided. It takes the focus when it
 * appears: the text takes no more letters, and whoever writes far below would not see why.
 */
import { type ReactElement, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Choice, Choices, Conflict, Wording } from '../../../domain/text/change.ts';
import { Banner } from '../../parts/banner.tsx';
import { Button } from '../../parts/button.tsx';
import { RadioGroup } from '../../parts/choice.tsx';

interface ConflictsProps {
  readonly conflicts: readonly Conflict[];
  readonly onChoose: (choices: Choices) => void;
}

export function Conflicts({ conflicts, onChoose }: ConflictsProps): ReactElement {
  const { t } = useTranslation('edit');
  const [choices, setChoices] = useState<Readonly<Record<string, Choice>>>({});
  const section = useRef<HTMLElement>(null);
  useEffect(() => {
    section.current?.focus({ preventScroll: true });
    section.current?.scrollIntoView();
  }, []);
  const isDecided = conflicts.every(({ id }) => Object.hasOwn(choices, id));
  return (
    <section ref={section} tabIndex={-1} className="conflicts" aria-label={t('conflict.title')}>
      <Banner kind="warning" title={t('conflict.title')}>
        <p>{t('conflict.lead', { count: conflicts.length })}</p>
      </Banner>
      {conflicts.map((conflict, index) => (
        <RadioGroup
          key={conflict.id}
          label={t('conflict.place', { number: index + 1 })}
          hint={aroundOf(conflict)}
          value={(choices[conflict.id] as string | undefined) ?? null}
          onChange={(side) =>
            setChoices((before) => ({ ...before, [conflict.id]: side as Choice }))
          }
          choices={(['theirs', 'ours', 'base'] as const).map((side) => ({
            id: side,
            name: t(`conflict.${side}`),
            note: sayWording(conflict[side]) || t('conflict.nothing'),
          }))}
        />
      ))}
      <Button kind="primary" isDisabled={!isDecided} onPress={() => onChoose(choices)}>
        {t('conflict.save')}
      </Button>
    </section>
  );
}

const sayWording = (wording: Wording | null): string => wording?.text ?? '';

/** The words around the place, which stands as left out of a quotation; none where it is all of a block. */
function aroundOf({ around }: Conflict): string | undefined {
  if (!around?.before && !around?.after) return undefined;
  const { before, after } = around;
  return [before && `…${before}`, '[…]', after && `${after}…`].filter(Boolean).join(' ');
}
