/** `/healthz`, `/readyz` and `/metrics`, for whoever keeps the server running. */
import type { FastifyInstance } from 'fastify';
import { ClaimGauges } from '../figures/gauges.js';
import type { Services } from '../services.js';
import { HttpProblem } from './errors.js';
import { Metrics } from './metrics.js';

declare module 'fastify' {
  interface FastifyInstance {
    /** Parts of the server add their own figures. */
    metrics: Metrics;
  }
}

export function health(app: FastifyInstance, services: Services): void {
  let closing = false;
  app.addHook('preClose', async () => {
    closing = true;
  });
  const metrics = processMetrics(services);
  const gauges = new ClaimGauges(services);
  gauges.addTo(metrics);
  app.decorate('metrics', metrics);
  app.addHook('onReady', () => gauges.start());
  app.addHook('onResponse', async (request, reply) => metrics.answered(request.method, request.routeOptions.url ?? null, reply.statusCode, reply.elapsedTime));
  app.get('/healthz', async () => ({ status: 'ok' }));
  app.get('/readyz', async (request) => {
    if (closing) throw new HttpProblem('notReady');
    await services.store.ping().catch((error: unknown) => {
      request.log.error({ err: error }, 'the store cannot write');
      throw new HttpProblem('notReady', undefined, { cause: error });
    });
    return { status: 'ready' };
  });
  app.get('/metrics', async (_request, reply) => reply.type(metrics.contentType).send(await metrics.text()));
}

function processMetrics({ road, clock }: Services): Metrics {
  const metrics = new Metrics();
  const started = clock.now().getTime() / 1000;
  let turns = 0;
  road.onChange(() => {
    turns += 1;
  });
  metrics.add('gwarant_up', 'gauge', 'The process runs.', () => 1);
  metrics.add('gwarant_turns_total', 'counter', 'Events of conversations handled since the start.', () => turns);
  metrics.add('process_start_time_seconds', 'gauge', 'Start of the process, seconds since 1970.', () => started);
  metrics.add('process_resident_memory_bytes', 'gauge', 'Resident memory.', () => process.memoryUsage.rss());
  return metrics;
}
