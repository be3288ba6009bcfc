/** What only those who lead a desk may see and do. */
import type { FastifyRequest } from 'fastify';
import { HttpProblem } from '../http/errors.js';
import { signInOf } from './guard.js';

/** @throws HttpProblem roleMissing */
export async function leadOnly(request: FastifyRequest): Promise<void> {
  if (signInOf(request).person.role === 'agent') throw new HttpProblem('roleMissing');
}
