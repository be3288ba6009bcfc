/** Answering whatever is asked: the order of questions is the bot's business, that none comes twice is the test's. */
import type { Customer } from './customer.js';

/** Words of the question, and what the customer does about it. */
export type Answers = Readonly<Record<string, (customer: Customer) => Promise<void>>>;

/**
 * Answers each question once, until the last message holds `end`. A question that is not among the answers, or comes
 * a second time, is waited out and fails the test.
 * @returns the questions that were answered, in their order
 */
export async function answerAll(customer: Customer, answers: Answers, end: string): Promise<string[]> {
  const asked: string[] = [];
  for (;;) {
    const open = Object.keys(answers).filter((question) => !asked.includes(question));
    const heard = await customer.hearsOneOf([end, ...open]);
    if (heard === end) return asked;
    await answers[heard]?.(customer);
    asked.push(heard);
  }
}
