import 'server-only';
import { isShown } from '@/lib/domain/media-type';

/** What may be shown where it stands; everything else is only ever saved. The name is as RFC 6266 §4.3 has it. */
export function disposition(contentType: string, fileName: string | null): string {
  const way = isShown(contentType) ? 'inline' : 'attachment';
  if (!fileName) return way;
  const plain = fileName.replaceAll(/[^\w .()-]/g, '_');
  return `${way}; filename="${plain}"; filename*=UTF-8''${encoded(fileName)}`;
}

/** What RFC 8187 §3.2.1 wants encoded beyond `encodeURIComponent`. */
const encoded = (name: string): string =>
  encodeURIComponent(name).replaceAll(/['()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16)}`);
