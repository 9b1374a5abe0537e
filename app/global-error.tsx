'use client';

/** Stands in for the whole page, so it can rely on nothing: no styles, no fonts. */
export default function GlobalError() {
  return (
    <html lang="en" style={{ colorScheme: 'light dark' }}>
      <body style={{ fontFamily: 'system-ui', padding: '4rem 1.5rem', textAlign: 'center' }}>
        <title>Something went wrong · Parley</title>
        <h1 style={{ fontSize: '1.125rem' }}>Parley stumbled</h1>
        <p>This page could not be shown. What you wrote is kept.</p>
        <button
          type="button"
          onClick={() => window.location.reload()}
          style={{ padding: '0.5rem 1rem' }}
        >
          Try again
        </button>
      </body>
    </html>
  );
}
