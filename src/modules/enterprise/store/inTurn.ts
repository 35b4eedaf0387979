/**
 * Waits for work of a transaction that was begun while earlier work of it went on, and gives what comes of it. Where the earlier fails, that is the
 * reason, and not what then fails on the broken transaction.
 */
export async function inTurn<Value>(earlier: Promise<unknown>, later: Promise<Value>): Promise<Value> {
  // It is waited for in the end; should it fail before, nobody is to hear of it yet.
  later.catch(() => {});
  await earlier;
  return later;
}
