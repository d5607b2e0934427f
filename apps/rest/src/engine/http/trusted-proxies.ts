import { BlockList, isIP } from "node:net";

/**
 * Reads a list of addresses and networks, as `127.0.0.1, 10.0.0.0/8, fd00::/8`, into the question whether one of them has an
 * address. IPv4 addresses that are written as IPv6 ones are the same.
 *
 * @throws Error that names what is no address
 */
export function trustedProxies(list: string): (address: string) => boolean {
  const trusted = new BlockList();
  for (const entry of list.split(",").map((one) => one.trim())) {
    if (entry === "") continue;
    const [address = "", prefix, ...more] = entry.split("/");
    const family = familyOf(address);
    const bits = prefix === undefined || /^\d{1,3}$/.test(prefix) ? Number(prefix ?? 0) : NaN;
    const most = family === "ipv4" ? 32 : 128;
    if (family === undefined || more.length > 0 || !(bits <= most))
      throw new Error(`"${entry}" is no address and no network`);
    if (prefix === undefined) trusted.addAddress(address, family);
    else trusted.addSubnet(address, bits, family);
  }
  return (address) => {
    const family = familyOf(address);
    return family !== undefined && trusted.check(address, family);
  };
}

const familyOf = (address: string): "ipv4" | "ipv6" | undefined =>
  ({ 4: "ipv4", 6: "ipv6" } as const)[isIP(address)];
