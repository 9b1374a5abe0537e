/** Runs in the page: shows new mail without a reload, and asks only while somebody looks. */
export const LIVE_SCRIPT = `
const list = document.querySelector('.list');
const chosen = location.pathname.split('/')[2] ?? '';
let shown;
async function look() {
  if (document.hidden) return;
  const answer = await fetch('/list?chosen=' + chosen).catch(() => null);
  if (!answer?.ok) return;
  const rows = await answer.text();
  if (shown !== undefined && rows !== shown) {
    if (!list || !rows.includes('<li')) return location.reload();
    const focused = document.activeElement?.getAttribute('href');
    list.innerHTML = rows;
    if (focused) list.querySelector('a[href="' + focused + '"]')?.focus();
  }
  shown = rows;
}
setInterval(look, 1500);
document.addEventListener('visibilitychange', look);
look();
`;
