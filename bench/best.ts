/**
 * The fewest turns that any way of asking can need on average: dynamic programming over what is still open, on the
 * exact distribution of `world.ts`.
 *
 * Two cases are one state when the same comparisons are still open, with the same prospects. Two things are not tried,
 * because they cannot help: a question that no denial reads while a denial is open (what it says is worth nothing until
 * the denials are through, and they may end it), unless it hangs together with one that a denial reads; and, of
 * questions each of which decides one denial by itself, any but the one most likely to end the interview.
 */
import type { CompiledRule, Policy } from '../policies/compile.js';
import type { ConditionNode } from '../policies/condition.js';
import type { Context } from '../policies/context.js';
import type { Day, Facts, FactValue } from '../policies/language.js';
import type { Combination, World } from './world.js';

type Turn = readonly string[];

interface Answer {
  readonly facts: Facts;
  readonly share: number;
}

/** Open rules of one level. */
interface Open {
  readonly rules: readonly ConditionNode[];
  readonly holds: boolean;
  readonly unknown: boolean;
}

interface Best {
  readonly turns: number;
  readonly ask: Turn | null;
}

export class TooLarge extends Error {}

export class BestInterview {
  private readonly memo = new Map<string, Best>();
  private readonly ids = new Map<ConditionNode, number>();
  private readonly answered = new Map<string, readonly { readonly value: FactValue | null; readonly share: number }[]>();

  constructor(
    private readonly policy: Policy,
    private readonly asOf: Day,
    private readonly world: World,
    private readonly turns: readonly Turn[],
    private readonly largest: number
  ) {}

  get states(): number {
    return this.memo.size;
  }

  /** Mean number of turns still to come. Error: `TooLarge`. */
  expected(facts: Facts): number {
    return this.at(facts).turns;
  }

  next(facts: Facts): Turn {
    return this.at(facts).ask ?? [];
  }

  private at(facts: Facts): Best {
    const context = { asOf: this.asOf, facts };
    const levels = this.open(context);
    const useful = usefulFacts(levels, context);
    if (useful.size === 0) return { turns: 0, ask: null };
    const key = this.key(levels, useful, context);
    const known = this.memo.get(key);
    if (known) return known;
    if (this.memo.size >= this.largest) throw new TooLarge(`more than ${this.largest} states`);
    const best = this.best(facts, this.candidates(levels, useful, context));
    this.memo.set(key, best);
    return best;
  }

  private best(facts: Facts, candidates: readonly Turn[]): Best {
    let best: Best = { turns: Infinity, ask: null };
    for (const ask of candidates) {
      let turns = 1;
      for (const answer of this.answers(facts, ask)) {
        turns += answer.share * this.expected({ ...facts, ...answer.facts });
        if (turns >= best.turns) break;
      }
      if (turns < best.turns) best = { turns, ask };
    }
    return best;
  }

  private open(context: Context): Open[] {
    const { deny, refer, need, grants } = this.policy;
    return [deny, refer, need, grants].map((rules: readonly CompiledRule[]) => {
      const truths = rules.map(({ condition }) => condition.truth(context));
      return {
        rules: rules.filter((_, index) => truths[index] === 'open').map(({ condition }) => condition),
        holds: truths.includes('true'),
        unknown: truths.includes('unknown')
      };
    });
  }

  private candidates(levels: readonly Open[], useful: ReadonlySet<string>, context: Context): Turn[] {
    const turns = this.turns.map((turn) => turn.filter((fact) => useful.has(fact))).filter((turn) => turn.length > 0);
    const first = levels.find(({ rules }) => rules.length > 0);
    const read = openIn(first?.rules ?? [], context);
    const groups = new Set([...read].map((fact) => this.world.groups.get(fact)));
    const relevant = turns.filter((turn) => turn.some((fact) => read.has(fact) || (this.world.groups.has(fact) && groups.has(this.world.groups.get(fact)))));
    return this.strongest(relevant, levels, context);
  }

  /** Of the questions that each decide one rule of the first open level and nothing else, the one most likely to end it. */
  private strongest(turns: readonly Turn[], levels: readonly Open[], context: Context): Turn[] {
    const first = levels.findIndex(({ rules }) => rules.length > 0);
    if (first > 1) return [...turns];
    const alone = turns.filter(([fact = '', ...others]) => others.length === 0 && !this.world.groups.has(fact) && levels.every(({ rules }, level) =>
      rules.every((rule) => !openIn([rule], context).has(fact) || (level === first && openIn([rule], context).size === 1))));
    const ends = (fact: string): number => (this.world.single.get(fact) ?? []).reduce((sum, { value, share }) =>
      sum + (levels[first]?.rules.some((rule) => rule.truth({ ...context, facts: { ...context.facts, [fact]: value } }) === 'true') ? share : 0), 0);
    const [best] = [...alone].sort(([a = ''], [b = '']) => ends(b) - ends(a));
    return turns.filter((turn) => !alone.includes(turn) || turn === best);
  }

