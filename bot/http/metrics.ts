/** Figures for Prometheus, read when they are asked for. Labels come from closed sets: never an id, an address, a name. */
import { Counter, Gauge, Histogram, Registry } from 'prom-client';

type Kind = 'gauge' | 'counter';

/** One figure per value of the label. */
export type Labelled = Readonly<Record<string, number>>;

const SECONDS = [0.005, 0.025, 0.1, 0.5, 2.5, 10];

export class Metrics {
  readonly #registry = new Registry();
  readonly #requests = new Histogram({
    name: 'gwarant_http_request_duration_seconds', help: 'Answered requests by route.', labelNames: ['method', 'route', 'status'] as const, buckets: SECONDS, registers: [this.#registry]
  });

  /** @throws when the name is taken: two parts would overwrite each other's figure. */
  add(name: string, kind: Kind, help: string, read: () => number): void {
    const collect = function collect(this: Gauge | Counter): void {
      this.reset();
      this.inc(read());
    };
    if (kind === 'gauge') new Gauge({ name, help, registers: [this.#registry], collect });
    else new Counter({ name, help, registers: [this.#registry], collect });
  }

  /** A gauge or counter with one label; `read` gives every value that the label has. */
  addLabelled(name: string, kind: Kind, help: string, label: string, read: () => Promise<Labelled> | Labelled): void {
    const collect = async function collect(this: Gauge | Counter): Promise<void> {
      const found = Object.entries(await read());
      this.reset();
      for (const [value, number] of found) this.inc({ [label]: value }, number);
    };
    if (kind === 'gauge') new Gauge({ name, help, labelNames: [label], registers: [this.#registry], collect });
    else new Counter({ name, help, labelNames: [label], registers: [this.#registry], collect });
  }

  /** @param route as it was declared, with its parameters' names; null where there is none */
  answered(method: string, route: string | null, status: number, milliseconds: number): void {
    const known = route === null ? 'none' : route;
    this.#requests.observe({ method: route === null ? 'any' : method, route: known, status: `${Math.floor(status / 100)}xx` }, milliseconds / 1000);
  }

  /** The type of `text`. */
  get contentType(): string {
    return this.#registry.contentType;
  }

  text(): Promise<string> {
    return this.#registry.metrics();
  }
}
