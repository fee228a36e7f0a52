/** What the command uses of the service. */
export type Service = Pick<
  typeof import('@contract-check/server'),
  'DataFolderInUse' | 'loggerTo' | 'readSettings' | 'startService'
>;

const NAME = '@contract-check/server';

/** The service, where it is installed; null: it is not. */
export async function loadService(): Promise<Service | null> {
  try {
    return await import('@contract-check/server');
  } catch (error) {
    if (isMissing(error)) return null;
    throw error;
  }
}

/** The package itself, not one that it needs. */
function isMissing(error: unknown): boolean {
  return (
    error instanceof Error &&
    'code' in error &&
    (error.code === 'ERR_MODULE_NOT_FOUND' || error.code === 'MODULE_NOT_FOUND') &&
    error.message.includes(`'${NAME}'`)
  );
}
