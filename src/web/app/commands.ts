/**
 * What can be done from anywhere by its name or a key: screens say it while they are shown, the
 * palette lists it, the list of keys shows it. Keys are physical places on the keyboard
 * (`event.code`), so that they are the same on Kazakh, Russian and English layouts.
 */
import { useEffect } from 'react';
import type { IconName } from '../parts/icon.tsx';

export interface Command {
  readonly id: string;
  readonly name: string;
  readonly icon: IconName;
  readonly note?: string;
  /** Codes pressed one after another, such as `KeyG KeyD`, or `Mod+KeyK` at once. */
  readonly keys?: string;
  /** Left out of the palette, where walking on from line to line makes no sense. */
  readonly keysOnly?: boolean;
  readonly run: () => void;
}

/** What each shown part of the screen offers; the last one shown is heard first. */
const offered = new Map<symbol, readonly Command[]>();

/** Offers commands for as long as the component is shown. */
export function useCommands(commands: readonly Command[]): void {
  useEffect(() => {
    const key = Symbol('commands');
    offered.set(key, commands);
    return () => {
      offered.delete(key);
    };
  }, [commands]);
}

/** All that is offered now, the newest first; of one id only its newest. */
export function listCommands(): readonly Command[] {
  const all = [...offered.values()].reverse().flat();
  return all.filter(({ id }, index) => all.findIndex((one) => one.id === id) === index);
}

const kept = 'kelisim-keys';

/** True unless the person switched single keys off; those with Ctrl or ⌘ stay. */
export const areKeysOn = (): boolean => localStorage.getItem(kept) !== 'off';

export function switchKeys(on: boolean): void {
  localStorage.setItem(kept, on ? 'on' : 'off');
}

/** How long the second key of two may take. */
const pauseMs = 1200;

/** What letters are typed into, or chosen by. A box to tick takes none. */
const written = 'input:not([type=checkbox]), textarea, select, [role=textbox]';

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && (target.isContentEditable || target.closest(written) !== null);

/** One press as commands write it; null where a modifier makes it something else. */
function readPress(event: KeyboardEvent): string | null {
  if (event.ctrlKey || event.metaKey) return event.altKey ? null : `Mod+${event.code}`;
  if (event.altKey) return null;
  return event.shiftKey ? `Shift+${event.code}` : event.code;
}

/** Runs commands by their keys. Listens for as long as the document lives. */
export function listenToKeys(): void {
  let before = { press: '', at: 0 };
  document.addEventListener('keydown', (event) => {
    const press = readPress(event);
    if (press === null || event.defaultPrevented || event.repeat) return;
    const isPlain = !press.startsWith('Mod+');
    const isBusy = isTyping(event.target) || document.querySelector('[role=dialog]') !== null;
    if (isPlain && (isBusy || !areKeysOn())) return;
    const pair = event.timeStamp - before.at < pauseMs ? `${before.press} ${press}` : press;
    before = { press, at: event.timeStamp };
    const command =
      listCommands().find(({ keys }) => keys === pair) ??
      listCommands().find(({ keys }) => keys === press);
    if (!command) return;
    event.preventDefault();
    before = { press: '', at: 0 };
    command.run();
  });
}

/** The keys as they are written on a keyboard: "Ctrl K", "g d", "?". */
export const sayKeys = (keys: string): string =>
  keys
    .split(' ')
    .map((press) =>
      press
        .replace('Mod+', isApple ? '⌘ ' : 'Ctrl ')
        .replace('Shift+Slash', '?')
        .replace('BracketLeft', '[')
        .replace('BracketRight', ']')
        .replace('Slash', '/')
        .replace(/Key([A-Z])/, (_, letter: string) =>
          press.startsWith('Mod+') ? letter : letter.toLowerCase(),
        ),
    )
    .join(' ');

const isApple = typeof navigator !== 'undefined' && /Mac|iPhone|iPad/.test(navigator.userAgent);
