import { Readable } from 'node:stream';
import { Worker } from 'node:worker_threads';
import type { ExportOrder } from './exportThread.ts';

/**
 * Makes a file in a thread of its own, and gives its bytes as they are made. When whoever reads them goes away, the thread ends. What breaks
 * in the thread breaks the stream: the bytes until then are no whole file.
 */
export function exportStream(order: ExportOrder): Readable {
  const thread = new Worker(new URL('./exportThread.ts', import.meta.url), { workerData: order });
  let isWhole = false;
  let waiting = 0;
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread of Node's, not a window
  const tellTaken = () => thread.postMessage('taken');
  const stream = new Readable({
    read() {
      // The pieces that waited are taken now: the thread may make as many more.
      for (; waiting > 0; waiting -= 1) tellTaken();
    },
    destroy(error, done) {
      void thread.terminate();
      done(error);
    },
  });
  thread.on('message', (piece: Uint8Array | null) => {
    if (piece === null) {
      isWhole = true;
      stream.push(null);
    } else if (stream.push(piece)) tellTaken();
    else waiting += 1;
  });
  thread.on('error', (error: Error) => stream.destroy(error));
  thread.on('exit', () => {
    if (!isWhole) stream.destroy(new Error('the thread ended before the file'));
  });
  return stream;
}
