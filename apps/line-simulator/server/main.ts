import { readEnvironment } from './environment';
import { createLineSimulator } from './simulator';

async function main(): Promise<void> {
  const options = readEnvironment(process.env);
  const simulator = createLineSimulator(options);
  await simulator.start().catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EADDRINUSE') throw error;
    throw new Error(`Port ${options.port} is taken: free it or set LINE_SIMULATOR_PORT to another one.`);
  });
  process.stdout.write(`LINE simulator and phone: ${simulator.url}\n`);
  const close = (): void => void simulator.stop().then(() => process.exit(0));
  process.once('SIGTERM', close);
  process.once('SIGINT', close);
  // Whoever started it is gone, and nobody would stop it any more.
  process.once('disconnect', close);
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
});
