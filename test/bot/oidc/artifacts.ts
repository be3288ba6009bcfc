/** Where the tests' provider keeps its codes, tokens and sessions: one map for each provider. */
import type { Adapter, AdapterPayload } from 'oidc-provider';

/** What oidc-provider wants to be given: a class whose instances are told the kind they keep. */
export function artifacts(): new (kind: string) => Adapter {
  const kept = new Map<string, AdapterPayload>();
  return class implements Adapter {
    constructor(private readonly kind: string) {}

    async upsert(id: string, payload: AdapterPayload): Promise<void> {
      kept.set(`${this.kind}:${id}`, payload);
    }

    async find(id: string): Promise<AdapterPayload | undefined> {
      return kept.get(`${this.kind}:${id}`);
    }

    async findByUid(uid: string): Promise<AdapterPayload | undefined> {
      return [...kept].find(([key, payload]) => key.startsWith(`${this.kind}:`) && payload.uid === uid)?.[1];
    }

    /** Of devices with a screen only: none of ours. */
    async findByUserCode(): Promise<undefined> {
      return undefined;
    }

    async consume(id: string): Promise<void> {
      const payload = kept.get(`${this.kind}:${id}`);
      if (payload) payload.consumed = Math.floor(Date.now() / 1000);
    }

    async destroy(id: string): Promise<void> {
      kept.delete(`${this.kind}:${id}`);
    }

    async revokeByGrantId(grant: string): Promise<void> {
      for (const [key, payload] of kept) if (payload.grantId === grant) kept.delete(key);
    }
  };
}
