import process from 'node:process';
import peer from 'json-schema-diff';

/**
 * Asks json-schema-diff whether a schema contains another, in a process that can be killed: it is synchronous and may
 * run for hours.
 */
process.on('message', async ({ sender, receiver }) => {
  const { removalsFound } = await peer
    .diffSchemas({ sourceSchema: sender, destinationSchema: receiver })
    .catch((error) => ({
      removalsFound: String(error.message),
    }));
  if (typeof removalsFound === 'string') process.send?.({ answer: 'refused', why: removalsFound });
  else process.send?.({ answer: removalsFound ? 'no' : 'yes' });
});
