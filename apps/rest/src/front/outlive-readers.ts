/**
 * Lets a program go on when nobody takes what it writes any more: the other end of a pipe was closed, or the disk of a file
 * is full. There is nowhere left to tell that, and those whom it serves do not need its log.
 */
export function outliveReaders(): void {
  for (const stream of [process.stdout, process.stderr]) stream.on("error", () => undefined);
}
