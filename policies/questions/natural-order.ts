/**
 * The order in which people tell what happened to them: the stages of the policy file. Of the questions that cost about
 * as few turns, the earliest in this order is asked; what could exclude the claim is never asked first.
 */
import type { Policy } from '../compile.js';
import type { Context } from '../context.js';
import { STAGES, type Stage } from '../language.js';
import type { Turn } from './board.js';
import { ASKED_TOGETHER, NATURAL_ORDER_IS_WORTH, OPENING_STAGES, STAGE_ONCE_BEGUN_IS_WORTH, TELLING_STAGES } from './habits.js';

/** Mean number of turns to come, this one included, when the turn at this place is asked now. */
export interface Cost {
  readonly place: number;
  readonly turns: number;
}

export class NaturalOrder {
  /** All turns of the policy: by stage, then as in the file. */
  readonly turns: readonly Turn[];
  private readonly stages: readonly Stage[];
  private readonly placeOf: ReadonlyMap<string, number>;

  constructor({ file }: Policy) {
    const staged = STAGES.flatMap((stage) => {
      const facts = Object.entries(file.facts).filter(([, definition]) => definition.stage === stage);
      const together = ASKED_TOGETHER.includes(stage) ? facts.filter(([, { type }]) => type === 'yesNo').map(([id]) => id) : [];
      const single = facts.map(([id]) => id).filter((id) => !together.includes(id));
      return [...single.map((id) => [id]), ...(together.length > 0 ? [together] : [])].map((turn) => ({ stage, turn }));
    });
    this.turns = staged.map(({ turn }) => turn);
    this.stages = staged.map(({ stage }) => stage);
    this.placeOf = new Map(this.turns.flatMap((turn, place) => turn.map((fact) => [fact, place] as const)));
  }

  /** The place of the turn that asks for a fact; -1 when none does. */
  place(fact: string): number {
    return this.placeOf.get(fact) ?? -1;
  }

  /** The first turn that asks for one of these facts. */
  first(facts: ReadonlySet<string>): Turn {
    return this.turns.find((turn) => turn.some((fact) => facts.has(fact))) ?? [];
  }

  /** The place of the earliest turn that is worth its natural place. */
  choose(costs: readonly Cost[], { facts }: Context): number {
    const begun = new Set(Object.keys(facts).map((fact) => this.stages[this.place(fact)]));
    const open = this.opening(costs, begun);
    const best = Math.min(...open.map(({ turns }) => turns));
    return Math.min(...open.filter(({ place, turns }) => turns <= best * (1 + this.worth(place, begun)) + 1e-9).map(({ place }) => place));
  }

  /** Until something is told of what happened, only that and the dates are asked, as far as there is any of it to ask. */
  private opening(costs: readonly Cost[], begun: ReadonlySet<Stage | undefined>): readonly Cost[] {
    const stagesOf = (stages: readonly Stage[]): Cost[] => costs.filter(({ place }) => stages.some((stage) => stage === this.stages[place]));
    if (TELLING_STAGES.some((stage) => begun.has(stage)) || stagesOf(TELLING_STAGES).length === 0) return costs;
    return stagesOf(OPENING_STAGES);
  }

  private worth(place: number, begun: ReadonlySet<Stage | undefined>): number {
    const stage = this.stages[place];
    if (stage === undefined) return 0;
    return (begun.has(stage) ? STAGE_ONCE_BEGUN_IS_WORTH : NATURAL_ORDER_IS_WORTH)[stage] ?? 0;
  }
}
