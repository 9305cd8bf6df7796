/** The gates about the text: is the newest version current, aligned, without faults, touched, long? */
import type { Language } from '../language.ts';
import { canonicalJson } from '../text/canonical.ts';
import type { Because } from './because.ts';
import type { Draft, Version } from './draft.ts';
import { type Finding, unless } from './finding.ts';
import type { Unpaired } from './findings.ts';
import type { Remit } from './remit.ts';

const noVersion: Finding = { met: false, because: [{ code: 'no-version' }] };
const notMeasured: Finding = { met: false, because: [{ code: 'not-measured' }] };

export function judgeFrozen(draft: Draft, languages: readonly string[]): Finding {
  const version = draft.versions.at(-1);
  if (!version) return noVersion;
  const against: Because[] = [];
  for (const lang of draft.languages)
    if (draft.texts[lang] !== version.texts[lang])
      against.push({ code: 'text-changed-since-version', lang, number: version.version });
  if (canonicalJson(draft.titles) !== canonicalJson(version.titles))
    against.push({ code: 'text-changed-since-version', number: version.version });
  for (const lang of languages)
    if (!(lang in version.texts))
      against.push({ code: 'version-lacks-language', lang, number: version.version });
  return unless(against, 'version-current');
}

/** What a version's texts lacked when they were frozen, or after the newest confirmation of those very texts. */
export function judgeAligned(draft: Draft, langs: readonly Language[]): Finding {
  const version = draft.versions.at(-1);
  if (!version) return noVersion;
  const measured = version.findings?.unpaired;
  if (!measured) return notMeasured;
  const against = measured
    .filter((pair) => pair.langs.every((lang) => langs.includes(lang)))
    .map((pair) => latestOf(pair, version, draft))
    .flatMap(({ langs: [first, second], count, blocks }): readonly Because[] => {
      const what = `${first}-${second}`;
      if (count === 0) return [];
      return blocks.map(({ block, missing }) => ({
        code: 'pair-behind',
        block,
        what,
        number: count,
        ...(missing && { lang: missing }),
      }));
    });
  return unless(against, 'pairs-current');
}

/** The pair as the newest confirmation left it, where that compared the version's own texts. */
const latestOf = (pair: Unpaired, { texts }: Version, { confirmations }: Draft): Unpaired =>
  confirmations.findLast(
    ({ langs, roots, left }) =>
      left && langs.every((lang) => pair.langs.includes(lang) && roots[lang] === texts[lang]),
  )?.left ?? pair;

export function judgeChecks(draft: Draft): Finding {
  const version = draft.versions.at(-1);
  if (!version) return noVersion;
  const faults = version.findings?.faults;
  if (!faults) return notMeasured;
  const { count, first } = faults;
  return unless(
    first.map((fault) => ({ code: 'check-fails', number: count, ...fault })),
    'checks-pass',
  );
}

export function judgeTouches(draft: Draft, remit: Exclude<Remit, 'whole'>): Finding {
  const version = draft.versions.at(-1);
  if (!version) return noVersion;
  const touches = version.findings?.touches;
  if (!touches) return notMeasured;
  const met = touches.includes(canonicalJson(remit));
  const what = 'kinds' in remit ? remit.kinds.join(', ') : remit.sections.join(', ');
  return { met, because: [{ code: met ? 'touched' : 'untouched', what }] };
}

export function judgeLength(draft: Draft, limit: number): Finding {
  const version = draft.versions.at(-1);
  if (!version) return noVersion;
  const pages = version.findings?.pages;
  if (pages === undefined) return notMeasured;
  const met = pages > limit;
  const code = met ? 'length-over' : 'length-within';
  return { met, because: [{ code, number: pages, limit }] };
}
