import { webhook } from '@/lib/web/webhook';

export const maxDuration = 120;

export const { GET, POST } = webhook('instagram');
