import type { Refusal } from '@leitu/kernel';
import type { Module } from '../platform/module/defineModule.ts';
import { readSettings } from './settings.ts';
import { startServer } from './startServer.ts';

/** Runs the server as this process: starts it, says where it answers, and stops it when it is told to. */
export async function runServer(modules: readonly Module[]): Promise<void> {
  const settings = readSettings(process.env, process.stdout.isTTY);
  if (!settings.ok) return giveUp(settings.reason);
  const server = await startServer(settings.value, modules, (line) => process.stdout.write(`${line}\n`));
  if (!server.ok) return giveUp(server.reason);
  const { address, notes } = server.value;
  process.stdout.write(
    `累土已启动，请访问 Leitu is running at  ${address}\n${notes.map((note) => `${note}\n`).join('')}`,
  );

  let isStopping = false;
  const stop = () => {
    if (isStopping) return;
    isStopping = true;
    void server.value.stop().then(() => process.exit(0));
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, stop);
  // The script that started us is gone, and with it whoever would stop us.
  process.on('disconnect', stop);
}

function giveUp({ message }: Refusal): never {
  process.stderr.write(`${message.zh}\n${message.en}\n`);
  process.exit(1);
}
