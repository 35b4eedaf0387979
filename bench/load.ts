import { connect, type Socket } from 'node:net';

/** A request that is sent again and again, as it goes over the wire. */
export interface Shot {
  readonly port: number;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
}

/** What came back. */
export interface Salvo {
  readonly perSecond: number;
  /** The time of each request, in milliseconds. */
  readonly latencies: readonly number[];
}

/**
 * Sends requests over connections that are kept open, each as soon as the one before is answered. It reads no more of an answer than it must,
 * so that it takes little from the server that it measures, which shares the machine with it.
 * @param shots gives the next request
 */
export async function fire(connections: number, seconds: number, shots: () => Shot): Promise<Salvo> {
  const latencies: number[] = [];
  const begin = performance.now();
  const end = begin + seconds * 1000;
  await Promise.all(
    Array.from({ length: connections }, async () => {
      const line = await openLine(shots().port);
      while (performance.now() < end) latencies.push(await line.ask(shots()));
      line.close();
    }),
  );
  return { perSecond: latencies.length / ((performance.now() - begin) / 1000), latencies };
}

/** Sends requests at a steady rate, whether or not those before are answered: the time of each counts from when it was to be sent. */
export async function fireSteadily(perSecond: number, seconds: number, shots: () => Shot): Promise<Salvo> {
  const free: Line[] = [];
  const latencies: number[] = [];
  const begin = performance.now();
  const total = perSecond * seconds;
  const asked: Promise<void>[] = [];
  for (let index = 0; index < total; index += 1) {
    const due = begin + (index * 1000) / perSecond;
    const wait = due - performance.now();
    if (wait > 0) await new Promise((resolve) => setTimeout(resolve, wait));
    asked.push(
      (async () => {
        const line = free.pop() ?? (await openLine(shots().port));
        await line.ask(shots());
        latencies.push(performance.now() - due);
        free.push(line);
      })(),
    );
  }
  await Promise.all(asked);
  for (const line of free) line.close();
  return { perSecond: latencies.length / ((performance.now() - begin) / 1000), latencies };
}

interface Line {
  /** Sends a request and gives the milliseconds until its answer was whole. */
  readonly ask: (shot: Shot) => Promise<number>;
  readonly close: () => void;
}

async function openLine(port: number): Promise<Line> {
  const socket = connect({ port, host: '127.0.0.1', noDelay: true });
  await new Promise<void>((resolve, reject) => {
    socket.once('connect', resolve);
    socket.once('error', reject);
  });
  return {
    ask: async (shot) => {
      const begin = performance.now();
      socket.write(wireOf(shot));
      await wholeAnswer(socket);
      return performance.now() - begin;
    },
    close: () => socket.destroy(),
  };
}

function wireOf({ path, headers, port }: Shot): string {
  const lines = Object.entries({ host: `127.0.0.1:${port}`, ...headers }).map(
    ([name, value]) => `${name}: ${value}\r\n`,
  );
  return `GET ${path} HTTP/1.1\r\n${lines.join('')}\r\n`;
}

/** Waits for an answer that tells its length, and that everything is well. */
function wholeAnswer(socket: Socket): Promise<void> {
  return new Promise((resolve, reject) => {
    let missing = -1;
    let head = '';
    const fail = (error: Error) => {
      socket.off('data', read);
      reject(error);
    };
    const read = (piece: Buffer) => {
      if (missing < 0) {
        head += piece.toString('latin1');
        const end = head.indexOf('\r\n\r\n');
        if (end < 0) return;
        const length = /\r\ncontent-length: (\d+)/i.exec(head)?.[1];
        if (!head.startsWith('HTTP/1.1 200') || length === undefined)
          return fail(new Error(`answered ${head.slice(0, 200)}`));
        missing = Number(length) - (head.length - end - 4);
      } else missing -= piece.length;
      if (missing > 0) return;
      socket.off('data', read);
      socket.off('error', fail);
      resolve();
    };
    socket.on('data', read);
    socket.once('error', fail);
  });
}
