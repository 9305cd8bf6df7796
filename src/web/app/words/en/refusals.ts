/** Why something was refused and what to do about it: a sentence for every code of the API. */
import type { FieldFaultCode } from '../../../../domain/field-fault.ts';
import type { ProblemCode } from '../../../../http/problem.ts';

/** What can be refused: every code of the API, and that nobody answered at all. */
export type RefusalCode = ProblemCode | 'offline';

export const refusals = {
  codes: {
    'not-found':
      'It is not there any more, or it is not open to whom you act for now. Load the page anew.',
    forbidden:
      'Your role does not allow this. Look for whom you act now, or ask your coordinator to do it.',
    'no-mandate': 'You cannot act in this person’s place: {{why}}. Act in your own name.',
    'no-appointment':
      'You are not appointed to act for this organisation now: {{agency}}. Choose another above, or tell your administrator.',
    'acting-for-needed': 'Choose above for whom you act: {{agencies}}.',
    taken: 'Another has this already: {{what}}. Give another one.',
    ended: 'This takes part in nothing any more: {{what}}. Choose another.',
    'last-administrator':
      'Nobody would be left to administer this server. Appoint another administrator without an end date first.',
    unauthenticated: 'You are not signed in any more. Sign in again, then repeat it.',
    invalid:
      'Something is missing or written wrongly. Look at what you entered, then send it again.',
    stale:
      'Somebody changed this meanwhile. Load the page anew, look at what changed, then decide.',
    'precondition-required':
      'It was not said which text this replaces. Load the page anew, then repeat it.',
    'wrong-state':
      'This is not possible at the stage where the draft stands. Load the page anew: the stage may have changed.',
    'too-late': 'The term for this ended: {{date}}.',
    'no-such-transition':
      'The draft cannot take this step from where it stands. Load the page anew: it shows the steps there are.',
    'gate-unmet':
      'Not all that this step needs is done, conditions open: {{number}}. The draft’s overview says who has to do what.',
    'reason-required': 'Say why: a reason is required here.',
    'nothing-changed': 'Nothing would change by this: it was done or said already.',
    'text-missing': 'There is no text {{language}}. It has to be written first.',
    'language-not-in-draft': 'This draft has no text {{language}}. It has texts {{languages}}.',
    'not-editorial':
      'This is more than an editorial change: {{kinds}} changed, places: {{number}}. Freeze it as an ordinary version, or take those changes back.',
    'nothing-to-contest':
      'There is nothing to contest: no answer of this body was carried over an editorial change ({{agency}}).',
    'not-asked': 'This body is not asked in this round: {{agency}}.',
    'verdict-not-allowed': 'This stage does not take such an answer. Choose another.',
    'nothing-to-withdraw': 'There is no answer to take back: {{agency}}.',
    'conflict-of-interest':
      '{{why}}. Another signatory of your organisation has to give this answer.',
    'no-extension': 'The term cannot be made longer ({{agency}}): {{why}}.',
    'no-reminder': 'No reminder was sent ({{agency}}): {{why}}.',
    'nothing-due': 'Nothing is due by {{date}} yet. It comes about by itself in time.',
    'not-answered':
      'Point No. {{number}} has no answer of the drafters yet. It can be upheld once they answer.',
    'item-ended': 'Point No. {{number}} is closed already. Load the page anew.',
    'already-answered':
      'This was decided already: {{what}}. Load the page anew to see the decision.',
    'verdict-needs-items': 'This answer needs at least one point. Say what it is about.',
    'unknown-block': 'That passage is not in the text any more. Choose the passage again.',
    'quote-not-found':
      'These words do not stand in that passage: “{{quote}}”. Choose the words again.',
    'merge-conflict':
      'The text {{language}} changed in the same places, to be decided by a person: {{number}}. Look at both wordings and choose.',
    'key-reused': 'This was sent already with other contents. Load the page anew, then repeat it.',
    'too-long': 'The server needed too long for this. {{why}}.',
    'malformed-json':
      'The server could not read what was sent. Load the page anew, then repeat it.',
    'too-large': 'What was sent is too large, the limit is {{number}} MB. Send less at once.',
    'too-deep':
      'What was sent is nested too deeply, the limit is {{number}} levels. Make it simpler.',
    'unsupported-media-type': 'Files of this kind are not taken here. Choose another kind.',
    'too-many': 'There were too many requests. Minutes to wait: {{number}}.',
    'cross-site': 'The request came from another site. Open this page anew at its own address.',
    'not-accepted': 'That was not right. Which part was wrong is not said. Try again.',
    'proof-needed': 'It needs a fresh proof of who you are. Repeat it and confirm.',
    'link-spent': 'This link was used already, or its time is over. Ask for another.',
    'wrong-factor': 'This does not fit how your account stands. Load the page anew.',
    'provider-down': 'The sign-in provider does not answer. Try again, or sign in another way.',
    'not-acceptable': 'It is not to be had in this form. Choose another.',
    'no-such-route':
      'The server does not know this request. Load the page anew: the server may have been updated.',
    'method-not-allowed':
      'This is not possible here. Load the page anew: the server may have been updated.',
    'text-fault':
      'The text holds something that cannot be kept. Take out what you pasted or changed last, then try again.',
    'import-fault': 'The file cannot be read: {{why}}. Mend it and try again.',
    'workflow-fault':
      'No draft could go by this workflow as it stands. Look at what is marked, mend it, then save it again.',
    'calendar-ends':
      'The calendar of working days does not reach {{year}} yet, so no term can be counted. Tell your administrator.',
    busy: 'Many people write to this draft at once. Nothing was changed: try again in a minute.',
    internal:
      'Something went wrong on our side. Nothing was changed. Try again; if it stays so, tell your administrator.',
    offline: 'The server does not answer. Look at your connection, then try again.',
  } as const satisfies Readonly<Record<RefusalCode, string>>,
  /** Said in the place of a code's sentence where the request tells more. */
  exactly: {
    noAppointment:
      'You are appointed to no organisation now. Tell your administrator, who keeps the appointments.',
    fieldWhy: 'The field “{{field}}”: {{why}}',
    field: 'The field “{{field}}” is missing or filled in wrongly. Mend it, then send it again.',
  },
  mandate: {
    none: 'there is no mandate',
    'not-yet': 'the mandate has not begun',
    over: 'the mandate is over',
    revoked: 'the mandate was revoked',
    'other-draft': 'the mandate is for another draft',
  },
  extension: {
    'not-allowed': 'this stage knows no longer terms, or the answer or the due date has passed',
    'used-up': 'it was made longer as often as the procedure allows',
    'too-long': 'the procedure allows fewer working days',
    'none-asked': 'nobody asked for it',
    'asked-already': 'the request before has no answer yet',
  },
  reminder: {
    answered: 'it has answered',
    lately: 'it was reminded less than a day ago',
  },
  interest: {
    'author-of-version': 'You wrote in this version',
    'second-seat': 'You have answered for another body in this round',
  },
  editorial: {
    structure: 'the structure',
    figures: 'figures',
    names: 'names',
    modality: 'duties and rights',
  },
  taken: { id: 'a short name', address: 'an e-mail address' },
  ended: { agency: 'the organisation “{{name}}”', person: 'a person whose record was erased' },
  answered: {
    item: 'point No. {{number}}',
    amendment: 'amendment No. {{number}}',
    other: 'No. {{number}}',
  },
  limit: {
    waiting: 'It is working out much already: try again in a minute',
    time: 'Ask for a part of the text, or for versions that lie nearer',
    memory: 'Ask for a part of the text, or for versions that lie nearer',
  },
  file: {
    'too-deep': 'lists or quotations are nested too deeply',
    'too-large': 'it is too large',
    line: '{{why}}, line {{number}}',
  },
  language: { kk: 'in Kazakh', ru: 'in Russian', en: 'in English' },
  /** Why a value cannot stand where it was given. */
  faults: {
    'not-said': 'It is missing.',
    'not-one-of': 'Only certain words can stand here.',
    'not-named': 'Name the person by an identifier or by an e-mail address.',
    'no-address': 'This is not one plain e-mail address.',
    'no-instant': 'This is not a day as 2026-01-31, nor an instant as 2026-01-31T09:00:00+05:00.',
    'no-id': 'An identifier is of small Latin letters, digits and hyphens.',
    'too-many-characters': 'It is too long, the limit is {{number}} characters.',
    'hidden-characters': 'It has characters that cannot be seen. Type it anew.',
    'kind-stays': 'The organisation is of another kind, and that does not change.',
    'ends-before-it-begins': 'It must end after it begins.',
    'over-already': 'That is over already.',
    'ends-earlier': 'It ends earlier as it stands: {{date}}.',
    'begins-anew': 'It ended, or ends: {{date}}. To go on, let another begin then.',
    'stands-already': 'An appointment to this role stands then already.',
    'succeeds-itself': 'Nothing succeeds itself.',
    'in-use': 'Persons are appointed in it. Move them first.',
    'own-place': 'Nobody acts in their own place.',
    'other-organisation': 'Name a person of the same organisation.',
    'unknown-column': 'No column is called so.',
    'column-twice': 'This column comes twice.',
    'no-record-column': 'A column must say in each row what it speaks of.',
    'more-cells': 'There are more cells than columns.',
    'open-quote': 'A quotation mark is opened here and never closed.',
    'stray-quote': 'Put the whole cell in quotation marks, and write each mark in it twice.',
    'after-quote': 'Only a separator may follow the mark that closes a cell.',
    'stray-return': 'Lines end in another way than tables have it. Save the file anew.',
  } as const satisfies Readonly<Record<FieldFaultCode, string>>,
  field: {
    titles: 'Title',
    title: 'Title',
    name: 'Name',
    names: 'Name',
    short: 'Short name',
    label: 'Name',
    url: 'Address',
    summary: 'Summary',
    note: 'Note',
    text: 'Text',
    texts: 'Text',
    justification: 'Justification',
    evidence: 'Evidence',
    href: 'Address of the source',
    money: 'Money',
    indicators: 'Indicators',
    wording: 'Wording',
    workingDays: 'Working days',
    until: 'Until',
    from: 'From',
    begins: 'Beginning',
    place: 'Place',
    agenda: 'Agenda',
    minutes: 'Minutes',
    invited: 'Invited',
    present: 'Present',
    participants: 'Participants',
    remits: 'Remit',
    email: 'E-mail',
    password: 'Password',
    code: 'Code',
    unit: 'Unit',
    organisation: 'Organisation',
    person: 'Person',
    deputy: 'Deputy',
    mentions: 'Who is named',
    successor: 'Successor',
    role: 'Role',
  },
} as const;
