const everyMs = 100;
const mostLines = 500;

/** Collects lines and writes many at once: a write for each request would cost as much as a small answer. */
export function lineWriter(write: (text: string) => void): { add(line: string): void; flush(): void } {
  let lines: string[] = [];
  let timer: NodeJS.Timeout | undefined;
  const flush = (): void => {
    clearTimeout(timer);
    timer = undefined;
    if (lines.length > 0) write(lines.join(""));
    lines = [];
  };
  return {
    add: (line) => {
      lines.push(line);
      if (lines.length >= mostLines) flush();
      else timer ??= setTimeout(flush, everyMs).unref();
    },
    flush,
  };
}
