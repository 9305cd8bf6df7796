/** What stands where a screen cannot be shown. */
export const problems = {
  absent: {
    title: 'There is nothing at this address',
    text: 'It may have been written wrongly, or it is not for whom you act as now.',
  },
  offline: {
    title: 'The server does not answer',
    text: 'Nothing you did is lost. Look at your connection, then try again.',
  },
  signIn: {
    title: 'Say who you are first',
    text: 'This is open only to those who are signed in.',
  },
  renewed: {
    title: 'This page has grown old',
    text: 'A part of it could not be loaded: a newer release may be in its place. What you wrote is kept; load the page anew.',
  },
  fault: {
    title: 'Something went wrong on our side',
    text: 'Nothing was changed. Try again; if it stays so, tell your administrator.',
  },
  incident: 'What happened:',
  again: 'Try again',
  reload: 'Load anew',
  toDrafts: 'To the drafts',
} as const;
