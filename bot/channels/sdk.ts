/**
 * The Bot Framework and Teams SDKs, behind one small interface. No other file imports them: they are no longer
 * developed by their maker, and the successors speak the same protocol.
 */
import { Application, TeamsAdapter, TurnState } from '@microsoft/teams-ai';
import { TurnContext, type Activity, type ConfigurationBotFrameworkAuthenticationOptions, type ConversationReference, type InvokeResponse } from 'botbuilder';
import { AppCredentials, AuthenticationConstants, AuthenticationError, PasswordServiceClientCredentialFactory, type ConnectorClient } from 'botframework-connector';
import type { Logger } from 'pino';
import type { JsonObject } from '../../dialogs/records.js';
import type { TeamsSettings } from '../settings.js';

export const VERB = 'gwarant';

export interface TeamsOptions {
  /** Null: no token is checked (only to be used on a loopback address, for the Bot Framework Emulator). */
  readonly account: TeamsSettings | null;
  readonly handlers: TeamsHandlers;
  readonly log: Logger;
}

/** What is to be done with an activity. An error thrown here leaves `handle` as it is. */
export interface TeamsHandlers {
  joined(activity: JsonObject): Promise<void>;
  message(activity: JsonObject): Promise<void>;
  /** An `Action.Execute` was pressed. Gives the card to show in its place, or a short text to show below it. */
  pressed(activity: JsonObject, data: unknown): Promise<JsonObject | string>;
  /** A file consent card was answered, with yes or no: `value.action` says which. */
  consented(activity: JsonObject): Promise<void>;
}

export type TeamsAnswer =
  /** The body of an invoke's answer; null: nothing is to be said. */
  | { readonly type: 'handled'; readonly status: number; readonly body: JsonObject | null }
  /** The caller's token is missing or not good. */
  | { readonly type: 'unauthorized' }
  /** The token cannot be checked now: the issuer's keys could not be read. */
  | { readonly type: 'unavailable' };

export type Sending =
  | { readonly type: 'sent'; readonly id: string }
  /** Not accepted, and nothing was shown: worth another try, after so many seconds where the connector said so. */
  | { readonly type: 'later'; readonly reason: string; readonly seconds: number | null }
  /** Will never be accepted: the bot was removed, the message is malformed. */
  | { readonly type: 'refused'; readonly reason: string }
  /** It left here and no answer came: it may have been shown or not. */
  | { readonly type: 'unknown'; readonly reason: string };

export interface Teams {
  /**
   * Checks the caller's token and hands the activity on.
   * @param activity with type, channelId, serviceUrl, from.id, recipient.id and conversation.id
   */
  handle(authorization: string, activity: JsonObject): Promise<TeamsAnswer>;
  /** Sends once, without retries. @param reference a Bot Framework conversation reference */
  send(reference: JsonObject, activity: JsonObject, signal: AbortSignal): Promise<Sending>;
  /** The bot's own token, by which the service hands out pictures; null without an account. @throws when none is given */
  token(serviceUrl: string): Promise<string | null>;
  /** Replaces a message that was sent before. */
  update(reference: JsonObject, activityId: string, activity: JsonObject, signal: AbortSignal): Promise<Sending>;
}

export function createTeams({ account, handlers, log }: TeamsOptions): Teams {
  const adapter = new OneShotAdapter(account);
  const application = createApplication(adapter, handlers);
  return {
    async handle(authorization, activity) {
      const caller = await adapter.authenticate(authorization, activity).catch((error: unknown) => refusal(error, log));
      if ('type' in caller) return caller;
      const answer = await adapter.run(caller, activity, async (context) => void (await application.run(context)));
      return { type: 'handled', status: answer?.status ?? 200, body: (answer?.body as JsonObject | undefined) ?? null };
    },
    send: (reference, activity, abortSignal) =>
      attempt(reference, activity, (outgoing) =>
        adapter.connectorTo(outgoing).then((connector) => connector.conversations.sendToConversation(outgoing.conversation.id, outgoing, { abortSignal }))
      ),
    token: (serviceUrl) => (account === null ? Promise.resolve(null) : adapter.tokenFor(serviceUrl)),
    update: (reference, id, activity, abortSignal) =>
      attempt(reference, { ...activity, id }, (outgoing) =>
        adapter.connectorTo(outgoing).then((connector) => connector.conversations.updateActivity(outgoing.conversation.id, id, outgoing, { abortSignal }))
      )
  };
}

