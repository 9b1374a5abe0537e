import { picturePath } from '../pictures.ts';
import type { Sim } from '../sim.ts';
import type { Account } from '../state.ts';
import { type Html, html, page } from './html.ts';
import type { LoginRequest } from './request.ts';
import { BASIC, SCOPES } from './scopes.ts';

const KINDS = {
  BUSINESS: 'Business',
  MEDIA_CREATOR: 'Creator',
  PERSONAL: 'Personal',
} as const;

/** What could not be asked of anybody: shown here, never sent back. */
export const problemPage = (problem: string): Response =>
  page({
    title: 'Something is wrong',
    status: 400,
    content: html`<section class="card"><h1>Sorry, this page isn’t available</h1>
<p class="problem">Invalid Request: Request parameters are invalid: ${problem}</p>
<p class="hint">Instagram shows this page itself and sends nobody back. Close it and begin again where you came from.</p></section>`,
  });

/** The person has to say who they are, though this browser knows. Nothing typed is looked at. */
export const loginPage = (sim: Sim, request: LoginRequest): Response =>
  form(request, {
    title: 'Log in',
    content: html`<h1>Log in again</h1>
<p class="hint">${sim.dashboard.name} asked Instagram to make sure that it is you.</p>
<label for="account">Account</label>
<select id="account" name="account">${sim.store.state.accounts.map(
      ({ externalId, username }) => html`<option value="${externalId}">${username}</option>`,
    )}</select>
<label for="password">Password</label>
<input id="password" type="password" autocomplete="off" placeholder="Anything will do">
<div class="buttons"><button class="primary" name="step" value="login">Log in</button>
${request.facebook ? html`<button class="quiet" name="step" value="login">Log in with Facebook</button>` : null}
<button class="quiet" name="step" value="deny">Cancel</button></div>`,
  });

/** Which account, and what the app may do; `known` has just logged in. */
export function consentPage(sim: Sim, request: LoginRequest, known: Account | null): Response {
  const accounts = known ? [known] : sim.store.state.accounts;
  const chosen = known ?? accounts.find(({ type }) => type !== 'PERSONAL');
  return form(request, {
    title: `${sim.dashboard.name} wants access`,
    content: html`<div class="apps" aria-hidden="true"><span class="app">${sim.dashboard.name.slice(0, 1)}</span><i></i><span class="app meta"></span></div>
<h1>${sim.dashboard.name} would like to use your Instagram account</h1>
<p class="hint">App ${sim.app.id}, ${sim.switches.appMode === 'live' ? 'live' : 'in development'}. It will send you on to ${new URL(request.redirectUri).host}.</p>
<fieldset><legend>Account</legend>${accounts.map((account) => accountRow(sim, account, account === chosen))}</fieldset>
<fieldset><legend>It may</legend>${request.scopes.map(scopeRow)}</fieldset>
<div class="buttons"><button class="primary" name="step" value="allow">Allow</button>
<button class="quiet" name="step" value="deny">Cancel</button></div>
<p class="switch"><button class="link" name="step" value="switch">Log in with another account</button></p>`,
  });
}

function accountRow(sim: Sim, account: Account, isChosen: boolean): Html {
  const picture = picturePath(sim, { id: account.externalId, look: account.look });
  const role = account.hasRole ? '' : ' · no role on the app';
  return html`<label class="account"><input type="radio" name="account" value="${account.externalId}" required${isChosen && html` checked`}>
${picture ? html`<img src="${picture}" alt="" width="44" height="44">` : html`<span class="letter">${account.username.slice(0, 1).toUpperCase()}</span>`}
<span class="names"><b>${account.username}</b><span>${KINDS[account.type]}${account.name && ` · ${account.name}`}${role}</span></span></label>`;
}

function scopeRow(name: string): Html {
  const scope = SCOPES.find((each) => each.name === name);
  const isBasic = name === BASIC;
  return html`<label class="scope"><input type="checkbox" name="scopes" value="${name}" checked${isBasic && html` disabled`}>
<span class="names"><span>${scope?.words ?? name}${isBasic && ' (always)'}</span><code>${name}</code></span></label>`;
}

/** Carries the request through every step. */
function form(request: LoginRequest, { title, content }: { title: string; content: Html }) {
  const kept = {
    client_id: request.clientId,
    redirect_uri: request.redirectUri,
    response_type: 'code',
    scope: request.scopes.join(','),
    enable_fb_login: String(request.facebook),
    ...(request.state === undefined ? {} : { state: request.state }),
  };
  const action = `/www.instagram.com/oauth/authorize?${new URLSearchParams(kept)}`;
  return page({
    title,
    leadsTo: new URL(request.redirectUri).origin,
    content: html`<form class="card" method="post" action="${action}">${content}</form>`,
  });
}
