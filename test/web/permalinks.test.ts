/** The ¶ beside headings and paragraphs. */
import { expect, it } from 'vitest';
import { addPermalinks } from '../../src/web/public/permalinks.ts';

it('adds a named link to each heading, at its section, and a silent one to each paragraph', () => {
  const html =
    '<section id="s1" aria-labelledby="s1:title"><h2 id="s1:title">A <em>b</em></h2><p id="p1">c</p></section>';
  expect(addPermalinks(html, 'en')).toBe(
    '<section id="s1" aria-labelledby="s1:title"><h2 id="s1:title">A <em>b</em>' +
      '<a class="permalink" href="#s1" aria-label="Link to this place" lang="en">¶</a></h2>' +
      '<p id="p1">c<a class="permalink" href="#p1" tabindex="-1" aria-hidden="true">¶</a></p></section>',
  );
});

it('leaves paragraphs without an id and everything else as it is', () => {
  const html = '<p>no id</p><pre id="x">&lt;p id="y"&gt;</pre><ul id="u"><li id="l">a</li></ul>';
  expect(addPermalinks(html, 'kk')).toBe(html);
});

it('keeps to one heading at a time where several follow each other', () => {
  const html = '<h2 id="a:title">A</h2><h3 id="b:title" aria-level="7">B</h3>';
  const linked = addPermalinks(html, 'ru');
  expect(linked.match(/class="permalink"/g)).toHaveLength(2);
  expect(linked).toContain('>A<a class="permalink" href="#a"');
  expect(linked).toContain('>B<a class="permalink" href="#b"');
});
