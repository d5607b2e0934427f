import { describe, expect, it } from "vitest";
import { z } from "zod";
import { addressingVariables } from "../../src/engine/http/addressing-variables.ts";
import { type Addressing, publicAddress } from "../../src/engine/http/public-address.ts";
import { trustedProxies } from "../../src/engine/http/trusted-proxies.ts";

const own = "http://10.0.0.9:4000";
const trusting: Addressing = { trusts: trustedProxies("10.0.0.1, 192.0.2.0/24, 2001:db8::/32") };

const addressOf = (headers: Record<string, string>, { addressing = trusting, from = "10.0.0.1" } = {}) =>
  publicAddress(
    new Request(`${own}/v1/incident?page=2`, { headers }),
    new URL(`${own}/v1/incident?page=2`),
    addressing,
    { incoming: { socket: { remoteAddress: from } } },
  );

describe("the address that links begin with", () => {
  it("is what the request was sent to, unless a trusted proxy or the configuration says another", () => {
    expect(addressOf({})).toBe(own);
    expect(addressOf({ "X-Forwarded-Proto": "https" })).toBe("https://10.0.0.9:4000");
    expect(addressOf({ "X-Forwarded-Host": "risks.example" })).toBe("http://risks.example");
    expect(addressOf({ "X-Forwarded-Proto": "HTTPS", "X-Forwarded-Host": "risks.example:8443" })).toBe(
      "https://risks.example:8443",
    );
    expect(addressOf({ Forwarded: 'for=203.0.113.7;proto=https;host="risks.example:8443"' })).toBe(
      "https://risks.example:8443",
    );
  });

  it("is the configured one whatever anybody says, with its path and without a slash at the end", () => {
    const addressing = { ...trusting, publicUrl: "https://example.com/riskloom/" };
    expect(addressOf({ "X-Forwarded-Host": "evil.example" }, { addressing })).toBe(
      "https://example.com/riskloom",
    );
  });

  it.each([undefined, "10.0.0.2", "203.0.113.7", "::ffff:10.0.0.2", "2001:db9::1", "", "nonsense"])(
    "is not for somebody to say who is no trusted proxy: %s",
    (from) => {
      const spoofed = {
        "X-Forwarded-Proto": "https",
        "X-Forwarded-Host": "evil.example",
        "X-Forwarded-For": "10.0.0.1",
        Forwarded: "host=evil.example;proto=https",
      };
      const headers = [spoofed, { Forwarded: spoofed.Forwarded }];
      for (const one of headers) {
        const peer = from === undefined ? undefined : { incoming: { socket: { remoteAddress: from } } };
        expect(publicAddress(new Request(own, { headers: one }), new URL(own), trusting, peer)).toBe(own);
        expect(addressOf(one, { addressing: {} })).toBe(own);
      }
    },
  );

  it.each(["10.0.0.1", "::ffff:10.0.0.1", "192.0.2.77", "2001:db8:1::2"])("may be said by %s", (from) => {
    expect(addressOf({ "X-Forwarded-Host": "risks.example" }, { from })).toBe("http://risks.example");
  });

  it.each([
    ["evil.example, risks.example", undefined],
    ["evil.example, risks.example", "203.0.113.7"],
    ["evil.example, risks.example", "192.0.2.5, 203.0.113.7"],
    ["evil.example, risks.example, inner.example", "203.0.113.7, 192.0.2.5"],
    ["risks.example, inner.example", "192.0.2.8, 192.0.2.5"],
    ["risks.example", "203.0.113.7, 192.0.2.5"],
  ])(
    "is what the farthest trusted proxy forwards, not what stands before it: %s for %s",
    (hosts, callers) => {
      expect(
        addressOf({
          "X-Forwarded-Host": hosts,
          ...(callers !== undefined && { "X-Forwarded-For": callers }),
        }),
      ).toBe("http://risks.example");
    },
  );

  it.each([
    ["host=evil.example, host=risks.example"],
    ['host=evil.example, for="203.0.113.7:80";host=risks.example'],
    ['host=evil.example, for=203.0.113.7;host=risks.example, for="[2001:db8::7]:4711";host=inner.example'],
    ['for="_hidden, \\"host=evil.example";Host=risks.example'],
  ])("the same by RFC 7239: %s", (header) => {
    expect(addressOf({ Forwarded: header })).toBe("http://risks.example");
  });

  it("is not read from Forwarded where the proxy writes the other headers, for then it is the caller's", () => {
    expect(addressOf({ Forwarded: "host=evil.example", "X-Forwarded-For": "203.0.113.7" })).toBe(own);
  });

  it.each([
    "evil.example/path",
    "user@evil.example",
    "evil.example?x",
    "evil.example#x",
    "evil.example:port",
    "evil.example:99999",
    "evil example",
    "evil.example\\x",
    "%65vil.example",
    '"><script>',
    "-evil.example",
    "..",
    "[::1",
    "",
  ])("is never what no host can be: %s", (host) => {
    expect(addressOf({ "X-Forwarded-Host": host })).toBe(own);
    expect(addressOf({ Forwarded: `host="${host.replaceAll(/["\\]/g, "\\$&")}"` })).toBe(own);
  });

  it("keeps its scheme when a proxy names one that is not of the web", () => {
    for (const proto of ["ftp", "javascript", "https:", "http2", ""])
      expect(addressOf({ "X-Forwarded-Proto": proto, "X-Forwarded-Host": "risks.example" })).toBe(
        "http://risks.example",
      );
  });

  it("may be an IPv6 one", () => {
    expect(addressOf({ "X-Forwarded-Host": "[2001:db8::1]:8080" })).toBe("http://[2001:db8::1]:8080");
  });
});

describe("what the environment says of it", () => {
  const Variables = z.object(addressingVariables);

  it("is checked before anything is served", () => {
    expect(Variables.parse({ PUBLIC_URL: "https://Example.com/riskloom/" }).PUBLIC_URL).toBe(
      "https://example.com/riskloom",
    );
    expect(Variables.parse({ PUBLIC_URL: "https://example.com" }).PUBLIC_URL).toBe("https://example.com");
    expect(Variables.parse({ PUBLIC_URL: "", TRUSTED_PROXIES: "" })).toEqual({});
    const { TRUSTED_PROXIES: trusts } = Variables.parse({ TRUSTED_PROXIES: "127.0.0.1, ::1,10.0.0.0/8 " });
    expect(
      ["127.0.0.1", "::1", "10.200.3.4", "::ffff:10.1.1.1", "127.0.0.2", "11.0.0.1"].map((one) =>
        trusts?.(one),
      ),
    ).toEqual([true, true, true, true, false, false]);
  });

  it.each([
    ["PUBLIC_URL", "example.com"],
    ["PUBLIC_URL", "ftp://example.com"],
    ["PUBLIC_URL", "https://user@example.com"],
    ["PUBLIC_URL", "https://example.com/?a=1"],
    ["PUBLIC_URL", "https://example.com/#a"],
    ["TRUSTED_PROXIES", "proxy.example"],
    ["TRUSTED_PROXIES", "10.0.0.0/33"],
    ["TRUSTED_PROXIES", "10.0.0.0/"],
    ["TRUSTED_PROXIES", "10.0.0.0/8/8"],
    ["TRUSTED_PROXIES", "*"],
  ])("is refused: %s=%s", (name, value) => {
    expect(Variables.safeParse({ [name]: value }).error?.issues[0]?.path).toEqual([name]);
  });
});
