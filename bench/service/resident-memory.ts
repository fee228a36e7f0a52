import { median } from '../src/measure/statistics.ts';

const EVERY_MS = 1000;
const MIB = 1024 * 1024;

/** In MB: the median of the first, the middle and the last tenth of the time. */
export interface Memory {
  readonly start: number;
  readonly middle: number;
  readonly end: number;
}

/** Looks at the resident memory of the service, as it tells it itself, until `stop`. */
export function watchMemory(url: string): { stop(): Promise<Memory> } {
  const seen: number[] = [];
  const asked: Promise<void>[] = [];
  const look = async () => {
    seen.push((await residentBytes(url)) / MIB);
  };
  const timer = setInterval(() => asked.push(look()), EVERY_MS);
  return {
    stop: async () => {
      clearInterval(timer);
      asked.push(look());
      await Promise.all(asked);
      const tenth = Math.max(1, Math.floor(seen.length / 10));
      const around = (from: number) => median(seen.slice(from, from + tenth));
      return {
        start: around(0),
        middle: around(Math.floor((seen.length - tenth) / 2)),
        end: around(seen.length - tenth),
      };
    },
  };
}

async function residentBytes(url: string): Promise<number> {
  const text = await (await fetch(`${url}/metrics`)).text();
  const told = /^process_resident_memory_bytes (\S+)$/m.exec(text)?.[1];
  if (told === undefined) throw new Error('The metrics do not tell the resident memory.');
  return Number(told);
}
