/** Airmail paper by day, a lamp-lit desk by night: not to be mistaken for the product. */
export const STYLE = `
:root {
  color-scheme: light dark;
  --paper: #f6f3ec; --card: #fffdf8; --ink: #25221d; --faint: #6d675c; --line: #e2dccf;
  --mark: #b3362b; --sky: #2f5d8c; --chosen: #efe8d8;
}
@media (prefers-color-scheme: dark) {
  :root {
    --paper: #191715; --card: #211f1c; --ink: #ece7dd; --faint: #a49d90; --line: #36322c;
    --mark: #ef8074; --sky: #8db6e0; --chosen: #2e2a24;
  }
}
* { box-sizing: border-box; }
html, body { height: 100%; }
body {
  margin: 0; display: flex; flex-direction: column; background: var(--paper); color: var(--ink);
  font: 14px/1.45 system-ui, sans-serif;
}
a { color: var(--sky); }
:focus-visible { outline: 2px solid var(--sky); outline-offset: 2px; border-radius: 4px; }
.stripe {
  flex: none; height: 5px;
  background: repeating-linear-gradient(115deg, var(--mark) 0 18px, var(--card) 18px 30px,
    var(--sky) 30px 48px, var(--card) 48px 60px);
}
.bar {
  flex: none; display: flex; align-items: baseline; gap: 12px; min-height: 51px; padding: 10px 20px;
  border-bottom: 1px solid var(--line);
}
.bar h1 { margin: 0; font-size: 15px; font-weight: 650; line-height: 30px; white-space: nowrap; }
.bar h1 a { color: inherit; text-decoration: none; }
.bar p { margin: 0; color: var(--faint); overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
.bar form { margin-left: auto; }
button {
  font: inherit; color: var(--ink); background: none; border: 1px solid var(--line);
  border-radius: 8px; padding: 4px 12px; cursor: pointer; white-space: nowrap;
}
button:hover { border-color: var(--faint); }
.panes { flex: 1; min-height: 0; display: flex; }
.list { flex: none; width: 340px; overflow-y: auto; border-right: 1px solid var(--line); }
.list ol { list-style: none; margin: 0; padding: 8px; }
.list li a {
  display: grid; grid-template-columns: 1fr auto; gap: 0 12px; padding: 9px 12px;
  border-radius: 8px; color: inherit; text-decoration: none;
}
.list li a:hover { background: var(--card); }
.list li a[aria-current] { background: var(--chosen); }
.list .to, .list .subject { overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
.list .to { color: var(--faint); font-size: 13px; }
.list .subject { grid-column: 1 / -1; }
.list time { color: var(--faint); font-size: 12px; font-variant-numeric: tabular-nums; }
.list .new .subject { font-weight: 650; }
.list .new .subject::before { content: '● ' / 'New: '; color: var(--mark); font-size: 9px; margin-right: 6px; vertical-align: 2px; }
.mail { flex: 1; min-width: 0; display: flex; flex-direction: column; background: var(--card); }
.mail header { flex: none; padding: 18px 24px 14px; border-bottom: 1px solid var(--line); }
.mail h2 { margin: 0 0 8px; font-size: 19px; line-height: 1.3; overflow-wrap: anywhere; }
.mail dl { margin: 0; display: grid; grid-template-columns: auto 1fr; gap: 2px 12px; }
.mail dt { color: var(--faint); }
.mail dd { margin: 0; overflow-wrap: anywhere; }
.views { display: flex; gap: 16px; margin-top: 12px; }
.views a { color: var(--faint); text-decoration: none; padding-bottom: 2px; }
.views a[aria-current] { color: var(--ink); border-bottom: 2px solid var(--mark); }
.back { display: none; margin-bottom: 8px; }
iframe { flex: 1; width: 100%; border: 0; background: #fff; }
pre {
  flex: 1; margin: 0; padding: 20px 24px; overflow: auto; white-space: pre-wrap;
  overflow-wrap: anywhere; font: 14px/1.55 system-ui, sans-serif;
}
.empty { margin: auto; max-width: 340px; padding: 24px; text-align: center; color: var(--faint); }
.empty strong { display: block; margin: 14px 0 4px; color: var(--ink); font-size: 16px; }
.empty svg { width: 72px; height: 52px; color: var(--faint); }
@media (max-width: 760px) {
  .bar { padding: 10px 14px; }
  .bar p { display: none; }
  .list { width: 100%; border: 0; }
  .reading .list, .browsing .mail { display: none; }
  .mail header { padding: 14px; }
  pre { padding: 14px; }
  .back { display: inline-block; }
}
`;
