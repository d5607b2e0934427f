/** Ends a check: prints each complaint and fails, or says that there is none. */
export function complain(complaints: readonly string[], fine: string): void {
  if (complaints.length === 0) {
    console.log(fine);
    return;
  }
  for (const complaint of complaints) console.error(complaint);
  process.exitCode = 1;
}