  private answers(facts: Facts, turn: Turn): Answer[] {
    return turn.reduce<Answer[]>((answers, fact) => answers.flatMap((answer) => {
      const known = { ...facts, ...answer.facts };
      return this.answersTo(known, fact).map(({ value, share }) => ({ facts: { ...answer.facts, [fact]: value }, share: answer.share * share }));
    }), [{ facts: {}, share: 1 }]);
  }

  private answersTo(facts: Facts, fact: string): readonly { readonly value: FactValue | null; readonly share: number }[] {
    const single = this.world.single.get(fact);
    if (single) return single;
    const group = this.world.groups.get(fact) ?? [];
    const key = `${fact}:${knownOf(group, facts)}`;
    const known = this.answered.get(key);
    if (known) return known;
    const consistent = group.filter(({ facts: together }) => Object.entries(together).every(([id, value]) => facts[id] === undefined || facts[id] === value));
    const shares = new Map<FactValue | null, number>();
    for (const { facts: together, share } of consistent) shares.set(together[fact] ?? null, (shares.get(together[fact] ?? null) ?? 0) + share);
    const total = [...shares.values()].reduce((sum, share) => sum + share, 0);
    const answers = [...shares].map(([value, share]) => ({ value, share: share / total }));
    this.answered.set(key, answers);
    return answers;
  }

  /** What the future depends on. */
  private key(levels: readonly Open[], useful: ReadonlySet<string>, context: Context): string {
    const rules = levels.map(({ rules, holds, unknown }) => `${holds ? '!' : ''}${unknown ? '?' : ''}${rules.map((rule) => this.keyOf(rule, context)).join(';')}`);
    const groups = new Set([...useful].flatMap((fact) => { const group = this.world.groups.get(fact); return group ? [group] : []; }));
    return `${rules.join('|')}#${[...groups].map((group) => this.prospects(group, levels, useful, context)).join('#')}`;
  }

  private keyOf(node: ConditionNode, context: Context): string {
    const { shape } = node;
    if (shape.type === 'not') return `-${this.keyOf(shape.part, context)}`;
    if (shape.type === 'all' || shape.type === 'any') {
      const parts = shape.parts.flatMap((part) => {
        const truth = part.truth(context);
        return truth === 'open' ? [this.keyOf(part, context)] : truth === 'unknown' ? ['?'] : [];
      });
      return `${shape.type === 'all' ? '&' : '/'}(${parts.join(',')})`;
    }
    return String(this.idOf(node)) + [...node.reads].filter((fact) => context.facts[fact] === undefined).join('');
  }

  private idOf(node: ConditionNode): number {
    const id = this.ids.get(node) ?? this.ids.size;
    this.ids.set(node, id);
    return id;
  }

  /** What is known of a group, as far as it bears on what is open: one open fact by what its comparisons may come to, several by the values known. */
  private prospects(group: readonly Combination[], levels: readonly Open[], useful: ReadonlySet<string>, context: Context): string {
    const ids = Object.keys(group[0]?.facts ?? {});
    const asked = ids.filter((id) => useful.has(id));
    const [only] = asked;
    if (asked.length !== 1 || only === undefined) return knownOf(group, context.facts);
    const leaves = levels.flatMap(({ rules }) => rules.flatMap((rule) => openLeaves(rule, context))).filter((leaf) => leaf.reads.has(only));
    const shares = new Map<string, number>();
    let total = 0;
    for (const { value, share } of this.answersTo(context.facts, only)) {
      const after = { ...context, facts: { ...context.facts, [only]: value } };
      const comesTo = leaves.map((leaf) => leaf.truth(after)[0]).join('');
      shares.set(comesTo, (shares.get(comesTo) ?? 0) + share);
      total += share;
    }
    return [...shares].sort(([a], [b]) => (a < b ? -1 : 1)).map(([comesTo, share]) => `${comesTo}${(share / total).toFixed(6)}`).join(',');
  }
}

/** Facts that open rules read, at the levels that can still matter. */
function usefulFacts(levels: readonly Open[], context: Context): ReadonlySet<string> {
  const rules: ConditionNode[] = [];
  for (const [index, level] of levels.entries()) {
    const settled = level.holds && index !== 2;
    if (settled) break;
    rules.push(...level.rules);
    if (level.unknown || level.holds) break;
  }
  return levels[0]?.holds ? new Set() : openIn(rules, context);
}

function knownOf(group: readonly Combination[], facts: Facts): string {
  return Object.keys(group[0]?.facts ?? {}).map((id) => (facts[id] === undefined ? '' : String(facts[id]))).join(',');
}

function openIn(rules: readonly ConditionNode[], context: Context): Set<string> {
  const facts = new Set<string>();
  for (const rule of rules) rule.collectOpen(context, facts);
  return facts;
}

function openLeaves(node: ConditionNode, context: Context): ConditionNode[] {
  if (node.truth(context) !== 'open') return [];
  const { shape } = node;
  if (shape.type === 'not') return openLeaves(shape.part, context);
  return shape.type === 'all' || shape.type === 'any' ? shape.parts.flatMap((part) => openLeaves(part, context)) : [node];
}
