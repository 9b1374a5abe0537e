import { callback } from '@/lib/web/callback';

export const maxDuration = 60;

export const GET = callback('instagram');
