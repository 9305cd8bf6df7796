/** What the plugin costs per keystroke in a long text: it follows the change, not the text. */
import { splitBlock } from 'prosemirror-commands';
import { type Command, EditorState, TextSelection } from 'prosemirror-state';
import { expect, it } from 'vitest';
import { countingIds } from '../../../src/domain/text/identity.ts';
import { identityPlugin } from '../../../src/web/editor/identity-plugin.ts';
import { doc, p } from '../../domain/text/merge-builders.ts';

const sentence = 'Мемлекеттік органдар мен азаматтық қоғам институттарының өзара іс-қимылы.';
const long = doc(...Array.from({ length: 5_000 }, (_, index) => p(`p${index}`, sentence)));
const identity = identityPlugin({ mint: countingIds('new') });

const type: Command = (state, dispatch) => {
  dispatch?.(state.tr.insertText('ъ'));
  return true;
};

/** Milliseconds from slowest to fastest that applying this takes, all over the text. */
function timesOf(command: Command, plugins: readonly (typeof identity)[]): number[] {
  let state = EditorState.create({ doc: long, plugins });
  const times: number[] = [];
  for (let turn = 0; turn < 400; turn++) {
    const at = ((turn * 7919) % 5_000) * (sentence.length + 2) + 9;
    state = state.apply(state.tr.setSelection(TextSelection.near(state.doc.resolve(at))));
    command(state, (transaction) => {
      const start = performance.now();
      state = state.apply(transaction);
      times.push(performance.now() - start);
    });
  }
  return times.sort((a, b) => b - a);
}

const median = (times: readonly number[]) => times[times.length >> 1] ?? Number.NaN;
const p95 = (times: readonly number[]) => times[Math.ceil(times.length * 0.05)] ?? Number.NaN;

it.each([
  ['a letter', type, 0.5],
  // Each attribute step makes ProseMirror copy the 5,000 children of the doc.
  ['Enter', splitBlock, 3],
] as const)('%s in 5,000 blocks costs little', (what, command, most) => {
  timesOf(command, [identity]);
  const [own, without] = [timesOf(command, [identity]), timesOf(command, [])];
  const told = (times: number[]) => `${median(times).toFixed(3)} ms, p95 ${p95(times).toFixed(3)}`;
  console.log(`${what}: ${told(own)} with ids; ${told(without)} without`);
  expect(median(own)).toBeLessThan(most);
});
