/** Pages of the application that accounts lead to. */

/** Where one signs in, and is told what went wrong at a provider (`?error=`). */
export const signInPath = '/sign-in';
/** Where a link of a letter leads; its secret stands behind `#`, which no server and no log gets to see. */
export const invitationPath = '/invitation';
export const resetPath = '/reset';
