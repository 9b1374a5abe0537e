import { webhook } from '@/lib/web/webhook';

export const { GET, POST } = webhook('instagram');
