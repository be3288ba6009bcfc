/** Webhooks as a part of the server: sent while it runs, and counted. */
import type { FastifyInstance } from 'fastify';
import type { Services } from '../services.js';
import { processTimer } from '../timer.js';
import { WebhookSender } from './sender.js';

export async function webhooks(app: FastifyInstance, services: Services): Promise<void> {
  const { store, desk, settings } = services;
  const sender = new WebhookSender({ ...services, desk: () => desk, secrets: settings.deskSecrets, timer: processTimer });
  app.metrics.addLabelled('gwarant_webhooks_total', 'counter', 'Webhooks since the start, by what became of a try.', 'result', () => sender.counts);
  app.metrics.addLabelled('gwarant_webhooks', 'gauge', 'Webhooks that wait to be taken.', 'state', async () => ({ fresh: await store.count('webhook', 'state', 'fresh'), tried: await store.count('webhook', 'state', 'tried') }));
  app.addHook('onReady', () => sender.start());
  app.addHook('onClose', () => sender.stop());
}
