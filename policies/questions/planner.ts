/** Plans an interview: the questions of a policy as turns, the best fixed order of them, and from there the next one. */
import type { Policy } from '../compile.js';
import type { Context } from '../context.js';
import { STAGES } from '../language.js';
import { Board, type Turn } from './board.js';
import { Foresight } from './foresight.js';
import { ASKED_TOGETHER, CASES, NATURAL_ORDER_IS_WORTH, PLANS_KEPT } from './habits.js';
import type { Lanes } from './lanes.js';
import type { Likelihoods } from './likelihood.js';
import { Outliner, type Outline } from './outline.js';
import { sampleCases } from './samples.js';

/** A day long after every literal day of the policies; the fixed order is planned as of it. */
const ANY_DAY = '2026-06-17';

export class Planner {
  /** All turns of the policy in their natural order: by stage, then as in the file. */
  readonly natural: readonly Turn[];
  private readonly outliner: Outliner;
  private readonly foresight: Foresight;
  private readonly fixed: readonly Turn[];
  private readonly plans = new Map<string, Turn>();

  constructor(policy: Policy, likelihoods: Likelihoods) {
    this.natural = naturalTurns(policy);
    this.outliner = new Outliner(policy);
    this.foresight = new Foresight(policy.file, sampleCases(policy.file, CASES, likelihoods));
    const context = { asOf: ANY_DAY, facts: {} };
    const { levels, known } = this.outliner.outline(context);
    this.fixed = bestOrder(this.natural, new Board(CASES, levels, context, this.foresight.given(known).foresee));
  }

  /** Facts to be asked in the next turn; none when no open rule above the fee can still matter. */
  next(context: Context): Turn {
    const outline = this.outliner.outline(context);
    const known = this.plans.get(outline.key);
    if (known) return known;
    const plan = this.plan(outline, context);
    if (this.plans.size >= PLANS_KEPT) this.plans.clear();
    this.plans.set(outline.key, plan);
    return plan;
  }

  private plan({ levels, known }: Outline, context: Context): Turn {
    const { foresee, cells } = this.foresight.given(known);
    const board = new Board(CASES, levels, context, foresee);
    const candidates = this.natural.map((turn) => board.useful(turn)).filter((turn) => turn.length > 0);
    const [first] = candidates;
    if (!first || candidates.length === 1) return first ?? [];
    const order = this.fixed.filter((turn) => turn.some((fact) => board.reads(fact)));
    const blocks = board.blocks().map((block) => order.filter((turn) => turn.some((fact) => block.has(fact))));
    const thens = [...candidates.map((turn) => [turn]), ...blocks];
    const costs = candidates.map((turn) => costOf(turn, thens, order, board, turn.length === 1 ? cells(turn[0] ?? '') : []));
    const best = Math.min(...costs);
    return candidates.find((_, index) => (costs[index] ?? Infinity) <= best + NATURAL_ORDER_IS_WORTH) ?? first;
  }
}

/** Mean turns when this one is asked now, and what follows is chosen by its answer. */
function costOf(turn: Turn, thens: readonly (readonly Turn[])[], order: readonly Turn[], board: Board, cells: readonly Lanes[]): number {
  if (cells.length === 0) return board.play([turn, ...order]);
  const best = cells.map(() => Infinity);
  for (const then of thens) {
    const costs = board.playIn([turn, ...then, ...order], cells);
    for (const [cell, cost] of costs.entries()) best[cell] = Math.min(best[cell] ?? Infinity, cost);
  }
  return best.reduce((sum, cost) => sum + cost, 0) / CASES;
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
