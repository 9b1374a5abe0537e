import { liveStream } from '@/lib/web/live-stream';

export const maxDuration = 300;
export const dynamic = 'force-dynamic';

export const GET = liveStream;
