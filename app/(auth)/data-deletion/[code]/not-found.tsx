import { AuthFrame } from '@/components/auth/auth-frame';
import { LinkOver } from '@/components/auth/link-over';

export default function NotFound() {
  return (
    <AuthFrame
      title="There is no such request"
      lead="No request to delete has this code. Copy the whole address from where Meta shows it."
    >
      <title>Not found · Parley</title>
      <LinkOver first={{ href: '/', label: 'Go to Parley' }} />
    </AuthFrame>
  );
}
