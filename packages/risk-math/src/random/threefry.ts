/**
 * Threefry2x32-20 (Salmon et al. 2011), for callers who must reproduce streams of libraries that use it.
 *
 * @example
 * threefry2x32([0, 0], [0, 0])[0]; // 1797259609
 */
export function threefry2x32(
  counter: readonly [number, number],
  key: readonly [number, number],
): readonly [number, number] {
  const schedule = [key[0], key[1], key[0] ^ key[1] ^ 0x1bd11bda];
  let x = (counter[0] + key[0]) | 0;
  let y = (counter[1] + key[1]) | 0;
  for (let round = 0; round < 20; round += 1) {
    const turn = rotations[round % 8] ?? 0;
    x = (x + y) | 0;
    y = ((y << turn) | (y >>> (32 - turn))) ^ x;
    if (round % 4 === 3) {
      const injection = (round + 1) / 4;
      x = (x + (schedule[injection % 3] ?? 0)) | 0;
      y = (y + (schedule[(injection + 1) % 3] ?? 0) + injection) | 0;
    }
  }
  return [x >>> 0, y >>> 0];
}

const rotations = [13, 15, 26, 6, 17, 29, 16, 24];
