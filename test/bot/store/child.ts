/** Starts `committer.ts`, from the sources or compiled, whichever this file is. */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { extname } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

export interface Committer {
  readonly process: ChildProcess;
  /** What it says, a line at a time, to the end. */
  readonly lines: AsyncIterableIterator<string>;
  /** Kills it when it is still there, and resolves when it is gone. */
  kill(): Promise<void>;
}

export function startCommitter(folder: string, talks: number): Committer {
  const script = fileURLToPath(new URL(`./committer${extname(import.meta.url)}`, import.meta.url));
  const child = spawn(process.execPath, [...process.execArgv, script, folder, String(talks)], { stdio: ['pipe', 'pipe', 'inherit'] });
  const gone = once(child, 'close');
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  return {
    process: child,
    lines,
    kill: async () => {
      child.kill('SIGKILL');
      await gone;
    }
  };
}
