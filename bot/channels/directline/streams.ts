/**
 * Sockets that follow a transcript. Each remembers the last entry it sent, so what comes next is always the entry
 * after that one: nothing between replay and live can be missed or sent twice.
 */
import type { Logger } from 'pino';
import type { WebSocket } from 'ws';
import type { JsonObject } from '../../../dialogs/records.js';
import type { Road } from '../../services.js';
import type { Signals } from '../../signals.js';
import { activitySet, echoSet, typingSet, type Typist } from './outgoing.js';

/** One frame; the next leaves when it has left, so that a slow client costs one frame of memory and no more. */
const FRAME_BYTES = 256 * 1024;
/** Tabs and devices of one customer at the same time. */
export const SOCKETS_PER_CONVERSATION = 20;

export interface Followed {
  readonly conversation: string;
  /** Place in the transcript that the client has. */
  readonly after: number;
  /** Address of the server, for the files' links. */
  readonly base: string;
}

export class Streams {
  private readonly open = new Map<string, Set<Stream>>();

  constructor(private readonly road: Pick<Road, 'find' | 'entries' | 'onEntries'>, private readonly log: Logger, private readonly signals: Signals) {}

  get size(): number {
    return [...this.open.values()].reduce((sum, streams) => sum + streams.size, 0);
  }

  hasRoom(conversation: string): boolean {
    return (this.open.get(conversation)?.size ?? 0) < SOCKETS_PER_CONVERSATION;
  }

  /** Sends everything after `followed.after`, then what is new, until the socket closes. */
  follow(socket: WebSocket, followed: Followed): void {
    const stream = new Stream(socket, followed, this.road, this.log, this.signals);
    const streams = this.open.get(followed.conversation) ?? new Set();
    this.open.set(followed.conversation, streams.add(stream));
    const unsubscribe = this.road.onEntries(followed.conversation, () => stream.wake());
    socket.once('close', () => {
      unsubscribe();
      streams.delete(stream);
      if (streams.size === 0) this.open.delete(followed.conversation);
    });
    stream.wake();
  }

  /** Tells every page that shows the conversation at this moment who is typing. */
  typing(conversation: string, from: Typist): void {
    for (const stream of this.open.get(conversation) ?? []) stream.typing(from);
  }

  /** Gives an activity that no transcript keeps back to its sender; other pages of the same customer hear it, too. */
  echo(conversation: string, activity: JsonObject): void {
    for (const stream of this.open.get(conversation) ?? []) stream.echo(activity);
  }

  /** To be called now and then: ends sockets that did not answer the last call's ping. */
  checkAlive(): void {
    for (const streams of this.open.values()) for (const stream of streams) stream.checkAlive();
  }
}

class Stream {
  private sent: number;
  private news = false;
  private pumping = false;
  private alive = true;

  constructor(
    private readonly socket: WebSocket,
    private readonly followed: Followed,
    private readonly road: Pick<Road, 'find' | 'entries'>,
    private readonly log: Logger,
    private readonly signals: Signals
  ) {
    this.sent = followed.after;
    // A watermark is what the client says that it has.
    if (followed.after > 0) signals.reached(followed.conversation, 'received', followed.after);
    socket.on('pong', () => (this.alive = true));
    // Clients send empty keep-alives; whatever else comes is nothing to us.
    socket.on('message', () => (this.alive = true));
  }

  /** There may be entries to send. */
  wake(): void {
    this.news = true;
    if (this.pumping) return;
    this.pump().catch((error: unknown) => {
      this.log.error({ err: error }, 'a stream broke off');
      this.socket.close(1011);
    });
  }

  /** Only to those who keep up: for the others it is old before it arrives. */
  typing(from: Typist): void {
    if (!this.pumping && this.isOpen()) void this.write(typingSet(this.followed.conversation, from, this.sent));
  }

  /** Frames leave in order, so that the watermark is that of the one before. */
  echo(activity: JsonObject): void {
    if (this.isOpen()) void this.write(echoSet(this.followed.conversation, activity, this.sent));
  }

  checkAlive(): void {
    if (!this.alive) {
      this.socket.terminate();
      return;
    }
    this.alive = false;
    this.socket.ping();
  }

  private async pump(): Promise<void> {
    this.pumping = true;
    try {
      while (this.news && this.isOpen()) {
        this.news = false;
        await this.sendNext();
      }
    } finally {
      this.pumping = false;
    }
  }

  private async sendNext(): Promise<void> {
    const { conversation: id, base } = this.followed;
    const [conversation, entries] = await Promise.all([this.road.find(id), this.road.entries(id, this.sent)]);
    if (!conversation || entries.length === 0 || !this.isOpen()) return;
    const set = activitySet(conversation, entries, this.sent, base, FRAME_BYTES);
    this.sent = set.last;
    if (set.count < entries.length) this.news = true;
    await this.write(set.json);
    if (this.isOpen()) this.signals.reached(id, 'received', set.last);
  }

  /** Resolves when the frame has left, or the socket is gone. */
  private write(frame: string): Promise<void> {
    return new Promise((resolve) => {
      this.socket.send(frame, () => {
        this.alive = true;
        resolve();
      });
    });
  }

  private isOpen(): boolean {
    return this.socket.readyState === this.socket.OPEN;
  }
}
