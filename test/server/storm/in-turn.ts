/** Does something so many times; so many workers take the next round when they are done with one. */
export async function inTurn(
  rounds: number,
  workers: number,
  work: (round: number, worker: number) => Promise<void>,
): Promise<void> {
  let next = 0;
  const all = Array.from({ length: workers }, async (_, worker) => {
    while (next < rounds) {
      next += 1;
      await work(next, worker);
    }
  });
  await Promise.all(all);
}
