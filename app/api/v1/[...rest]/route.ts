import { nothingHere } from '@/lib/web/api-endpoint';

/** An address that no call has: JSON like every other answer, where Next would send a page. */
export const GET = nothingHere;
export const POST = nothingHere;
export const PUT = nothingHere;
export const PATCH = nothingHere;
export const DELETE = nothingHere;
