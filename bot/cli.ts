/** The command `gwarant`. Each command loads only what it needs. */
import { createInterface } from 'node:readline';
import { stdin, stdout } from 'node:process';

const USAGE = `Usage: gwarant <command>

  start                              start the server (settings: .env.example)
  chat [--locale pl|en]              talk to the assistant in the terminal
  policy decide                      decide JSON lines from standard input
  policy interview                   play the whole interview for each line
  policy check [FILE...]             validate and verify policy files
    --coverage                       and tell which share of each document's clauses is covered
  policy schema                      write the JSON Schemas that editors use
  claim replay NUMBER                decide a claim again from its stored facts and policy
  privacy export --email ADDRESS     hand out one person's data (or --claim NUMBER, --conversation ID)
    --out FILE.zip                   with the files they sent
  privacy erase --email ADDRESS      blank one person's data, for good (or --claim, --conversation; --yes)
  sign-in --role ROLE --name NAME    one-time link for an agent, lead or admin
  manifest                           build the Teams app package from the settings
`;

/** @returns the exit code: 0 done, 1 something was wrong with the input, 2 the command itself was wrong */
export async function main(args: readonly string[]): Promise<number> {
  const [command = '', ...rest] = args;
  const run = COMMANDS[command];
  if (run) return run(rest);
  const asked = ['help', '--help', '-h'].includes(command);
  (asked ? process.stdout : process.stderr).write(USAGE);
  return asked ? 0 : 2;
}

const COMMANDS: Readonly<Record<string, (args: readonly string[]) => Promise<number>>> = {
  start: async () => (await import('./start.js')).startCommand(process.env),
  chat: chatCommand,
  policy: policyCommand,
  claim: async (args) => (await import('./commands/claimReplay.js')).claimCommand(args, process.env),
  privacy: async (args) => (await import('./commands/privacy.js')).privacyCommand(args, process.env, {
    out: (text) => void process.stdout.write(text), err: (text) => void process.stderr.write(text), typed: stdin
  }),
  'sign-in': async (args) => (await import('./commands/signIn.js')).signInCommand(args, process.env),
  manifest: async () => (await import('./commands/manifest.js')).manifestCommand(process.env)
};

async function policyCommand([command = '', ...rest]: readonly string[]): Promise<number> {
  if (command === 'decide' || command === 'interview') return decideLines(command);
  if (command === 'check') return (await import('./commands/policyCheck.js')).policyCheckCommand(rest, process.env);
  if (command === 'schema') return (await import('./commands/policySchema.js')).policySchemaCommand(process.env);
  process.stderr.write(USAGE);
  return 2;
}

/** Lines are answered as they come, in order; a bad one does not stop the others. */
async function decideLines(mode: 'decide' | 'interview'): Promise<number> {
  const [{ answerLine }, book] = await Promise.all([import('./commands/policyDecide.js'), loadBook()]);
  let exitCode = 0;
  for await (const line of createInterface({ input: stdin, crlfDelay: Infinity })) {
    if (line.trim() === '') continue;
    const answer = answerLine(book, mode, line);
    if (!answer.ok) exitCode = 1;
    if (!stdout.write(`${answer.line}\n`)) await new Promise((resolve) => stdout.once('drain', resolve));
  }
  return exitCode;
}

async function chatCommand(args: readonly string[]): Promise<number> {
  const locale = args[args.indexOf('--locale') + 1];
  if (args.length > 0 && (args[0] !== '--locale' || (locale !== 'pl' && locale !== 'en'))) {
    process.stderr.write(USAGE);
    return 2;
  }
  const [{ chat }, book] = await Promise.all([import('./commands/chat.js'), loadBook()]);
  const typed = createInterface({ input: stdin, output: stdout, prompt: '> ', terminal: stdin.isTTY });
  return chat(book, locale === 'en' ? 'en' : 'pl', { typed, out: (line) => stdout.write(`${line}\n`), ready: () => typed.prompt() }, () => new Date());
}

/** The policies of POLICIES_DIR; what is wrong with a file is told on standard error, and the others keep working. */
async function loadBook() {
  const [{ readPolicyFiles }, { makeBook }, { problemLine }] = await Promise.all([
    import('./policyFiles.js'), import('../policies/book.js'), import('../policies/problem.js')
  ]);
  const book = makeBook(await readPolicyFiles(process.env['POLICIES_DIR'] ?? './policies/data'));
  for (const problem of book.problems) process.stderr.write(`${problemLine(problem)}\n`);
  return book;
}
