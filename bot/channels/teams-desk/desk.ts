/**
 * The desk in Teams: hand-off cards in channels, and the whole exchange from there. What people of the desk do travels
 * the road like everything else; what Teams is to show follows from the records.
 */
import type { AgentAction } from '../../../dialogs/events.js';
import { queueNamed } from '../../../dialogs/handoff/queue.js';
import type { Conversation, Instant, JsonObject } from '../../../dialogs/records.js';
import type { Locale, Text } from '../../../policies/language.js';
import { refusalAnswer } from '../../console/refusals.js';
import { Queues } from '../../queues.js';
import { Rounds } from '../../rounds.js';
import type { Handled, RoadChange, Services } from '../../services.js';
import { committed } from '../../store/attempts.js';
import { inTime, type Timer } from '../../timer.js';
import type { Teams } from '../sdk.js';
import { accountOf, addressOf, eventIdOf, isPersonal, linksIn, localeIn, wordsIn } from '../teams-activity.js';
import { doneWords, peopleOf, wantedOf, type CaseCommand } from './act.js';
import { follow, isFollowing } from './following.js';
import { cardNow, showCards, type Board } from './board.js';
import { goneCard, readPress, type Press } from './card.js';
import { caseLabel, caseLabelled, casesOf, waitingCases } from './cases.js';
import { plain, readCommand, type Command } from './commands.js';
import { Here } from './here.js';
import { codeIn, redeemCode, unlink } from './link.js';
import { keepNotice, sendNotice } from './notices.js';
import { chatOf, placeOf } from './places.js';
import type { TeamsAgent } from './records.js';
import { changeAgent, targetOf, type Message } from './target.js';
import { passOn } from './thread.js';
import { SAY } from './words.js';

export interface TeamsDeskOptions extends Services {
  readonly teams: Teams;
  readonly timer: Timer;
}

const CASE = 'case:';
const NOTICE = 'notice:';
const CASE_COMMANDS: readonly Command['type'][] = ['say', 'note', 'rma', 'return', 'transfer', 'release', 'close', 'take'];

export class TeamsDesk {
  readonly #board: Board;
  readonly #rounds: Rounds;
  /** One person's messages are taken one after the other. */
  readonly #queues = new Queues();
  readonly #here: Here;
  #unsubscribe = (): void => {};

  constructor(private readonly options: TeamsDeskOptions) {
    const { settings, presence, timer } = options;
    const appId = settings.teams?.appId;
    this.#board = { ...options, publicUrl: settings.publicUrl, botId: appId === undefined ? null : `28:${appId}` };
    this.#here = new Here(presence, timer);
    this.#rounds = new Rounds({ ...options, work: (key) => this.#work(key) });
  }

