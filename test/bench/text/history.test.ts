/** The readers of real merges and histories: each way texts may lie in a folder. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { expect, it } from 'vitest';
import { temporaryFolder } from '../../contract/temporary.ts';
import { findMergeFolders, readCases } from './history-cases.ts';
import { readFolder } from './law-cases.ts';

const expected = { texts: ['Раз.', 'Раз и два.', 'Раз, три.'], human: 'Раз и два, три.' };
const [base, ours, theirs] = expected.texts;
const object = { base, ours, theirs, merged: expected.human, file: 'a.md' };

const layouts: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'a folder for each merge': {
    '1/base.md': 'Раз.',
    '1/ours.md': 'Раз и два.',
    '1/theirs.md': 'Раз, три.',
    '1/human.md': expected.human,
    'README.md': 'Whence these are.',
  },
  'four files side by side': {
    'law.1.base.md': 'Раз.',
    'law.1.left.md': 'Раз и два.',
    'law.1.right.md': 'Раз, три.',
    'law.1.result.md': expected.human,
    'law.2.base.md': 'Без остального.',
  },
  'an object in a file': { 'deep/er/1.json': JSON.stringify(object), 'index.json': '{"count":1}' },
  'a list of objects': { 'all.json': JSON.stringify([object]) },
  'an object a line': { 'all.jsonl': `${JSON.stringify(object)}\n` },
};

it.each(Object.entries(layouts))('%s', (name, files) => {
  const folder = temporaryFolder();
  try {
    for (const [file, text] of Object.entries(files)) {
      mkdirSync(dirname(folder.path(`merges-x/${file}`)), { recursive: true });
      writeFileSync(folder.path(`merges-x/${file}`), text);
    }
    const [found = ''] = findMergeFolders(folder.path(''));
    const { cases, unread } = readCases(found);
    expect(cases).toEqual([expected]);
    expect(unread).toBe(name.startsWith('four') ? 1 : 0);
  } finally {
    folder.remove();
  }
});

it('finds nothing where there are no corpora', () => {
  expect(findMergeFolders('no/such/place')).toEqual([]);
});

it('reads the versions of a text in order, in the folder or below', () => {
  const folder = temporaryFolder();
  try {
    mkdirSync(folder.path('laws/code/versions'), { recursive: true });
    for (const [name, text] of Object.entries({ 1: 'a', 2: 'a', 10: 'c', 9: 'b', README: 'x' }))
      writeFileSync(folder.path(`laws/code/versions/${name}.md`), text);
    expect(readFolder(folder.path('laws')).map(({ versions }) => versions)).toEqual([
      ['a', 'b', 'c'],
    ]);
  } finally {
    folder.remove();
  }
});
