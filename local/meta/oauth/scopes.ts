/** What flow A can ask for (FACTS §0, §1.1), in the words of the consent page. */
export const SCOPES = [
  {
    name: 'instagram_business_basic',
    words: 'See your profile and your posts',
    required: true,
  },
  {
    name: 'instagram_business_manage_messages',
    words: 'Read and answer your messages',
    required: false,
  },
  {
    name: 'instagram_business_manage_comments',
    words: 'Read and answer comments on your posts',
    required: false,
  },
  {
    name: 'instagram_business_content_publish',
    words: 'Publish posts for you',
    required: false,
  },
  {
    name: 'instagram_business_manage_insights',
    words: 'See how your posts are doing',
    required: false,
  },
] as const;

export const BASIC = 'instagram_business_basic';
export const MESSAGES = 'instagram_business_manage_messages';
export const COMMENTS = 'instagram_business_manage_comments';

/** Separated by commas or spaces (FACTS §1.1). */
export const readScopes = (text: string): string[] => [
  ...new Set(text.split(/[\s,]+/).filter((name) => name !== '')),
];

export const isScope = (name: string) => SCOPES.some((scope) => scope.name === name);
