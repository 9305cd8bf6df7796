/** Forms that are checked before they are sent, and why one was refused. */
export const forms = {
  languages: { kk: 'Kazakh', ru: 'Russian', en: 'English' },
  empty: 'Write it in this language too',
  check: 'Check',
  checkText: 'Read it once more. Nothing has been sent yet.',
  change: 'Change',
  cancel: 'Cancel',
  refused: 'It was not done',
  refusals: {
    invalid: 'Something is missing or does not fit. Change it and send it again. The server says:',
    forbidden: 'You may not do this in the role in which you act now. Choose another role above.',
    absent: 'What this is about is not there any more. Close this and look again.',
    taken: 'Another has this identifier or this address already. Choose another one.',
    ended: 'It has ended or was erased, and takes part in nothing more.',
    lastAdministrator:
      'Nobody would be left to keep people and organisations. Appoint another administrator first.',
    unchanged: 'It is so already: there is nothing to change.',
    reason: 'Say why: this needs a reason.',
    state: 'At the stage where this stands now it cannot be changed.',
    over: 'This is over already.',
    proof: 'You did not show again who you are. Nothing was changed.',
    session: 'The session has ended. Sign in again.',
    stale: 'It changed while you were reading. Look at it again, then repeat this.',
    offline: 'The server does not answer. Nothing is lost: try again.',
    other:
      'Nothing was changed. Try again; if it stays so, tell your administrator. The server says:',
  },
} as const;
