import { auth } from '@/lib/web/auth';

export const { GET, POST } = auth;
