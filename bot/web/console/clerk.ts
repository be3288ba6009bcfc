/** Fetches what the desk shows and does what the agent decides; tells the desk what came of it. */
import type { Locale } from '../../../policies/language.js';
import type { CaseChange, CaseRow, CaseView, Me, Transcript } from '../../console/view.js';
import type { DeskPeople, ReadyReply, Surroundings } from '../../console/live-view.js';
import { Deeds, type DeedName } from './deeds.js';
import { newestSeq, summaryIsOld, type Deed, type Desk, type DeskEvent, type Outgoing } from './desk.js';
import { leave } from './signed-out.js';
import { Messenger, type Delivered } from './messenger.js';
import { arrived } from './moment.js';
import type { Seen } from './seen.js';
import { newKey, read, TAB, write, type Answer } from './wire.js';
import type { Word } from './words.js';

/** What the clerk looks at: always the latest, however long a call took. */
export interface Sight {
  readonly desk: Desk;
  readonly open: string | null;
}

export type CaseAction = 'accept' | 'notes' | DeedName;

/** After these the case is not the agent's any more. */
const LETS_GO: readonly CaseAction[] = ['close', 'return', 'transfer', 'release'];

export class Clerk {
  /** What the agent writes to customers. */
  readonly messages: Messenger;
  /** What the agent does and may still undo. */
  readonly deeds: Deeds;
  readonly #sight: { readonly current: Sight };
  readonly #tell: (event: DeskEvent) => void;
  readonly #language: Locale;
  readonly #unreachable: string;
  readonly #announce: (change: CaseChange, clerk: Clerk) => void;
  /** Cases that this page gave away itself. */
  readonly #letGo = new Set<string>();
  /** How many changes of a case were pushed: an answer that was asked for before is older than what is shown. */
  readonly #pushed = new Map<string, number>();

