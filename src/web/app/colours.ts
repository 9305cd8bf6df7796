/**
 * Light or dark, as a person chose it on this device, or as the device has it. The stylesheets say
 * both under a media query; a choice is written over its condition, so no colour stands anywhere twice.
 */

export const colours = ['device', 'light', 'dark'] as const;
type Colours = (typeof colours)[number];

const kept = 'kelisim-colours';
const condition = '(prefers-color-scheme: dark)';

/** What the condition becomes; print stays as it is. */
const chosen: Readonly<Record<Colours, string>> = {
  device: condition,
  light: '(width < 0)',
  dark: '(width >= 0)',
};

/** The media of rules for the dark, as the stylesheets have them. */
const written = new Map<MediaList, string>();

function findDark(rules: CSSRuleList): void {
  for (const rule of rules) {
    if (rule instanceof CSSMediaRule && rule.media.mediaText.includes(condition))
      written.set(rule.media, rule.media.mediaText);
    if ('cssRules' in rule) findDark(rule.cssRules as CSSRuleList);
  }
}

const isColours = (value: unknown): value is Colours => colours.includes(value as Colours);

/** Shows what was chosen on this device before; call it once, when the stylesheets are there. */
export function startColours(): void {
  const before = localStorage.getItem(kept);
  if (isColours(before) && before !== 'device') showColours(before);
}

/** Shows these from now on, and on this device later. */
export function showColours(next: Colours): void {
  if (written.size === 0) for (const { cssRules } of document.styleSheets) findDark(cssRules);
  for (const [media, text] of written) media.mediaText = text.replace(condition, chosen[next]);
  document.documentElement.style.colorScheme = next === 'device' ? '' : next;
  localStorage.setItem(kept, next);
}
