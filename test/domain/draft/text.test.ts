/** Titles, texts and versions: what may be written, when, and what is refused. */
import { describe, it } from 'vitest';
import { versionManifest } from '../../../src/domain/draft/text.ts';
import { draftAfter, freezing, given } from '../given.ts';
import { fact, named, small, textRoot } from '../samples.ts';

const start = [fact.created(), fact.saved('one')];
const frozen = [...start, freezing(start)];
const reviewed = [
  ...frozen,
  fact.moved({ transition: 'circulate', from: 'drafting', to: 'review' }),
];
const notDrafting = { state: 'review', allowed: ['drafting'] };

describe('creating a draft', () => {
  const create = {
    titles: named('Volunteering'),
    languages: ['ru', 'kk'],
    template: { id: 'kz-concept', edition: '2018' },
    workflow: small,
    participants: ['health'],
  } as const;

  it('states what it is and then the texts it starts with, in the order of its languages', () =>
    given()
      .when({ type: 'create', ...create, texts: { kk: textRoot('kk'), ru: textRoot('ru') } })
      .yields(
        { type: 'created', ...create },
        { type: 'textSaved', lang: 'ru', root: textRoot('ru') },
        { type: 'textSaved', lang: 'kk', root: textRoot('kk') },
      ));

  it('takes a language without a text, and no text of a language it does not have', () =>
    given()
      .when({ type: 'create', ...create, texts: { en: textRoot('en') } })
      .yields({ type: 'created', ...create }));

  it('needs a language', () =>
    given()
      .when({ type: 'create', ...create, languages: [], texts: {} })
      .refuses('invalid', { field: '/languages', why: 'name at least one language' }));

  it('takes each language once', () =>
    given()
      .when({ type: 'create', ...create, languages: ['ru', 'kk', 'ru'], texts: {} })
      .refuses('invalid', { field: '/languages/2', why: 'ru is named twice' }));
});

describe('renaming', () => {
  it('changes the titles', () =>
    given(...start)
      .when({ type: 'retitle', titles: named('Volunteers') })
      .yields({ type: 'titled', titles: named('Volunteers') }));

  it('refuses the titles there are', () =>
    given(...start)
      .when({ type: 'retitle', titles: named('Volunteering') })
      .refuses('nothing-changed', { what: 'titles' }));

  it('is for drafting only', () =>
    given(...reviewed)
      .when({ type: 'retitle', titles: named('Volunteers') })
      .refuses('wrong-state', notDrafting));
});

describe('choosing participants', () => {
  it('replaces the list', () =>
    given(...start)
      .when({ type: 'chooseParticipants', participants: ['health', 'education'] })
      .yields({ type: 'participantsChosen', participants: ['health', 'education'] }));

  it('refuses the list there is', () =>
    given(fact.created({ participants: ['health'] }))
      .when({ type: 'chooseParticipants', participants: ['health'] })
      .refuses('nothing-changed', { what: 'participants' }));

  it('is for drafting only', () =>
    given(...reviewed)
      .when({ type: 'chooseParticipants', participants: ['health'] })
      .refuses('wrong-state', notDrafting));
});

describe('saving a text', () => {
  const save = (lang: 'ru' | 'kk', name: string) =>
    ({ type: 'saveText', lang, root: textRoot(name) }) as const;

  it('records the root of the new text', () =>
    given(...start)
      .when(save('ru', 'two'))
      .yields({ type: 'textSaved', lang: 'ru', root: textRoot('two') }));

  it('goes on after a version was frozen', () =>
    given(...frozen)
      .when(save('ru', 'two'))
      .yields({ type: 'textSaved', lang: 'ru', root: textRoot('two') }));

  it('refuses the text there is', () =>
    given(...start)
      .when(save('ru', 'one'))
      .refuses('nothing-changed', { what: 'text in ru' }));

  it('refuses a language the draft is not written in', () =>
    given(...start)
      .when(save('kk', 'one'))
      .refuses('language-not-in-draft', { lang: 'kk', languages: ['ru'] }));

  it('is for drafting only', () =>
    given(...reviewed)
      .when(save('ru', 'two'))
      .refuses('wrong-state', notDrafting));
});

describe('freezing a version', () => {
  const words = { label: 'For approval', summary: 'First text' };
  const freeze = (name: string, title = 'Volunteering', diffs = {}) => {
    const { hash } = versionManifest(named(title), { ru: textRoot(name) });
    return { type: 'freeze', hash, diffs, ...words } as const;
  };

  it('takes titles and texts as they are, as version 1', () =>
    given(...start)
      .when(freeze('one'))
      .yields({
        type: 'versionFrozen',
        version: 1,
        hash: freeze('one').hash,
        texts: { ru: textRoot('one') },
        titles: named('Volunteering'),
        diffs: {},
        ...words,
      }));

  it('numbers the next one 2 and keeps its recorded diff', () =>
    given(...frozen, fact.saved('two'))
      .when(freeze('two', 'Volunteering', { ru: textRoot('diff') }))
      .yields({
        type: 'versionFrozen',
        version: 2,
        hash: freeze('two').hash,
        texts: { ru: textRoot('two') },
        titles: named('Volunteering'),
        diffs: { ru: textRoot('diff') },
        ...words,
      }));

  it('takes a new version for new titles alone', () =>
    given(...frozen, { type: 'titled', titles: named('Volunteers') })
      .when(freeze('one', 'Volunteers'))
      .yields({
        type: 'versionFrozen',
        version: 2,
        hash: freeze('one', 'Volunteers').hash,
        texts: { ru: textRoot('one') },
        titles: named('Volunteers'),
        diffs: {},
        ...words,
      }));

  it('refuses when the text moved on since it was prepared', () => {
    const facts = [...start, fact.saved('two')];
    return given(...facts)
      .when(freeze('one'))
      .refuses('stale', { seq: 3, current: draftAfter(...facts).head });
  });

  it('needs a text in every language of the draft', () => {
    const { hash } = versionManifest(named('Volunteering'), { ru: textRoot('one') });
    given(fact.created({ languages: ['ru', 'kk'] }), fact.saved('one'))
      .when({ type: 'freeze', hash, diffs: {}, ...words })
      .refuses('text-missing', { lang: 'kk' });
  });

  it('refuses to freeze the same again', () =>
    given(...frozen)
      .when(freeze('one'))
      .refuses('nothing-changed', { what: 'since version 1' }));

  it('is for drafting only', () =>
    given(...reviewed)
      .when(freeze('one'))
      .refuses('wrong-state', notDrafting));
});
