/** The ways out for e-mail: an SMTP server, or a folder of .eml files where none is set. */
import { mkdir, open, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { createTransport, type SendMailOptions } from 'nodemailer';

export type Sending =
  | { readonly type: 'sent' }
  /** Not now; another try may succeed. */
  | { readonly type: 'later'; readonly reason: string }
  /** Never. Reasons are codes: a server's own words repeat the address. */
  | { readonly type: 'refused'; readonly reason: string };

export interface Carrier {
  /** @param signal breaks it off */
  send(letter: string, mail: SendMailOptions, signal: AbortSignal): Promise<Sending>;
}

const STEP_TIMEOUT_MS = 10_000;

/** @param url `smtp://user:password@host:587` or `smtps://…` */
export function smtpCarrier(url: string): Carrier {
  const transport = createTransport({
    url, connectionTimeout: STEP_TIMEOUT_MS, greetingTimeout: STEP_TIMEOUT_MS, socketTimeout: 2 * STEP_TIMEOUT_MS, dnsTimeout: STEP_TIMEOUT_MS
  });
  return {
    send: async (_, mail, signal) => {
      try {
        await transport.sendMail({ ...mail, signal } as SendMailOptions);
        return { type: 'sent' };
      } catch (error) {
        return failure(error);
      }
    }
  };
}

interface SmtpError {
  readonly code?: string;
  readonly command?: string;
  readonly responseCode?: number;
}

/** A 5xx about the message or its receiver is for good; one about our own sign-in is not the letter's fault. */
function failure(error: unknown): Sending {
  const { code = 'ERROR', responseCode, command = '' } = error as SmtpError;
  const reason = [code, responseCode].filter(Boolean).join(' ');
  const ours = code === 'EAUTH' || /^(CONN|EHLO|HELO|STARTTLS|AUTH)/u.test(command);
  return responseCode !== undefined && responseCode >= 500 && !ours ? { type: 'refused', reason } : { type: 'later', reason };
}

/** Below DATA_DIR: letters as `ID.eml`. */
export const MAIL_FOLDER = 'mail';

/** Gives the function that removes a letter's file; one that was never written is fine. */
export function letterEraser(dataDir: string): (letter: string) => Promise<void> {
  return (letter) => rm(join(dataDir, MAIL_FOLDER, `${letter}.eml`), { force: true });
}

/** Writes each letter as `ID.eml`, complete or not at all. */
export function folderCarrier(folder: string): Carrier {
  const transport = createTransport({ streamTransport: true, buffer: true, newline: 'windows' });
  return {
    send: async (letter, mail) => {
      const { message } = await transport.sendMail(mail);
      await writeWhole(folder, `${letter}.eml`, message as Buffer);
      return { type: 'sent' };
    }
  };
}

async function writeWhole(folder: string, name: string, bytes: Buffer): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const aside = join(folder, `.${name}.${process.pid}`);
  try {
    const file = await open(aside, 'w', 0o600);
    try {
      await file.writeFile(bytes);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(aside, join(folder, name));
  } finally {
    await rm(aside, { force: true });
  }
}
