/**
 * MT19937 (Matsumoto and Nishimura 1998): a function that gives the 32-bit outputs one by one, for callers who must
 * reproduce streams of NumPy's legacy generator, R or C++.
 *
 * @example
 * mersenneTwister(5489)(); // 3499211612
 */
export function mersenneTwister(seed: number): () => number {
  const state = new Int32Array(624);
  state[0] = seed;
  for (let i = 1; i < 624; i += 1) {
    const previous = state[i - 1] ?? 0;
    state[i] = Math.imul(1_812_433_253, previous ^ (previous >>> 30)) + i;
  }
  let index = 624;
  return () => {
    if (index === 624) {
      twist(state);
      index = 0;
    }
    let word = state[index] ?? 0;
    index += 1;
    word ^= word >>> 11;
    word ^= (word << 7) & 0x9d2c5680;
    word ^= (word << 15) & 0xefc60000;
    return (word ^ (word >>> 18)) >>> 0;
  };
}

function twist(state: Int32Array): void {
  for (let i = 0; i < 624; i += 1) {
    const word = ((state[i] ?? 0) & 0x80000000) | ((state[(i + 1) % 624] ?? 0) & 0x7fffffff);
    state[i] = (state[(i + 397) % 624] ?? 0) ^ (word >>> 1) ^ (word & 1 ? 0x9908b0df : 0);
  }
}
