/** What stands between words; all of it counts as a space, in what is kept and in what is looked for. */
const SEPARATORS = `!"#$%&'()*+,-./:;<=>?@[\\]^_\`{|}~“”„«»‹›‘’‚…–—•·¿¡、。，．！？；：（）「」『』【】《》・～\u00a0`;

const quoted = (text: string): string => `'${text.replaceAll("'", "''")}'`;

/** A text as words without endings or stop words, since customers write in any language. Immutable. */
export const wordsIn = (text: string): string =>
  `to_tsvector('pg_catalog.simple', translate(${text}, ${quoted(SEPARATORS)}, ${quoted(' '.repeat([...SEPARATORS].length))}))`;

/**
 * The words of a row and whose they are, so that one index answers for an account without going through the words of
 * all the others. No word has a space in it.
 */
const ownWordsIn = (column: string): string =>
  `(array_to_tsvector(array['@' || account_id]) || ${wordsIn(column)})`;

/** What search looks through. A text that is set to null is gone from the index as well. */
export const WORDS = {
  messages: ownWordsIn('content'),
  contacts: ownWordsIn('name'),
  identities: ownWordsIn('username'),
} as const;

/** Indexes that are built while the product goes on writing, which a migration's transaction can't do. */
export const LIVE_INDEXES = [
  {
    name: 'messages_words',
    on: `messages using gin (${WORDS.messages}) where content is not null and direction <> 'activity'`,
  },
  { name: 'contacts_words', on: `contacts using gin (${WORDS.contacts}) where name is not null` },
  {
    name: 'identities_words',
    on: `identities using gin (${WORDS.identities}) where username is not null`,
  },
] as const;
