import { headers } from 'next/headers';

/** In the page before all other scripts: buttons and fields are painted long before their code is there. */
const KEEP = `{
  const early = (window.parleyEarly = { pressed: [], typed: {} });
  const asleep = (event, what) =>
    event.target instanceof Element && event.target.closest('[data-wakes]:not([data-awake]) ' + what);
  addEventListener('click', (event) => {
    const button = asleep(event, 'button:not([type=submit])');
    if (button) early.pressed.push(button);
  }, true);
  addEventListener('input', (event) => {
    const field = asleep(event, 'textarea');
    if (field) early.typed[field.id] = field.value;
  }, true);
}`;

/** Keeps what people do before a part of the page knows what to do about it; `useEarlyClicks` and `useEarlyText` do it then. */
export async function Early() {
  const nonce = (await headers()).get('x-nonce') ?? '';
  return (
    <script nonce={nonce} suppressHydrationWarning>
      {KEEP}
    </script>
  );
}
