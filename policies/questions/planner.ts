/** Plans an interview: the questions of a policy as turns, the best fixed order of them, and from there the next one. */
import type { CompiledRule, Policy } from '../compile.js';
import type { Context } from '../context.js';
import { STAGES } from '../language.js';
import { Board, type Level, type Turn } from './board.js';
import { Foresight } from './foresight.js';
import { ASKED_TOGETHER, CASES, NATURAL_ORDER_IS_WORTH } from './habits.js';
import type { Likelihoods } from './likelihood.js';
import { Asked, openPart } from './open-rules.js';
import { sampleCases } from './samples.js';

/** A day long after every literal day of the policies; the fixed order is planned as of it. */
const ANY_DAY = '2026-06-17';

export class Planner {
  /** All turns of the policy in their natural order: by stage, then as in the file. */
  readonly natural: readonly Turn[];
  private readonly foresight: Foresight;
  private readonly fixed: readonly Turn[];

  constructor(private readonly policy: Policy, likelihoods: Likelihoods) {
    this.natural = naturalTurns(policy);
    this.foresight = new Foresight(policy.file, sampleCases(policy.file, CASES, likelihoods));
    this.fixed = bestOrder(this.natural, this.board({ asOf: ANY_DAY, facts: {} }));
  }

  /** Facts to be asked in the next turn; none when no open rule above the fee can still matter. */
  next(context: Context): Turn {
    const board = this.board(context);
    const candidates = this.natural.map((turn) => board.useful(turn)).filter((turn) => turn.length > 0);
    const [first] = candidates;
    if (!first || candidates.length === 1) return first ?? [];
    const order = this.fixed.filter((turn) => turn.some((fact) => context.facts[fact] === undefined));
    const blocks = board.blocks().map((block) => order.filter((turn) => turn.some((fact) => block.has(fact))));
    const thens = [...candidates.map((turn) => [turn]), ...blocks];
    const costs = candidates.map((turn) => this.costOf(turn, thens, order, board, context));
    const best = Math.min(...costs);
    return candidates.find((_, index) => (costs[index] ?? Infinity) <= best + NATURAL_ORDER_IS_WORTH) ?? first;
  }

  /** Mean turns when this one is asked now, and what follows is chosen by its answer. */
  private costOf(turn: Turn, thens: readonly (readonly Turn[])[], order: readonly Turn[], board: Board, context: Context): number {
    const cells = turn.length === 1 ? this.foresight.cells(turn[0] ?? '', context) : [];
    if (cells.length === 0) return board.play([turn, ...order]);
    const best = cells.map(() => Infinity);
    for (const then of thens) {
      const costs = board.playIn([turn, ...then, ...order], cells);
      for (const [cell, cost] of costs.entries()) best[cell] = Math.min(best[cell] ?? Infinity, cost);
    }
    return best.reduce((sum, cost) => sum + cost, 0) / CASES;
  }

  private board(context: Context): Board {
    const { deny, refer, need, grants } = this.policy;
    const asked = new Asked(CASES);
    const foresee = this.foresight.for(context);
    const level = (rules: readonly CompiledRule[]): Level => {
      const truths = rules.map(({ condition }) => condition.truth(context));
      return {
        open: rules.flatMap(({ condition }) => openPart(condition, context, asked, foresee) ?? []),
        holds: truths.includes('true'),
        unknown: truths.includes('unknown')
      };
    };
    return new Board(CASES, asked, [level(deny), level(refer), level(need), level(grants)]);
  }
}

function naturalTurns({ file }: Policy): Turn[] {
  return STAGES.flatMap((stage): Turn[] => {
    const facts = Object.entries(file.facts).filter(([, definition]) => definition.stage === stage);
    const together = ASKED_TOGETHER.includes(stage) ? facts.filter(([, { type }]) => type === 'yesNo').map(([id]) => id) : [];
    const single = facts.map(([id]) => id).filter((id) => !together.includes(id));
    return [...single.map((id) => [id]), ...(together.length > 0 ? [together] : [])];
  });
}

/** Moves one turn after the other to where it saves most, until no move helps. */
function bestOrder(start: readonly Turn[], board: Board): readonly Turn[] {
  let order = start.filter((turn) => turn.some((fact) => board.reads(fact)));
  let best = board.play(order);
  for (let improved = true; improved; ) {
    improved = false;
    for (const turn of order) {
      const rest = order.filter((one) => one !== turn);
      for (let place = 0; place <= rest.length; place++) {
        const moved = [...rest.slice(0, place), turn, ...rest.slice(place)];
        const cost = board.play(moved, best);
        if (cost < best - 1e-9) [order, best, improved] = [moved, cost, true];
      }
    }
  }
  return order;
}
