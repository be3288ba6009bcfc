/** `gwarant sign-in --role agent|lead|admin --name NAME`: a one-time link for one more person, from the running server. */
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { askForLink } from '../console/local.js';
import { ROLES, type Role } from '../console/roles.js';

const USAGE = 'Usage: gwarant sign-in --role agent|lead|admin --name NAME\n';

/** Prints the link alone, so that it can be piped. @returns 1 when no server runs or it refused, 2 for a wrong call */
export async function signInCommand(args: readonly string[], env: Readonly<Record<string, string | undefined>>): Promise<number> {
  const person = readPerson(args);
  if (!person) {
    process.stderr.write(USAGE);
    return 2;
  }
  const dataDir = resolve(env['DATA_DIR']?.trim() || './data');
  const asked = await askForLink(dataDir, person);
  if (asked.type === 'answer') {
    process.stdout.write(`${asked.answer.url}\n`);
    return 0;
  }
  process.stderr.write(asked.type === 'refused' ? `${asked.message}\n` : `No Gwarant server is running on ${dataDir}. Start it with "npm start" and try again.\n`);
  return 1;
}

function readPerson(args: readonly string[]): { readonly role: Role; readonly name: string } | null {
  try {
    const { values } = parseArgs({ args: [...args], options: { role: { type: 'string' }, name: { type: 'string' } } });
    const role = ROLES.find((one) => one === values.role);
    return role && values.name?.trim() ? { role, name: values.name } : null;
  } catch {
    return null;
  }
}
