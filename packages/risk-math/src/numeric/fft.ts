/**
 * Complex Fourier transforms of one power-of-two size, in place and without reordering: `forward` leaves the spectrum
 * in bit-reversed order (decimation in frequency, Gentleman and Sande 1966) and `inverse` takes it back from there
 * (decimation in time), so that pointwise work in between needs no permutation. Error about 1e-16 log2(size).
 */
export class Fft {
  readonly size: number;
  /** `reversed[k]` is where frequency k stands. */
  readonly reversed: Int32Array;
  readonly #cos: Float64Array;
  readonly #sin: Float64Array;

  constructor(size: number) {
    this.size = size;
    const bits = Math.log2(size);
    this.reversed = new Int32Array(size);
    for (let k = 1; k < size; k += 1) {
      this.reversed[k] = ((this.reversed[k >> 1] ?? 0) >> 1) | ((k & 1) << (bits - 1));
    }
    this.#cos = Float64Array.from({ length: size / 2 }, (_, k) => Math.cos((2 * Math.PI * k) / size));
    this.#sin = Float64Array.from({ length: size / 2 }, (_, k) => Math.sin((2 * Math.PI * k) / size));
  }

  /** `Σ x_j exp(+2πi j k / size)`, the sign of characteristic functions. */
  forward(re: Float64Array, im: Float64Array): void {
    for (let half = this.size >> 1, stride = 1; half >= 1; half >>= 1, stride <<= 1) {
      for (let block = 0; block < this.size; block += 2 * half) {
        for (let j = 0, turn = 0; j < half; j += 1, turn += stride) {
          const a = block + j;
          const b = a + half;
          const aRe = re[a] ?? 0;
          const aIm = im[a] ?? 0;
          const bRe = re[b] ?? 0;
          const bIm = im[b] ?? 0;
          const cos = this.#cos[turn] ?? 0;
          const sin = this.#sin[turn] ?? 0;
          re[a] = aRe + bRe;
          im[a] = aIm + bIm;
          const dRe = aRe - bRe;
          const dIm = aIm - bIm;
          re[b] = dRe * cos - dIm * sin;
          im[b] = dRe * sin + dIm * cos;
        }
      }
    }
  }

  /** The inverse of `forward`, division by the size included. */
  inverse(re: Float64Array, im: Float64Array): void {
    for (let half = 1, stride = this.size >> 1; half < this.size; half <<= 1, stride >>= 1) {
      for (let block = 0; block < this.size; block += 2 * half) {
        for (let j = 0, turn = 0; j < half; j += 1, turn += stride) {
          const a = block + j;
          const b = a + half;
          const cos = this.#cos[turn] ?? 0;
          const sin = this.#sin[turn] ?? 0;
          const bRe = (re[b] ?? 0) * cos + (im[b] ?? 0) * sin;
          const bIm = (im[b] ?? 0) * cos - (re[b] ?? 0) * sin;
          const aRe = re[a] ?? 0;
          const aIm = im[a] ?? 0;
          re[a] = aRe + bRe;
          im[a] = aIm + bIm;
          re[b] = aRe - bRe;
          im[b] = aIm - bIm;
        }
      }
    }
    const scale = 1 / this.size;
    for (let k = 0; k < this.size; k += 1) {
      re[k] = (re[k] ?? 0) * scale;
      im[k] = (im[k] ?? 0) * scale;
    }
  }
}

/**
 * Bound of a transform's error in the relative 2-norm: 15 units per level (Higham 2002, theorem 24.2, with twiddles of
 * four units).
 */
export function fftError(size: number): number {
  return 15 * 2 ** -53 * Math.log2(size);
}

/** The transform of a size; the tables of the last few sizes are kept. */
export function fftOf(size: number): Fft {
  const known = transforms.get(size);
  if (known !== undefined) return known;
  if (transforms.size >= 4) transforms.clear();
  const made = new Fft(size);
  transforms.set(size, made);
  return made;
}

const transforms: Map<number, Fft> = new Map();
