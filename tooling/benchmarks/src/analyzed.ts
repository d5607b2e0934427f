import { analyze, type RunningDatabase } from "@riskloom/persistence";

/** Tells the planner what was filled in; the application's role may not. */
export async function analyzed(openOwner: RunningDatabase["openOwner"]): Promise<void> {
  const owner = await openOwner();
  await analyze(owner);
  await owner.close();
}
