/** What people who are signed in may do, the least first. */
import type { SignIn } from '../store/store.js';

export type Role = SignIn['person']['role'];

export const ROLES = ['agent', 'lead', 'admin'] as const satisfies readonly Role[];
