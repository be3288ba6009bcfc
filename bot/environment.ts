/** Reads single environment variables and collects what is wrong with them, so that one start shows every mistake. */

export interface SettingProblem {
  readonly variable: string;
  /** What is wrong and what was expected, without the variable's value where that could be a secret. */
  readonly message: string;
}

export class EnvironmentReader {
  readonly problems: SettingProblem[] = [];

  constructor(private readonly env: Readonly<Record<string, string | undefined>>) {}

  problem(variable: string, wrong: string, expected: string): void {
    this.problems.push({ variable, message: `${variable} ${wrong}; expected ${expected}.` });
  }

  isBad(variable: string): boolean {
    return this.problems.some((problem) => problem.variable === variable);
  }

  /** Trimmed; null when it is not set or empty. */
  text(name: string): string | null {
    return this.env[name]?.trim() || null;
  }

  integer(name: string, { from, to }: { readonly from: number; readonly to: number }): number | null {
    const text = this.text(name);
    if (text === null) return null;
    const value = /^\d{1,9}$/.test(text) ? Number(text) : NaN;
    if (value >= from && value <= to) return value;
    this.problem(name, `is “${text}”`, `a whole number from ${from} to ${to}`);
    return null;
  }

  /** Upper and lower case do not matter: the Bot Framework's own tools write `UserAssignedMSI`. */
  oneOf<T extends string>(name: string, values: readonly T[]): T | null {
    const text = this.text(name);
    if (text === null) return null;
    const value = values.find((candidate) => candidate.toLowerCase() === text.toLowerCase());
    if (value === undefined) this.problem(name, `is “${text}”`, values.join(' or '));
    return value ?? null;
  }

  /** An http(s) address without a trailing slash; with a path only where `path` allows one. */
  address(name: string, { path = false }: { readonly path?: boolean } = {}): string | null {
    const text = this.text(name);
    if (text === null) return null;
    const url = URL.canParse(text) ? new URL(text) : null;
    const fits = url && /^https?:$/.test(url.protocol) && !url.username && (path || (url.pathname === '/' && !url.search && !url.hash));
    if (fits) return path ? text : url.origin;
    this.problem(name, `is “${text}”`, path ? 'an http(s) address' : 'an http(s) address without a path, such as https://warranty.example.com');
    return null;
  }

  /** A list of origins, separated by commas. */
  origins(name: string): readonly string[] {
    const parts = (this.text(name) ?? '').split(',').map((part) => part.trim()).filter(Boolean);
    return parts.flatMap((part) => {
      const url = URL.canParse(part) ? new URL(part) : null;
      if (url && /^https?:$/.test(url.protocol) && part.replace(/\/$/, '') === url.origin) return [url.origin];
      this.problem(name, `contains “${part}”`, 'origins such as https://shop.example.com, separated by commas');
      return [];
    });
  }
}
