/** Settings are environment variables (contract, section 1), read and checked once at start. */
export interface Settings {
  readonly host: string;
  readonly port: number;
  /** Without a trailing slash; what customers' browsers and Teams see. */
  readonly publicUrl: string;
  readonly dataDir: string;
  readonly policiesDir: string;
  readonly directLineSecret: string | null;
  readonly directLineTokenSeconds: number;
  readonly webchatOrigins: readonly string[];
  readonly teams: {
    readonly appId: string;
    readonly appPassword: string;
    readonly appType: 'MultiTenant' | 'SingleTenant' | 'UserAssignedMsi';
    readonly tenantId: string | null;
    /** OpenID metadata and token issuer, only to be set for tests and sovereign clouds. */
    readonly openIdMetadata: string | null;
    readonly oAuthUrl: string | null;
  } | null;
  /** Bound to a loopback address: one-time links are printed, Direct Line takes its secret or none. */
  readonly loopback: boolean;
}
