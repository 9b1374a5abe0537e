import { attachmentDoor } from '@/lib/web/attachment-door';

export const GET = attachmentDoor('poster');
