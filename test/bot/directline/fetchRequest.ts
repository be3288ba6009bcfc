type RequestBody = NonNullable<RequestInit['body']> | null;

/** The part of the browser's XMLHttpRequest that the Direct Line client uses, on top of fetch. */
export class FetchRequest {
  readyState = 0;
  status = 0;
  response: unknown = null;
  responseType = '';
  timeout = 0;
  withCredentials = false;
  onreadystatechange: (() => void) | null = null;
  private method = '';
  private url = '';
  private readonly headers: Record<string, string> = {};
  private readonly abortion = new AbortController();

  open(method: string, url: string): void {
    [this.method, this.url, this.readyState] = [method, url, 1];
  }

  setRequestHeader(name: string, value: string): void {
    this.headers[name] = value;
  }

  getResponseHeader(): null {
    return null;
  }

  abort(): void {
    this.abortion.abort();
  }

  send(body: RequestBody = null): void {
    void this.fetch(body).finally(() => {
      this.readyState = 4;
      if (!this.abortion.signal.aborted) this.onreadystatechange?.call(this);
    });
  }

  /** As in a browser: status 0 for a broken connection, null for a body that is not JSON. */
  private async fetch(body: RequestBody): Promise<void> {
    try {
      const response = await fetch(this.url, { method: this.method, headers: this.headers, body, signal: this.abortion.signal });
      this.response = await response.json().catch(() => null);
      this.status = response.status;
    } catch {
      this.status = 0;
    }
  }
}
