/** How much a comment tells. */
export interface DetailLevel {
  /** Compatible changes: with their message, as a list of names, or only counted. */
  readonly compatible: 'message' | 'name' | 'count';
  /** Proof and safe alternatives. */
  readonly advice: boolean;
  /** Rows of each table, and comparisons, at most. */
  readonly rows: number;
  /** What a reader is told of what is missing; empty when nothing is. */
  readonly missing: string;
}

const ALL = Number.POSITIVE_INFINITY;
const FEWER_ROWS = [300, 150, 80, 40, 20, 10, 5, 2, 1, 0];

/** What is given up first comes first: the messages of compatible changes, their list and that of waived ones, the advice, then rows. */
export const DETAIL_LEVELS: readonly DetailLevel[] = [
  { compatible: 'message', advice: true, rows: ALL, missing: '' },
  { compatible: 'name', advice: true, rows: ALL, missing: 'what each compatible change is' },
  { compatible: 'count', advice: true, rows: ALL, missing: 'the lists of compatible and waived changes' },
  {
    compatible: 'count',
    advice: false,
    rows: ALL,
    missing: 'compatible and waived changes, proof and safe alternatives',
  },
  ...FEWER_ROWS.map((rows): DetailLevel => {
    return { compatible: 'count', advice: false, rows, missing: 'most changes, proof and safe alternatives' };
  }),
];
