/** The least that a handler can do with a webhook: read it. */
export async function POST(request: Request): Promise<Response> {
  await request.arrayBuffer();
  return new Response(null, { status: 200 });
}
