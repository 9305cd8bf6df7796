/** The identity of blocks in a real editor in Chromium: keys, clipboard, mouse and input method. */
import { fileURLToPath } from 'node:url';
import type { Browser, CDPSession, JSHandle, Page } from 'playwright-core';
import type { Node } from 'prosemirror-model';
import { build, type Rolldown } from 'vite';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { checkText, parseText } from '../../../src/domain/text/identity.ts';
import { isMissing, openBrowser } from '../../chromium.ts';
import { doc, indicator, li, p, section, ul } from '../../domain/text/merge-builders.ts';
import { outline } from './desk.ts';
import type { PageDesk } from './page.ts';

/** The page's script in one piece. */
async function bundle(): Promise<string> {
  const entry = fileURLToPath(new URL('./page.ts', import.meta.url));
  const [built] = (await build({
    configFile: false,
    logLevel: 'error',
    build: { write: false, minify: false, lib: { entry, formats: ['iife'], name: 'page' } },
  })) as Rolldown.RolldownOutput[];
  return built?.output[0].code ?? '';
}

// Runs where a Chromium is; the same laws without a browser are in `laws.test.ts`.
describe.skipIf(isMissing)('an editor in Chromium', () => {
  let browser: Browser;
  let page: Page;
  let keys: CDPSession;
  const said: string[] = [];

  beforeAll(async () => {
    const script = await bundle();
    browser = await openBrowser();
    page = await browser.newPage();
    page.on('pageerror', (error) => said.push(error.message));
    page.on('console', (message) => said.push(message.text()));
    await page.setContent('<!doctype html><main style="white-space: pre-wrap"></main>');
    await page.addScriptTag({ content: script });
    keys = await page.context().newCDPSession(page);
  });
  afterAll(async () => {
    await browser?.close();
    expect(said).toEqual([]);
  });

  const desk = (): Promise<JSHandle<PageDesk>> =>
    page.evaluateHandle(() => (window as unknown as { desk: PageDesk }).desk);
  const open = async (text: Node) =>
    (await desk()).evaluate((own, json) => own.open(json), text.toJSON() as unknown);
  const cursor = async (id: string, offset: number) =>
    (await desk()).evaluate((own, [block, at]) => own.cursor(block, at), [id, offset] as const);
  const range = async (from: string, to: string) =>
    (await desk()).evaluate((own, [first, last]) => own.range(first, last), [from, to] as const);
  const take = async (id: string) => (await desk()).evaluate((own, block) => own.take(block), id);
  const press = async (...names: string[]) => {
    for (const name of names) await page.keyboard.press(name);
  };
  /** The doc, once it is seen to keep every law. */
  const read = async () => {
    const text = parseText(await (await desk()).evaluate((own) => own.read()));
    checkText(text);
    return text;
  };
  const expectOutline = async (expected: string) => expect(outline(await read())).toBe(expected);

  const one = 'paragraph#a"Один."';
  const two = 'paragraph#b"Два."';
  const three = 'paragraph#c"Три."';
  const start = `${one} ${two} ${three}`;
  beforeEach(() => open(doc(p('a', 'Один.'), p('b', 'Два.'), p('c', 'Три.'))));

  it('keeps ids while typing, splitting with Enter and joining with Backspace', async () => {
    const split = `${one} paragraph#b"Двы" paragraph#new1<b"а." ${three}`;
    const joined = `${one} paragraph#b"Двыа." ${three}`;
    await cursor('b', 2);
    await page.keyboard.type('ы');
    await expectOutline(joined);
    await press('Enter');
    await expectOutline(split);
    await press('Backspace');
    await expectOutline(joined);
    await press('Control+z', 'Control+z', 'Control+z');
    await expectOutline(start);
    await press('Control+y', 'Control+y');
    await expectOutline(split);
  });

  it('moves a block by cutting and pasting, and gives the second paste a new id', async () => {
    await take('a');
    await press('Control+x');
    await cursor('c', -1);
    await press('Enter', 'Control+v');
    await expectOutline(`${two} ${three} ${one}`);
    await press('Enter', 'Control+v');
    await expectOutline(`${two} ${three} ${one} paragraph#new3"Один."`);
  });

  it('moves a block by its words too, where they are pasted into an empty one', async () => {
    await range('a', 'a');
    await press('Control+x');
    await cursor('c', -1);
    await press('Enter', 'Control+v');
    await expectOutline(`paragraph#new2"" ${two} ${three} ${one}`);
    await press('Control+z', 'Control+z', 'Control+z');
    await expectOutline(start);
    await range('a', 'a');
    await press('Control+c');
    await cursor('c', -1);
    await press('Enter', 'Control+v');
    await expectOutline(`${start} paragraph#new3"Один."`);
    await open(doc(section('s', 'Раздел', p('a', 'Один.'), p('b', 'Два.'), p('c', 'Три.'))));
    await range('a', 'b');
    await press('Control+x', 'Delete');
    await cursor('c', -1);
    await press('Enter', 'Control+v');
    await expectOutline(`section#s[heading"Раздел" ${three} ${one} ${two}]`);
  });

  it('gives a copy a new id, before its original too', async () => {
    await take('c');
    await press('Control+c');
    await cursor('a', 0);
    await press('Enter');
    await cursor('new1', 0);
    await press('Control+v');
    await expectOutline(`paragraph#new2"Три." ${start}`);
  });

  it('moves every kind of block through the clipboard as it was', async () => {
    const whole = doc(
      p('a', 'Один.'),
      indicator({ id: 'i', unit: '%', targets: [{ year: '2025', value: '7' }] }),
      ul('l', li('m', p('n', 'Пункт.'))),
      section('s', 'Раздел', p('t', 'Текст.')),
      section('u', 'Другой', p('v', 'Текст.')),
    );
    await open(whole);
    for (const id of ['i', 'l', 's']) {
      await take(id);
      await press('Control+x', 'Control+z');
      expect((await read()).toJSON()).toEqual(whole.toJSON());
      await press('Control+x', 'Control+v');
      expect((await read()).toJSON()).toEqual(whole.toJSON());
    }
  });

  it('believes nothing on the clipboard that comes from elsewhere', async () => {
    const html =
      '<p data-node="paragraph" data-attrs=\'{"id":"b"}\'>Копия.</p>' +
      '<p data-node="paragraph" data-attrs=\'{"id":"foreign","origin":"b"}\'>Чужое.</p>' +
      '<p data-node="paragraph" data-attrs=\'{"id":"<bad>"}\'>Плохое.</p>';
    await cursor('c', -1);
    await page.evaluate((pasted) => {
      const clipboardData = new DataTransfer();
      clipboardData.setData('text/html', pasted);
      const event = new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true });
      document.querySelector('.ProseMirror')?.dispatchEvent(event);
    }, html);
    await expectOutline(
      `${one} ${two} paragraph#c"Три.Копия." paragraph#new1"Чужое." paragraph#new2"Плохое."`,
    );
  });

  it('drags a paragraph with its id, and a copy without', async () => {
    await drag('a', 'c');
    await expectOutline(`${two} ${one} ${three}`);
    await press('Control+z');
    await expectOutline(start);
    await page.keyboard.down('Control');
    await drag('a', 'c');
    await page.keyboard.up('Control');
    await expectOutline(`${one} ${two} paragraph#new1"Один." ${three}`);
  });

  it('leaves a word alone while it is composed, and composes its letters after', async () => {
    const states = async () => (await desk()).evaluate((own) => [own.composing, own.settled]);
    await cursor('b', -1);
    for (const text of ['\u0438', '\u0438\u0306', '\u0438\u0306\u043e']) {
      await keys.send('Input.imeSetComposition', {
        text,
        selectionStart: text.length,
        selectionEnd: text.length,
      });
      expect(await states()).toEqual([true, !text.includes('\u0306')]);
    }
    expect((await read()).child(1).textContent).toBe('Два.\u0438\u0306\u043e');
    await keys.send('Input.insertText', { text: '\u0438\u0306\u043e' });
    await expect.poll(async () => (await read()).child(1).textContent).toBe('Два.\u0439\u043e');
    expect(await states()).toEqual([false, true]);
    await press('!');
    await expectOutline(`${one} paragraph#b"Два.\u0439\u043e!" ${three}`);
  });

  it('keeps the first id when a selection over blocks is typed over', async () => {
    await range('a', 'b');
    await page.keyboard.type('И');
    await expectOutline(`paragraph#a"И" ${three}`);
    await press('Control+z');
    await expectOutline(start);
  });

  async function drag(id: string, onto: string): Promise<void> {
    await take(id);
    const [from, to] = [await boxOf(id), await boxOf(onto)];
    await page.mouse.move(from.x + 10, from.y + from.height / 2);
    await page.mouse.down();
    await page.mouse.move(to.x + 2, to.y + to.height / 2, { steps: 5 });
    await page.mouse.up();
  }

  async function boxOf(id: string) {
    const box = await page.locator(`#${id}`).boundingBox();
    return box ?? expect.fail(`${id} is not drawn`);
  }
});
