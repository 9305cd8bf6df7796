/** Another version appeared while an answer was being written: it stops there, with what changed and nothing lost. */
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { Banner } from '../../parts/banner.tsx';
import { Button } from '../../parts/button.tsx';
import { Link } from '../../parts/link.tsx';
import type { Draft } from '../api/drafts.ts';
import { compareHref } from '../links.ts';
import type { Answer } from './answer.ts';

interface MovedProps {
  readonly draft: Draft;
  readonly round: NonNullable<Draft['round']>;
  readonly answer: Answer;
  readonly onChange: (next: Answer) => void;
}

/** Nothing while the answer is to the version in circulation. */
export function Moved({ draft, round, answer, onChange }: MovedProps): ReactElement | null {
  const { t } = useTranslation('verdict');
  const { version } = round;
  if (answer.version === version) return null;
  return (
    <Banner
      kind="stale"
      title={t('moved.title', { version, before: answer.version })}
      action={
        <Button onPress={() => onChange({ ...answer, version })}>
          {t('moved.go', { version })}
        </Button>
      }
    >
      <p>{t('moved.text')}</p>
      <p>
        <Link href={`${compareHref(draft.id)}?a=${answer.version}&b=${version}`}>
          {t('moved.compare')}
        </Link>
      </p>
    </Banner>
  );
}
