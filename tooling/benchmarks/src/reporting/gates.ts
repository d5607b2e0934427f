import process from "node:process";

/** What a benchmark prints, and which of its gates it missed. */
export class Gates {
  readonly lines: string[] = [];
  readonly missed: string[] = [];

  print(line: string): void {
    this.lines.push(line);
    process.stdout.write(`${line}\n`);
  }

  /** The figure as it is printed; above the gate it is missed. */
  hold(name: string, figure: number, { gate, digits = 0 }: { gate: number; digits?: number }): string {
    const told = figure.toFixed(digits);
    if (figure > gate) this.missed.push(`${name}: ${told} instead of ${gate}`);
    return told;
  }
}
