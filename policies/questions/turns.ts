/** The questions of a policy as turns: one fact, or the papers all at once. */
import type { Policy } from '../compile.js';
import type { ConditionNode } from '../condition.js';
import { STAGES } from '../language.js';
import { ASKED_TOGETHER } from './habits.js';

/** Facts asked in one turn. */
export type Turn = readonly string[];

/** All turns of a policy, known by their place in the natural order: by stage, then as in the file. */
export class Turns {
  readonly natural: readonly Turn[];
  private readonly places: ReadonlyMap<string, number>;

  constructor(policy: Policy) {
    this.natural = naturalTurns(policy);
    this.places = new Map(this.natural.flatMap((turn, place) => turn.map((fact) => [fact, place] as const)));
  }

  at(place: number): Turn {
    return this.natural[place] ?? [];
  }

  placeOf(fact: string): number {
    return this.places.get(fact) ?? -1;
  }

  /** Places of the turns that ask for what these conditions read. */
  readBy(conditions: readonly ConditionNode[]): Set<number> {
    return new Set(conditions.flatMap(({ reads }) => [...reads].map((fact) => this.placeOf(fact))));
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
