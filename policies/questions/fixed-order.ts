/** One order of questions that is good on the whole, from which the next question is judged. */

/**
 * Moves one turn after the other to where it saves most, until no move helps.
 * @param cost mean number of turns in an order; may stop counting beyond the limit
 */
export function bestOrder(start: readonly number[], cost: (order: readonly number[], limit: number) => number): readonly number[] {
  let order = start;
  let best = cost(order, Infinity);
  for (let improved = true; improved; ) {
    improved = false;
    for (const turn of start) {
      for (const moved of withMoved(order, turn)) {
        const turns = cost(moved, best);
        if (turns < best - 1e-9) [order, best, improved] = [moved, turns, true];
      }
    }
  }
  return order;
}

/** The order with one turn in every place. */
function withMoved(order: readonly number[], turn: number): number[][] {
  const others = order.filter((one) => one !== turn);
  return Array.from({ length: order.length }, (_, place) => [...others.slice(0, place), turn, ...others.slice(place)]);
}
