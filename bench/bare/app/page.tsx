/** What the framework alone brings to a browser. */
export const dynamic = 'force-dynamic';

export default function Page() {
  return <p>Nothing</p>;
}