  /** @param announce told of every case that comes in, before the desk is */
  constructor(sight: { readonly current: Sight }, tell: (event: DeskEvent) => void, language: Locale, t: (word: Word) => string, announce: (change: CaseChange, clerk: Clerk) => void) {
    this.#sight = sight;
    this.#tell = tell;
    this.#language = language;
    this.#unreachable = t('unreachable');
    this.#announce = announce;
    this.messages = new Messenger(sight, tell, (outgoing) => this.#deliver(outgoing));
    this.deeds = new Deeds({ sight, tell, t, sendWords: (conversation) => this.messages.sendHeld(conversation), act: (deed) => this.#do(deed) });
  }

  /** Who is signed in. That the server cannot be reached is shown by the connection already. */
  async checkSession(): Promise<void> {
    const me = this.#value(await read<Me>('/api/me', this.#language), () => undefined);
    if (me) this.#tell({ type: 'me', me });
  }

  async loadRows(): Promise<void> {
    const begun = new Map(this.#pushed);
    const answer = this.#value(await read<{ cases: CaseRow[] }>('/api/cases', this.#language));
    if (!answer) return;
    const { rows } = this.#sight.current.desk;
    const isPushed = (conversation: string): boolean => this.#pushesOf(conversation) > (begun.get(conversation) ?? 0);
    // What was pushed to an empty desk was put nowhere.
    if (rows === null && [...this.#pushed.keys()].some(isPushed)) return this.loadRows();
    const fetched = answer.cases.filter(({ conversation }) => !isPushed(conversation));
    // After a break nobody was told of what happened meanwhile; the rows say it.
    if (rows !== null) for (const row of fetched) this.#announce({ row, lines: [] }, this);
    this.#tell({ type: 'rows', rows: [...fetched, ...(rows ?? []).filter(({ conversation }) => isPushed(conversation))] });
  }

  async loadCompleted(): Promise<void> {
    const answer = this.#value(await read<{ cases: CaseRow[] }>('/api/cases?state=completed', this.#language));
    if (answer) this.#tell({ type: 'completed', rows: answer.cases });
  }

  async loadCase(conversation: string): Promise<void> {
    const begun = this.#pushesOf(conversation);
    const answer = await read<CaseView>(pathOf(conversation), this.#language);
    if (this.#sight.current.open !== conversation) return;
    if (this.#pushesOf(conversation) > begun) return this.loadCase(conversation);
    const view = this.#value(answer, (message) => this.#tell({ type: 'viewFailed', message }));
    if (!view) return;
    const isKnown = this.#sight.current.desk.rows?.some((row) => row.conversation === conversation);
    if (isKnown) this.#announce({ row: view.row, lines: view.transcript.lines }, this);
    this.#tell({ type: 'view', view });
  }

  async loadEarlier(): Promise<void> {
    const { view } = this.#sight.current.desk;
    if (view) await this.#loadLines(view.row.conversation, `before=${view.transcript.lines[0]?.seq ?? 1}`, 'earlier');
  }

  /** At the start, and after a break of unknown length: everything that is on the screen. */
  async loadAll(): Promise<void> {
    const { desk, open } = this.#sight.current;
    await Promise.all([this.checkSession(), this.loadRows(), this.loadSeen(), desk.completed && this.loadCompleted(), open !== null && this.loadCase(open)]);
  }

  /** A change that was pushed; what it does not carry is fetched. */
  async take(change: CaseChange): Promise<void> {
    const { view } = this.#sight.current.desk;
    const { conversation } = change.row;
    this.#pushed.set(conversation, this.#pushesOf(conversation) + 1);
    this.#announce(change, this);
    this.#tell({ type: 'changed', change });
    if (view?.row.conversation !== conversation) return;
    if (summaryIsOld(view, change.row)) await this.loadCase(conversation);
    else if ((change.lines[0]?.seq ?? 0) > newestSeq(view) + 1) await this.#loadLines(conversation, `after=${newestSeq(view)}`, 'later');
  }

  /** Does one thing with a case. What went wrong has been shown when this comes back. */
  async act(conversation: string, what: CaseAction, key: string, body?: object): Promise<Answer<CaseView>> {
    await this.#settle(conversation);
    return this.#act(conversation, what, key, body);
  }

  /** Did this page give the case away itself, so that its going is no news? */
  gaveAway(conversation: string): boolean {
    return this.#letGo.has(conversation);
  }

  /** Takes a step of a claim. What went wrong is for the caller to show, where the step was asked for. */
  async step(conversation: string, number: string, key: string, body: object): Promise<Answer<CaseView>> {
    await this.#settle(conversation);
    const begun = this.#pushesOf(conversation);
    const answer = await write<CaseView>(`${pathOf(conversation)}/claims/${encodeURIComponent(number)}/steps`, this.#language, key, body);
    const view = this.#value(answer, () => undefined);
    if (view) await this.#show(view, begun);
    else if (this.#sight.current.open === conversation) await this.loadCase(conversation);
    return answer;
  }

  /** Puts a document of a claim to another paper, or takes it off. */
  async file(conversation: string, number: string, place: number, key: string, body: object): Promise<Answer<CaseView>> {
    await this.#settle(conversation);
    const begun = this.#pushesOf(conversation);
    const answer = await write<CaseView>(`${pathOf(conversation)}/claims/${encodeURIComponent(number)}/documents/${place}`, this.#language, key, body);
    const view = this.#value(answer);
    if (view) await this.#show(view, begun);
    return answer;
  }

  /** Opens a case for a customer on the phone. */
  async openCase(language: Locale, key: string): Promise<Answer<CaseView>> {
    const answer = await write<CaseView>('/api/cases', this.#language, key, { language });
    this.#value(answer, () => undefined);
    return answer;
  }

  /** @returns false when it was not kept; what went wrong has been shown */
  async note(conversation: string, text: string): Promise<boolean> {
    return (await this.act(conversation, 'notes', newKey(), { text })).type === 'ok';
  }

  /** Shown to the customer for a few seconds; lost without harm. */
  async typing(conversation: string): Promise<void> {
    await write<undefined>(`${pathOf(conversation)}/typing`, this.#language, newKey());
  }

  /** Tells who else looks on that this tab shows the case, and learns who they are. */
  async look(conversation: string | null): Promise<void> {
    const answer = await write<Surroundings>('/api/look', this.#language, newKey(), { tab: TAB, conversation });
    if (answer.type === 'ok' && this.#sight.current.open === conversation) this.#tell({ type: 'present', present: arrived(conversation, answer.value) });
  }

  async loadSeen(): Promise<void> {
    const answer = this.#value(await read<{ seen: Seen }>('/api/seen', this.#language), () => undefined);
    if (answer) this.#tell({ type: 'seenAll', seen: answer.seen });
  }

  async markSeen(conversation: string, seq: number): Promise<void> {
    this.#tell({ type: 'seen', conversation, seq });
    await write<{ seq: number }>(`${pathOf(conversation)}/seen`, this.#language, newKey(), { seq });
  }

  /** Null after telling what went wrong. */
  async people(): Promise<DeskPeople | null> {
    return this.#value(await read<DeskPeople>('/api/people', this.#language));
  }

  async replies(conversation: string): Promise<readonly ReadyReply[] | null> {
    return this.#value(await read<{ replies: ReadyReply[] }>(`${pathOf(conversation)}/replies`, this.#language), () => undefined)?.replies ?? null;
  }

  async signOut(): Promise<void> {
    await this.deeds.settle();
    if (await leave(this.#language)) this.#tell({ type: 'signedOut' });
    else this.#notify(this.#unreachable);
  }

  /** Nothing is awaited where nothing waits: what is sent when the page is left must leave at once. */
  #settle(conversation: string): Promise<void> | undefined {
    return this.#sight.current.desk.deeds.some((one) => one.held && one.conversation === conversation) ? this.deeds.settle(conversation) : undefined;
  }

  async #do({ conversation, what, key, body }: Deed): Promise<Answer<CaseView>> {
    return this.#act(conversation, what, key, body, () => undefined);
  }

  async #act(conversation: string, what: CaseAction, key: string, body?: object, onUnreachable?: (message: string) => void): Promise<Answer<CaseView>> {
    if (LETS_GO.includes(what)) this.#letGo.add(conversation);
    const begun = this.#pushesOf(conversation);
    const answer = await write<CaseView>(`${pathOf(conversation)}/${what}`, this.#language, key, body);
    const view = this.#value(answer, answer.type === 'unreachable' ? onUnreachable : undefined);
    if (what === 'accept' ? view : !view) this.#letGo.delete(conversation);
    if (view) await this.#show(view, begun);
    else if (this.#sight.current.open === conversation) await this.loadCase(conversation);
    return answer;
  }

  async #deliver({ key, conversation, text }: Outgoing): Promise<Delivered> {
    const begun = this.#pushesOf(conversation);
    const answer = await write<CaseView>(`${pathOf(conversation)}/messages`, this.#language, key, { text });
    let failure: string | null = null;
    const view = this.#value(answer, (message) => { failure = message; });
    if (view) await this.#show(view, begun);
    return view ? { type: 'sent' } : { type: 'notSent', failure, unsure: answer.type === 'unreachable' };
  }

  async #loadLines(conversation: string, query: string, side: 'earlier' | 'later'): Promise<void> {
    const transcript = this.#value(await read<Transcript>(`${pathOf(conversation)}/transcript?${query}`, this.#language));
    if (transcript) this.#tell({ type: 'lines', conversation, transcript, side });
  }

  #pushesOf(conversation: string): number {
    return this.#pushed.get(conversation) ?? 0;
  }

  /** @param begun pushes before it was asked for; one more is its own */
  async #show(view: CaseView, begun: number): Promise<void> {
    const { conversation } = view.row;
    const isOpen = this.#sight.current.open === conversation;
    if (isOpen && this.#pushesOf(conversation) > begun + 1) return this.loadCase(conversation);
    if (isOpen) this.#tell({ type: 'view', view });
    else this.#tell({ type: 'changed', change: { row: view.row, lines: [] } });
  }

  /** The value, or null after telling what went wrong: as a notice, unless the caller has a better place for it. */
  #value<T>(answer: Answer<T>, onFailure: (message: string) => void = (text) => this.#notify(text)): T | null {
    if (answer.type === 'ok') return answer.value;
    if (answer.type === 'refused' && answer.status === 401) this.#tell({ type: 'signedOut' });
    else onFailure(answer.type === 'refused' ? answer.message : this.#unreachable);
    return null;
  }

  #notify(text: string): void {
    this.#tell({ type: 'notice', notice: { id: newKey(), kind: 'error', text } });
  }
}

function pathOf(conversation: string): string {
  return `/api/cases/${encodeURIComponent(conversation)}`;
}
