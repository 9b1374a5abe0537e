import './globals.css';
import { GeistSans } from 'geist/font/sans';
import type { Metadata, Viewport } from 'next';
import { headers } from 'next/headers';
import { Themed } from '@/components/themed';
import { Toasts } from '@/components/ui/toasts';

export const metadata: Metadata = {
  applicationName: 'Parley',
  description: 'The shared inbox for Instagram, Messenger, email, WhatsApp and SMS',
  robots: { index: false, follow: false },
};

export const viewport: Viewport = {
  width: 'device-width',
  initialScale: 1,
  viewportFit: 'cover',
  interactiveWidget: 'resizes-content',
};

export default async function RootLayout({ children }: LayoutProps<'/'>) {
  const nonce = (await headers()).get('x-nonce') ?? '';
  return (
    <html lang="en" className={GeistSans.variable} suppressHydrationWarning>
      <body>
        <Themed nonce={nonce}>
          {children}
          <Toasts />
        </Themed>
      </body>
    </html>
  );
}