type Caller = Awaited<ReturnType<OneShotAdapter['authenticate']>>;

/** The token's check and the turn are separate steps here, so that a bad token is told from a failed turn. */
class OneShotAdapter extends TeamsAdapter {
  readonly #appId: string;

  constructor(account: TeamsSettings | null) {
    super(configuration(account), account?.oAuthUrl ? new EndpointCredentialsFactory(account, account.oAuthUrl) : undefined);
    this.#appId = account?.appId ?? '';
  }

  authenticate(authorization: string, activity: JsonObject) {
    return this.botFrameworkAuthentication.authenticateRequest(activity as unknown as Activity, authorization);
  }

  run(caller: Caller, activity: JsonObject, logic: (context: TurnContext) => Promise<void>): Promise<InvokeResponse<unknown> | undefined> {
    return this.processActivity(caller, activity as unknown as Activity, logic);
  }

  async tokenFor(serviceUrl: string): Promise<string> {
    const factory = this.botFrameworkAuthentication.createConnectorFactory(this.createClaimsIdentity(this.#appId));
    const connector = await factory.create(serviceUrl, AuthenticationConstants.ToChannelFromBotOAuthScope);
    return (connector as unknown as { credentials: AppCredentials }).credentials.getToken();
  }

  /** The SDK retries three times on its own, 3 to 5 s in all. The outbox counts and spaces its attempts itself. */
  async connectorTo(activity: Activity): Promise<ConnectorClient> {
    const factory = this.botFrameworkAuthentication.createConnectorFactory(this.createClaimsIdentity(this.#appId));
    const connector = await factory.create(activity.serviceUrl, AuthenticationConstants.ToChannelFromBotOAuthScope);
    const { client } = connector as unknown as { client: { pipeline: { removePolicy(policy: { name: string }): unknown } } };
    client.pipeline.removePolicy({ name: 'defaultRetryPolicy' });
    return connector;
  }
}

/** `startTypingTimer: false` is ignored by the SDK, and its one timer would be shared by all conversations. */
class QuietApplication extends Application<TurnState> {
  override startTypingTimer(): void {}
}

function createApplication(adapter: TeamsAdapter, handlers: TeamsHandlers): Application<TurnState> {
  const application = new QuietApplication({ adapter, turnStateFactory: () => new TurnState() });
  application.conversationUpdate('membersAdded', (context) => handlers.joined(received(context)));
  application.activity('message', (context) => handlers.message(received(context)));
  application.adaptiveCards.actionExecute(VERB, async (context, _state, data) => (await handlers.pressed(received(context), data)) as string);
  application.fileConsentAccept((context) => handlers.consented(received(context)));
  application.fileConsentDecline((context) => handlers.consented(received(context)));
  return application;
}

function received(context: TurnContext): JsonObject {
  return context.activity as unknown as JsonObject;
}

/** Every value is given: as soon as one is, the SDK takes the rest as it finds it. */
function configuration(account: TeamsSettings | null): ConfigurationBotFrameworkAuthenticationOptions {
  if (account === null) return {};
  const channelKeys = account.openIdMetadata ?? AuthenticationConstants.ToBotFromChannelOpenIdMetadataUrl;
  return {
    MicrosoftAppId: account.appId,
    MicrosoftAppPassword: account.appPassword,
    MicrosoftAppType: account.appType,
    ...(account.tenantId === null ? {} : { MicrosoftAppTenantId: account.tenantId }),
    ValidateAuthority: true,
    ToChannelFromBotLoginUrl: AuthenticationConstants.ToChannelFromBotLoginUrl,
    ToChannelFromBotOAuthScope: AuthenticationConstants.ToChannelFromBotOAuthScope,
    ToBotFromChannelTokenIssuer: AuthenticationConstants.ToBotFromChannelTokenIssuer,
    OAuthUrl: AuthenticationConstants.OAuthUrl,
    ToBotFromChannelOpenIdMetadataUrl: channelKeys,
    ToBotFromEmulatorOpenIdMetadataUrl: account.openIdMetadata ?? AuthenticationConstants.ToBotFromEmulatorOpenIdMetadataUrl,
    CallerId: 'urn:botframework:azure'
  } as ConfigurationBotFrameworkAuthenticationOptions;
}

/** The bot's own tokens from another endpoint than Microsoft's public cloud, which MSAL would not talk to over plain HTTP. */
class EndpointCredentialsFactory extends PasswordServiceClientCredentialFactory {
  constructor(private readonly account: TeamsSettings, private readonly endpoint: string) {
    super(account.appId, account.appPassword);
  }

  override async createCredentials(appId: string, audience: string): Promise<EndpointCredentials> {
    return new EndpointCredentials(appId, this.account.appPassword, audience, this.endpoint);
  }
}

/** Client credentials grant (RFC 6749, 4.4). */
class EndpointCredentials extends AppCredentials {
  constructor(appId: string, private readonly secret: string, scope: string, private readonly endpoint: string) {
    super(appId, undefined, scope);
  }

  protected override async refreshToken(): Promise<{ accessToken: string; expiresOn: Date }> {
    const form = { grant_type: 'client_credentials', client_id: this.appId, client_secret: this.secret, scope: `${this.oAuthScope}/.default` };
    const response = await fetch(this.endpoint, { method: 'POST', body: new URLSearchParams(form) });
    if (!response.ok) throw new Error(`The token endpoint answered ${response.status}`);
    const token = (await response.json()) as { access_token: string; expires_in: number };
    return { accessToken: token.access_token, expiresOn: new Date(Date.now() + token.expires_in * 1000) };
  }
}

/**
 * Anything that goes wrong with a token is the caller's (the SDK gives some of it as 500), except that the issuer's
 * keys cannot be read: Teams is to try again then.
 */
function refusal(error: unknown, log: Logger): TeamsAnswer {
  const name = error instanceof Error ? error.name : typeof error;
  const issuerDown = name === 'FetchError' || (error instanceof AuthenticationError && error.statusCode >= 500);
  log.warn({ error: name, reason: issuerDown ? (error as Error).message : undefined }, issuerDown ? 'Teams token cannot be checked' : 'Teams token refused');
  return { type: issuerDown ? 'unavailable' : 'unauthorized' };
}

async function attempt(reference: JsonObject, activity: JsonObject, call: (outgoing: Activity) => Promise<{ id?: string }>): Promise<Sending> {
  const outgoing = TurnContext.applyConversationReference({ ...activity }, reference as unknown as Partial<ConversationReference>) as Activity;
  try {
    return { type: 'sent', id: (await call(outgoing)).id ?? '' };
  } catch (error) {
    return failure(error);
  }
}

/** Nothing reached the connector with these: the connection was never made. */
const NEVER_LEFT = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH']);

/** Teams asks for another try on 412, 429, 502 and 504; the other statuses of 500 and above are of the same kind. */
function failure(error: unknown): Sending {
  const { name, code, statusCode, response } = error as Partial<HttpError>;
  if (name === 'AbortError') return { type: 'unknown', reason: 'no answer in time' };
  if (statusCode !== undefined) {
    const reason = `HTTP ${statusCode}`;
    if (statusCode === 408 || statusCode === 502 || statusCode === 504) return { type: 'unknown', reason };
    if (statusCode === 401 || statusCode === 412 || statusCode === 429 || statusCode >= 500) {
      return { type: 'later', reason, seconds: retryAfter(response?.headers.get('retry-after')) };
    }
    return { type: 'refused', reason };
  }
  if (name === 'RestError' && !NEVER_LEFT.has(code ?? '')) return { type: 'unknown', reason: code ?? 'connection lost' };
  return { type: 'later', reason: code ?? name ?? 'no token', seconds: null };
}

interface HttpError extends Error {
  readonly code: string;
  readonly statusCode: number;
  readonly response: { readonly headers: { get(name: string): string | undefined } };
}

/** Whole seconds only; the other form, a date, is not used by the connector. */
function retryAfter(header: string | undefined): number | null {
  return header !== undefined && /^\d{1,6}$/u.test(header) ? Number(header) : null;
}
