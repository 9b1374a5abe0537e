import { traceId } from './ids.ts';
import type { TokenState } from './state.ts';

type GraphErrorBody = {
  readonly message: string;
  readonly type: string;
  readonly code: number;
  readonly error_subcode?: number;
  readonly is_transient?: boolean;
  readonly error_user_title?: string;
  readonly error_user_msg?: string;
  readonly error_data?: object;
};

/** HTTP statuses are unreliable at Meta; these are the ones its answers mostly carry (FACTS §4.1). */
const STATUS_OF_CODE: Readonly<Record<number, number>> = {
  1: 500,
  2: 500,
  4: 429,
  10: 403,
  17: 429,
  32: 429,
  190: 401,
  200: 403,
  613: 429,
  80002: 429,
};

const statusOf = (code: number) => STATUS_OF_CODE[code] ?? 400;

/** A refusal in the Graph API's own shape; thrown anywhere below the Graph door, answered there. */
export class GraphError extends Error {
  readonly body: GraphErrorBody;
  readonly status: number;

  constructor(body: GraphErrorBody, status = statusOf(body.code)) {
    super(body.message);
    this.body = body;
    this.status = status;
  }

  toResponse(): Response {
    const headers = new Headers({ 'content-type': 'application/json; charset=UTF-8' });
    if (this.body.code === 190) {
      headers.set(
        'www-authenticate',
        `OAuth "Facebook Platform" "invalid_token" "${this.body.message.slice(0, 60)}"`,
      );
    }
    const body = JSON.stringify({ error: { ...this.body, fbtrace_id: traceId() } });
    return new Response(body, { status: this.status, headers });
  }
}

const oauth = (code: number, message: string, subcode?: number) =>
  new GraphError({
    message,
    type: 'OAuthException',
    code,
    ...(subcode === undefined ? {} : { error_subcode: subcode }),
  });

export const badParameter = (message: string, subcode?: number) =>
  oauth(100, `(#100) ${message}`, subcode);

export const unknownPerson = () => badParameter('The requested user cannot be found.', 2534014);

export const outsideWindow = () =>
  oauth(10, '(#10) This message is sent outside of allowed window.', 2534022);

const personUnavailable = () =>
  oauth(551, "(#551) This person isn't available right now.", 1545041);

/** One of three ways in which Meta is said to refuse a message to somebody who blocked the business. */
export const blockedPerson = (how: '551' | '200' | '2') => {
  if (how === '551') return personUnavailable();
  if (how === '2') return composedError({ code: 2 });
  return oauth(200, "(#200) This person isn't available right now.", 1545041);
};

export const messageAccessOff = () =>
  oauth(200, '(#200) The owner has switched off access to messages.', 2534041);

export const humanAgentMissing = () =>
  oauth(200, '(#200) The Human Agent feature needs to be approved for this app.', 2018028);

export const notThreadOwner = () =>
  badParameter('The action is invalid since it is not the thread owner.', 2534037);

export const privateReplyInvalid = () =>
  badParameter('The comment is invalid for a private reply.', 2534025);

export const permissionMissing = () =>
  oauth(10, '(#10) Application does not have permission for this action');

export const messageDeleted = () =>
  oauth(9000001, 'This Message has been deleted by the user or the business.');

export const consentMissing = () =>
  new GraphError({
    message: 'User consent is required to access user profile',
    type: 'IGApiException',
    code: 230,
  });

export const unsupportedObject = (method: string, id: string) =>
  new GraphError({
    message: `Unsupported ${method.toLowerCase()} request. Object with ID '${id}' does not exist, cannot be loaded due to missing permissions, or does not support this operation. Please read the Graph API documentation at https://developers.facebook.com/docs/graph-api`,
    type: 'GraphMethodException',
    code: 100,
    error_subcode: 33,
  });

export const unknownPath = (path: string) =>
  new GraphError({
    message: `Unknown path components: ${path}`,
    type: 'IGApiException',
    code: 2500,
  });

export const tokenMissing = () =>
  new GraphError({
    message: 'Invalid OAuth 2.0 Access Token',
    type: 'IGApiException',
    code: 190,
  });

export const tokenUnparsable = () =>
  oauth(190, 'Invalid OAuth access token - Cannot parse access token');

export const tokenExpired = (at: number) =>
  oauth(
    190,
    `Error validating access token: Session has expired on ${new Date(at).toUTCString()}.`,
    463,
  );

/** Each way in which a token dies (FACTS §4.2). */
export const tokenRefused: Readonly<
  Record<Exclude<TokenState, 'valid'>, (app: string) => GraphError>
> = {
  password_changed: () =>
    oauth(
      190,
      'Error validating access token: The session has been invalidated because the user changed their password or Facebook has changed the session for security reasons.',
      460,
    ),
  app_removed: (app) =>
    oauth(
      190,
      `Error validating access token: The user has not authorized application ${app}.`,
      458,
    ),
  checkpointed: () =>
    oauth(190, 'Error validating access token: The user is enrolled in a checkpoint.', 459),
  unconfirmed: () =>
    oauth(190, 'Error validating access token: The user is not a confirmed user.', 464),
  invalid: () => oauth(190, 'Error validating access token: The access token is invalid.', 467),
};

/** What a fault asks for: any code, subcode and status, with Meta's usual words for the common ones. */
export function composedError(wanted: {
  code: number;
  subcode?: number | undefined;
  message?: string | undefined;
  status?: number | undefined;
  userTitle?: string | undefined;
  userMessage?: string | undefined;
  data?: object | undefined;
}): GraphError {
  const transient = [1, 2, 4].includes(wanted.code);
  return new GraphError(
    {
      message: wanted.message ?? USUAL_WORDS[wanted.code] ?? `(#${wanted.code}) Request failed`,
      type: wanted.code === 230 ? 'IGApiException' : 'OAuthException',
      code: wanted.code,
      ...(wanted.subcode === undefined ? {} : { error_subcode: wanted.subcode }),
      ...(transient ? { is_transient: true } : {}),
      ...(wanted.userTitle ? { error_user_title: wanted.userTitle } : {}),
      ...(wanted.userMessage ? { error_user_msg: wanted.userMessage } : {}),
      ...(wanted.data ? { error_data: wanted.data } : {}),
    },
    wanted.status ?? statusOf(wanted.code),
  );
}

const USUAL_WORDS: Readonly<Record<number, string>> = {
  2: 'An unexpected error has occurred. Please retry your request later.',
  4: '(#4) Application request limit reached',
  10: '(#10) Application does not have permission for this action',
  190: 'Invalid OAuth access token - Cannot parse access token',
  230: 'User consent is required to access user profile',
  613: '(#613) Calls to this api have exceeded the rate limit.',
  80002:
    '(#80002) There have been too many calls to this Instagram account. Wait a bit and try again.',
};