  /** Takes up what an earlier process left, and listens from now on. */
  async start(): Promise<void> {
    const { store, road } = this.options;
    this.#unsubscribe = road.onChange(({ conversation: { value } }: RoadChange) => {
      if (value.handoff) this.#kick(value.id);
    });
    const [waiting, cards, threads, notices] = await Promise.all([
      waitingCases(store), store.find('teamsCard', 'state', 'open'), store.find('teamsThread', 'state', 'open'), store.find('teamsNotice', 'pending', 'yes')
    ]);
    const ids = [...waiting.map(({ id }) => id), ...cards.map(({ value }) => value.conversation), ...threads.map(({ value }) => value.id)];
    for (const id of new Set(ids)) this.#kick(id);
    for (const { value } of notices) this.#rounds.kick(NOTICE + value.id);
  }

  async stop(): Promise<void> {
    this.#unsubscribe();
    this.#here.stop();
    await this.#rounds.stop();
  }

  /** Resolves when nothing is being sent now. */
  idle(): Promise<void> {
    return this.#rounds.idle();
  }

  /** Is it the desk's? Everything outside personal chats is, and there what people of the desk write, and codes. */
  async takes(activity: JsonObject): Promise<boolean> {
    return !isPersonal(activity) || codeIn(wordsIn(activity)) !== null || (await this.options.store.get('teamsAgent', accountOf(activity))) !== null;
  }

  /** A press on a card of the time before this chat was the desk's. */
  deskChat(activity: JsonObject): string {
    return SAY.deskChat[localeIn(activity) ?? 'en'];
  }

  message(activity: JsonObject): Promise<void> {
    return this.#queues.run(accountOf(activity), () => this.#message(activity));
  }

  /** @returns the card as things stand, or a short text */
  pressed(activity: JsonObject, press: Press): Promise<JsonObject | string> {
    return this.#queues.run(accountOf(activity), () => this.#pressed(activity, press));
  }

  async #message(activity: JsonObject): Promise<void> {
    const personal = isPersonal(activity);
    const code = codeIn(wordsIn(activity));
    if (personal && code !== null) return this.#signIn(activity, code);
    const agent = await this.#agentOf(activity);
    const eventId = eventIdOf(activity, null);
    if (!agent) return this.#tell(addressOf(activity), eventId, SAY.signIn, localeIn(activity) ?? 'en');
    const press = readPress(activity['value']);
    if (press) return void (await this.#take(activity, agent, press));
    const command = readCommand(wordsIn(activity));
    const message: Message = { activity, agent, eventId, personal };
    if (isForCase(command)) return this.#forCase(message, command);
    return this.#answer(message, await this.#ownMatter(message, command));
  }

  /** Somebody of the desk, with the way to them kept up to date. */
  async #agentOf(activity: JsonObject): Promise<TeamsAgent | null> {
    const { store } = this.options;
    const stored = await store.get('teamsAgent', accountOf(activity));
    if (!stored) return null;
    const address = isPersonal(activity) ? addressOf(activity) : stored.value.address;
    const locale = localeIn(activity) ?? stored.value.locale;
    const agent: TeamsAgent = { ...stored.value, address, locale };
    if (JSON.stringify(agent) !== JSON.stringify(stored.value)) await committed(store, [{ kind: 'teamsAgent', id: agent.id, expected: stored.version, value: agent }]);
    this.#here.seen(agent);
    return agent;
  }

  async #signIn(activity: JsonObject, code: string): Promise<void> {
    const locale = localeIn(activity) ?? 'en';
    const account = { id: accountOf(activity), address: addressOf(activity), locale };
    const agent = await redeemCode(this.options, code, account);
    if (agent) this.#here.seen(agent);
    // What Teams repeats finds the code spent by the same account.
    const known = agent ?? (await this.options.store.get('teamsAgent', account.id))?.value;
    await this.#tell(account.address, eventIdOf(activity, null), known ? SAY.signedIn(known.person.name) : SAY.badCode, locale);
  }

  /** Commands that touch no case. */
  async #ownMatter({ activity, agent, personal }: Message, command: Exclude<Command, CaseCommand>): Promise<Text> {
    const { store } = this.options;
    switch (command.type) {
      case 'help': return SAY.help;
      case 'unknown': return SAY.unknown(command.word.slice(0, 40));
      case 'closeHow': return SAY.closeHow;
      case 'here': return personal ? SAY.hereNotPersonal : this.#postHere(activity, agent, command);
      case 'case': return this.#choose(agent, command.label);
      case 'bye': {
        await unlink(store, agent.person.id);
        this.#here.gone(agent.person.id);
        return SAY.bye;
      }
    }
  }

  async #postHere(activity: JsonObject, { person }: TeamsAgent, { queue: wanted, polish }: Extract<Command, { type: 'here' }>): Promise<Text> {
    const { store, clock, desk } = this.options;
    if (person.role === 'agent') return SAY.leadOnly;
    const [only, ...others] = desk.queues;
    const named = desk.queues.find(({ id, title }) => [id, title.pl, title.en].some((one) => plain(one) === plain(wanted)));
    const queue = named ?? (wanted === '' && others.length === 0 ? only : undefined);
    if (!queue) return SAY.hereWhich(desk.queues.map(({ id }) => id).join(', '));
    const before = await store.get('teamsPlace', queue.id);
    const { conversationType } = activity['conversation'] as JsonObject;
    await committed(store, [{
      kind: 'teamsPlace', id: queue.id, expected: before?.version ?? 0,
      value: { schema: 1, id: queue.id, address: placeOf(addressOf(activity)), threads: conversationType === 'channel', locale: polish ? 'pl' : 'en', by: { id: person.id, name: person.name }, at: clock.now().toISOString() }
    }]);
    for (const { id, handoff } of await waitingCases(store)) if (queueNamed(desk, handoff?.queue).id === queue.id) this.#kick(id);
    return polish ? SAY.hereKept(queue.title.pl) : SAY.hereKept(queue.title.en);
  }

  async #choose(agent: TeamsAgent, label: string): Promise<Text> {
    const { store } = this.options;
    const cases = await casesOf(store, agent.person);
    if (cases.length === 0) return SAY.noCase;
    if (label === '') return SAY.cases(cases.map(caseLabel).join(', '));
    const chosen = caseLabelled(cases, label);
    if (!chosen) return SAY.noSuchCase;
    await changeAgent(store, agent.id, (one) => ({ ...one, current: chosen.id }));
    return SAY.chosen(caseLabel(chosen));
  }

  async #forCase(message: Message, command: CaseCommand): Promise<void> {
    const { store, desk } = this.options;
    const { agent, activity, eventId } = message;
    if (command.type === 'say' && linksIn(activity).length > 0) await this.#tell(addressOf(activity), `${eventId}:files`, SAY.filesKept, agent.locale);
    if (command.type === 'say' && command.text === '') return linksIn(activity).length > 0 ? undefined : this.#answer(message, SAY.empty);
    const target = await targetOf(this.options, message, command);
    if ('told' in target) return this.#answer(message, target.told);
    const { conversation, several } = target;
    const claims = (await store.find('claim', 'conversation', conversation.id)).map(({ value }) => value);
    const wanted = wantedOf(command, conversation, claims, desk, await peopleOf(this.options));
    if (wanted.type === 'told') return this.#answer(message, wanted.text);
    if (isOwner(conversation, agent)) await this.#follow(conversation, agent, activity);
    const handled = await this.#act(conversation.id, agent, eventId, wanted.action);
    if (!handled.response.ok) return this.#answer(message, refusal(handled));
    if (command.type === 'take') await this.#follow(handled.conversation, agent, activity);
    if (handled.repeated) return;
    const said = doneWords(command, caseLabel(handled.conversation), handled.claims, wanted.action.do === 'authoriseRma' ? wanted.action.claim : null, several);
    if (said) await this.#answer(message, said);
  }

  #act(conversation: string, { person }: TeamsAgent, eventId: string, action: AgentAction): Promise<Handled> {
    return this.options.road.handle(conversation, {
      eventId: `teams:${person.id}:${eventId}`, event: { type: 'agent', agent: { id: person.id, name: person.name }, action, via: 'teams' }, activity: null
    });
  }

  async #pressed(activity: JsonObject, press: Press): Promise<JsonObject | string> {
    const agent = await this.#agentOf(activity);
    if (!agent) return SAY.signIn[localeIn(activity) ?? 'en'];
    const conversation = await this.#take(activity, agent, press);
    if (!conversation) return goneCard(agent.locale);
    const { replyToId } = activity;
    const cards = (await this.options.store.find('teamsCard', 'conversation', conversation.id)).map(({ value }) => value);
    const here = chatOf(placeOf(addressOf(activity)));
    const locale = cards.find(({ address }) => chatOf(address) === here)?.locale ?? agent.locale;
    const card = await cardNow(this.#board, conversation, press.since, locale);
    if (typeof replyToId === 'string' && cards.every(({ message }) => message !== replyToId)) this.#replaceStray(activity, replyToId, card);
    return card;
  }

  /** Takes the case for the wait that the card was shown for. Null: there is no such case. */
  async #take(activity: JsonObject, agent: TeamsAgent, { conversation: id, since }: Press): Promise<Conversation | null> {
    if (!(await this.options.road.find(id))) return null;
    const handled = await this.#act(id, agent, `take:${since}`, { do: 'accept', since });
    const { conversation } = handled;
    if (handled.response.ok && isOwner(conversation, agent) && conversation.handoff?.since === since) {
      if (!(await isFollowing(this.options.store, conversation, agent))) await this.#follow(conversation, agent, activity);
      if (isPersonal(activity)) await changeAgent(this.options.store, agent.id, (one) => ({ ...one, current: id }));
    }
    return conversation;
  }

  /** A card that a process posted and did not live to note down. */
  #replaceStray(activity: JsonObject, id: string, content: JsonObject): void {
    const { teams, timer, log } = this.options;
    const message = { type: 'message', attachments: [{ contentType: 'application/vnd.microsoft.card.adaptive', content }] };
    void inTime(timer, (signal) => teams.update(addressOf(activity), id, message, signal)).then((sending) => {
      if (sending.type !== 'sent') log.info({ reason: sending.reason }, 'a hand-off card was not replaced');
    });
  }

  #answer({ activity, agent, eventId }: Message, text: Text): Promise<void> {
    return this.#tell(addressOf(activity), eventId, text, agent.locale);
  }

  async #tell(address: JsonObject, eventId: string, text: Text, locale: Locale): Promise<void> {
    const id = `notice-${eventId}`;
    await keepNotice(this.options, id, address, text[locale]);
    this.#rounds.kick(NOTICE + id);
  }

  async #follow(conversation: Conversation, agent: TeamsAgent, activity: JsonObject): Promise<void> {
    await follow(this.options, conversation, agent, activity);
    this.#kick(conversation.id);
  }

  #kick(conversation: string): void {
    this.#rounds.kick(CASE + conversation);
  }

  async #work(key: string): Promise<Instant | null> {
    if (key.startsWith(NOTICE)) return sendNotice(this.#board, key.slice(NOTICE.length));
    const conversation = await this.options.road.find(key.slice(CASE.length));
    if (!conversation) return null;
    const [cards, lines] = [await showCards(this.#board, conversation), await passOn(this.#board, conversation)];
    return [cards, lines].filter((at) => at !== null).sort()[0] ?? null;
  }
}

function isForCase(command: Command): command is CaseCommand {
  return CASE_COMMANDS.includes(command.type);
}

function isOwner({ handoff }: Conversation, { person }: TeamsAgent): boolean {
  return (handoff?.state === 'accepted' || handoff?.state === 'delegated') && handoff.agent?.id === person.id;
}

function refusal({ response, conversation }: Handled): Text {
  if (response.ok) throw new Error('nothing was refused');
  const words = (locale: Locale): string => refusalAnswer(response, conversation, locale).body.error.message;
  return { pl: words('pl'), en: words('en') };
}
