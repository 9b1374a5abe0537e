/** Where Meta keeps what people send (FACTS.md §5). */
const SUFFIXES = ['.fbcdn.net', '.cdninstagram.com', '.fbsbx.com'] as const;

/** Whether media may be fetched from there. An address with a name, password or port in it is nobody's CDN. */
export function isMetaMedia({ protocol, hostname, port, username, password }: URL): boolean {
  const isPlain = port === '' && username === '' && password === '';
  return protocol === 'https:' && isPlain && SUFFIXES.some((suffix) => hostname.endsWith(suffix));
}
