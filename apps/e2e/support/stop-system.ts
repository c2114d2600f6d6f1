/** Ctrl-C, as a person would end it. */
export default async function stopSystem(): Promise<void> {
  const end = await globalThis.journeySystem?.kill('SIGINT');
  if (end && end.exitCode !== 0) {
    throw new Error(
      `The system did not stop cleanly (${JSON.stringify(end)}):\n${globalThis.journeySystem?.output()}`,
    );
  }
}
