import ipaddr from "ipaddr.js";

/** All of IPv6 that is given out to the public today (IANA, "Global Unicast"). */
const GLOBAL_IPV6: readonly [ipaddr.IPv6, number] = [ipaddr.IPv6.parse("2000::"), 3];

/** Parts of it that carry another address inside, or are set aside: Teredo, benchmarks and ORCHID; documentation; 6to4; AS112. */
const SET_ASIDE: readonly (readonly [ipaddr.IPv6, number])[] = [
  [ipaddr.IPv6.parse("2001::"), 23],
  [ipaddr.IPv6.parse("2001:db8::"), 32],
  [ipaddr.IPv6.parse("2002::"), 16],
  [ipaddr.IPv6.parse("2620:4f:8000::"), 48],
  [ipaddr.IPv6.parse("3fff::"), 20],
];

/** True for an address anybody on the Internet may be reached at; false for loopback, private, link-local, embedded, reserved ones and for what is no address. */
export function isPublicAddress(address: string): boolean {
  if (!ipaddr.isValid(address)) return false;
  const parsed = ipaddr.parse(address);
  if (parsed instanceof ipaddr.IPv6) {
    const at = parsed;
    // a zone ("%eth0") belongs to one link
    return at.zoneId === undefined && at.match(...GLOBAL_IPV6) && !SET_ASIDE.some(([net, bits]) => at.match(net, bits));
  }
  return parsed.range() === "unicast";
}
