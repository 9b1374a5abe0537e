import { z } from 'zod';
import { endpoint } from '@/lib/web/endpoint';
import { failedEvents } from '@/lib/web/loaders/event-log';

export const GET = endpoint(z.object({}), async (ctx) => Response.json(await failedEvents(ctx)));
