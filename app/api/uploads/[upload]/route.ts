import { uploadDoor } from '@/lib/web/upload-door';

export const PUT = uploadDoor;
