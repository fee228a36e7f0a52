const CELLS = 20;

/** `[########            ] 4/10 contracts` */
export function bar(done: number, all: number): string {
  const filled = all === 0 ? CELLS : Math.floor((done / all) * CELLS);
  return `[${'#'.repeat(filled)}${' '.repeat(CELLS - filled)}] ${done}/${all} contracts`;
}
