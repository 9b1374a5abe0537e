import 'server-only';

const FOLDER = 'pictures/';

/** Where a picture is shown to the people of an account; its name can't be guessed and never means another. */
export const picturePath = (accountId: number, key: string): string =>
  `/api/accounts/${accountId}/pictures/${key.slice(FOLDER.length)}`;

/** Null for a name that none of ours can have; the database would choke on some of them. */
export const pictureKey = (name: string): string | null =>
  /^[\w-]{43}\.webp$/.test(name) ? `${FOLDER}${name}` : null;
