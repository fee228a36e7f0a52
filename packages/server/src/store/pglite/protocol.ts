/** What the worker is asked. */
export type Request =
  | { readonly id: number; readonly do: 'query'; readonly text: string; readonly values: readonly unknown[] }
  | { readonly id: number; readonly do: 'dump'; readonly file: string }
  | { readonly id: number; readonly do: 'close' };

/** What the worker is started with. */
export interface WorkerParts {
  /** Where the data are kept; null: in memory. */
  readonly folder: string | null;
  /** What new data are unpacked from; null: they are made. */
  readonly snapshot: string | null;
}

/** What one statement came to; plain data, so that it can be passed between threads. */
export interface QueryResult {
  readonly rows: readonly Record<string, unknown>[];
  readonly rowCount: number;
}

/** An error of the database; `code` is its SQLSTATE. */
export interface QueryFault {
  readonly message: string;
  readonly code: string | undefined;
  readonly detail: string | undefined;
  readonly constraint: string | undefined;
  readonly table: string | undefined;
}

export type Reply =
  | { readonly id: number; readonly ok: true; readonly result: QueryResult }
  | { readonly id: number; readonly ok: false; readonly fault: QueryFault };
