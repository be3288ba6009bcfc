/** Figures in the Prometheus text format (version 0.0.4), read when they are asked for. */
type Kind = 'gauge' | 'counter';

export class Metrics {
  private readonly figures = new Map<string, { readonly kind: Kind; readonly help: string; readonly read: () => number }>();

  /** @throws when the name is taken: two parts would overwrite each other's figure. */
  add(name: string, kind: Kind, help: string, read: () => number): void {
    if (this.figures.has(name)) throw new Error(`metric ${name} exists`);
    this.figures.set(name, { kind, help, read });
  }

  text(): string {
    return [...this.figures].map(([name, { kind, help, read }]) => `# HELP ${name} ${help}\n# TYPE ${name} ${kind}\n${name} ${read()}\n`).join('');
  }
}
