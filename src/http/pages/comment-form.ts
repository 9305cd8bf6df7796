/** The form to comment, and one's own comment: what their pages show, and what is wrong with what was sent. */
import type { Node } from 'prosemirror-model';
import { limits } from '../../../schema/limits.ts';
import { answerOf } from '../../domain/discussion/comment.ts';
import { findBySecret } from '../../domain/discussion/comment-act.ts';
import type { Draft } from '../../domain/draft/draft.ts';
import { Refusal, refuse } from '../../domain/draft/refusal.ts';
import { hashText } from '../../domain/text/canonical.ts';
import { idOf } from '../../domain/text/identity.ts';
import type { CommentRule } from '../../domain/workflow/workflow.ts';
import type { Service } from '../../service/service.ts';
import type {
  CommentField,
  CommentFormPage,
  FormFault,
  OwnCommentPage,
} from '../../web/public/model-comments.ts';
import type { CommentFaults } from '../../web/public/words/comments.ts';
import { wordsIn } from '../../web/public/words/words.ts';
import { RequestRefusal } from '../problem.ts';
import { plainText } from '../threads-wire.ts';
import { readTexts, viewAbout, viewComment, viewTaking } from './comments.ts';
import type { Viewing } from './draft-page.ts';
import { viewHead } from './head.ts';
import { chooseText, languagesOf, titleOf } from './text.ts';

export type FormValues = CommentFormPage['values'];

/** `key` as for `giveOnce`; `values.block` says which section's blocks can be chosen. */
export async function viewCommentForm(
  draft: Draft,
  viewing: Viewing,
  sent: {
    readonly key: string;
    readonly values: FormValues;
    readonly faults: readonly FormFault[];
  },
): Promise<CommentFormPage> {
  const { frame, fragments, now, text } = viewing;
  const newest = draft.versions.at(-1);
  const languages = newest ? languagesOf(newest, draft.languages) : [];
  const lang = chooseText(languages, text, frame.lang);
  const root = lang && newest?.texts[lang];
  const doc = root ? await fragments.doc(root) : null;
  const sections = doc ? sectionsIn(doc) : [];
  const around = sections.find(
    (one) => idOf(one) === sent.values.block || blocksIn(one).some(isBlock(sent.values.block)),
  );
  return {
    frame,
    head: viewHead(draft, viewing),
    taking: viewTaking(draft, now),
    version: newest?.version ?? 0,
    text: lang ?? frame.lang,
    section: around ? { id: idOf(around), title: shorten(titleOf(around)) } : null,
    places: around
      ? blocksIn(around).map((block) => ({ id: idOf(block), words: shorten(block.textContent) }))
      : [],
    sections: sections.map((one) => ({ id: idOf(one), title: shorten(titleOf(one)) })),
    ...sent,
  };
}

const isBlock = (id: string) => (block: Node) => idOf(block) === id;

/** Every section, in the order of the text. */
const sectionsIn = (parent: Node): readonly Node[] =>
  parent.children.flatMap((child) =>
    child.type.name === 'section' ? [child, ...sectionsIn(child)] : [],
  );

/** What a reader can point at in a section: its paragraphs wherever they stand, but not those of sections in it. */
const blocksIn = (parent: Node): readonly Node[] =>
  parent.children.flatMap((child) => {
    if (child.type.name === 'section') return [];
    if (!child.isTextblock) return blocksIn(child);
    return idOf(child) !== '' && child.textContent.trim() !== '' ? [child] : [];
  });

const optionMax = 90;

const shorten = (words: string): string =>
  words.length > optionMax ? `${words.slice(0, optionMax).trimEnd()}…` : words;

/** What keeps a comment from being taken as it was sent, field by field in the order of the form. */
export function findFaults(
  { text, name, organisation }: FormValues,
  rule: CommentRule,
  words: CommentFaults,
): readonly FormFault[] {
  const faultOf = (field: CommentField, value: string, missing: string | null, long: string) => {
    if (value.trim() === '') return missing === null ? [] : [{ field, say: missing }];
    const max = field === 'text' ? limits.reasonCharactersMax : limits.titleCharactersMax;
    if (value.length > max) return [{ field, say: long }];
    return plainText.safeParse(value).success ? [] : [{ field, say: words.unprintable }];
  };
  const isNamed = rule === 'named';
  const long = words.nameLong(limits.titleCharactersMax);
  return [
    ...faultOf('text', text, words.textMissing, words.textLong(limits.reasonCharactersMax)),
    ...faultOf('name', name, isNamed ? words.nameMissing : null, long),
    ...faultOf('organisation', organisation, isNamed ? words.organisationMissing : null, long),
  ];
}

/** A refusal as a fault of the form, with the status of its answer; null for one the form cannot speak of. */
export function faultOfRefusal(
  error: unknown,
  words: CommentFaults,
): { readonly status: 409 | 422 | 429; readonly fault: FormFault } | null {
  if (error instanceof RequestRefusal && error.code === 'too-many') {
    const seconds = Number(error.members.seconds ?? 0);
    const say = words.tooMany(Math.max(1, Math.ceil(seconds / 60)));
    return { status: 429, fault: { field: null, say } };
  }
  if (!(error instanceof Refusal)) return null;
  if (['unknown-block', 'quote-not-found', 'language-not-in-draft'].includes(error.code))
    return { status: 422, fault: { field: 'block', say: words.placeGone } };
  if (['wrong-state', 'too-late', 'unauthenticated'].includes(error.code))
    return { status: 409, fault: { field: null, say: words.closed } };
  return null;
}

/** *Refuses:* not-found for a secret no comment was given with. */
export async function viewOwnComment(
  draft: Draft,
  viewing: Viewing,
  { standComments }: Pick<Service, 'standComments'>,
  at: { readonly secret: string; readonly address: string },
): Promise<OwnCommentPage> {
  const { discussion, frame } = viewing;
  const comment = findBySecret(discussion, hashText(at.secret));
  if (!comment) return refuse('not-found', { what: 'comment', id: 'of this address' });
  const standings = await standComments(draft, [comment]);
  const about = viewAbout(standings.get(comment.comment), await readTexts(draft, viewing));
  return {
    frame,
    head: viewHead(draft, viewing),
    address: at.address,
    comment: viewComment(comment, comment.state !== 'withdrawn', { viewing, about }),
    answer: answerOf(discussion, comment),
  };
}

export const faultsIn = (lang: Viewing['frame']['lang']): CommentFaults =>
  wordsIn(lang).comments.form.faults;
