import type { FourWords } from "./philox.ts";

/**
 * xoshiro128++ (Blackman and Vigna 2021), the stream behind every draw: 1 ns per word, period 2^128 - 1.
 *
 * The sampling kernels keep a copy of the state in local variables; `state` is where they take it from and leave it.
 */
export class Xoshiro {
  readonly state: Int32Array = new Int32Array(4);

  constructor(seed: FourWords) {
    this.reset(seed);
  }

  reset(seed: FourWords): void {
    const { state } = this;
    const [a, b, c, d] = seed;
    state[0] = a;
    state[1] = b;
    state[2] = c;
    // The all-zero state is the one fixed point.
    state[3] = (a | b | c | d) === 0 ? 1 : d;
  }

  /** A word of 32 random bits, unsigned. */
  next(): number {
    const { state } = this;
    const s0 = state[0] ?? 0;
    const s1 = state[1] ?? 0;
    const s2 = (state[2] ?? 0) ^ s0;
    const s3 = (state[3] ?? 0) ^ s1;
    const sum = (s0 + (state[3] ?? 0)) | 0;
    state[0] = s0 ^ s3;
    state[1] = s1 ^ s2;
    state[2] = s2 ^ (s1 << 9);
    state[3] = (s3 << 11) | (s3 >>> 21);
    return (((sum << 7) | (sum >>> 25)) + s0) >>> 0;
  }

  /** Uniform in (0, 1), never 0 or 1, of 52 bits. */
  uniform(): number {
    return ((this.next() >>> 6) * 67_108_864 + (this.next() >>> 6) + 0.5) / 4_503_599_627_370_496;
  }
}
