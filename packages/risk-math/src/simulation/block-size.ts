/** Simulations per block: totals and table of one risk stay in the first-level cache, and eleven bits name one. */
export const blockSize = 2048;
export const blockBits = 11;
