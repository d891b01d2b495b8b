/** Addresses written so that a reader of addresses takes them for public ones, and addresses news really comes from: all of our own making. */

/** Addresses that no report comes from: one of each range that is not public, and those clouds answer secrets at. */
export const PRIVATE_ADDRESSES = [
  "127.0.0.1",
  "127.255.255.254",
  "0.0.0.0",
  "10.0.0.1",
  "10.255.0.9",
  "100.64.0.1",
  "100.100.100.200",
  "169.254.169.254",
  "169.254.1.1",
  "172.16.0.1",
  "172.31.255.254",
  "192.0.0.8",
  "192.0.2.1",
  "192.88.99.1",
  "192.168.0.1",
  "192.168.255.255",
  "198.18.0.1",
  "198.51.100.7",
  "203.0.113.9",
  "224.0.0.1",
  "239.255.255.250",
  "240.0.0.1",
  "255.255.255.255",
];

const octets = (address: string): readonly number[] => address.split(".").map(Number);
const number = (address: string): number => octets(address).reduce((sum, octet) => sum * 256 + octet, 0);
const hex = (value: number, digits = 2): string => value.toString(16).padStart(digits, "0");
const oct = (value: number): string => `0${value.toString(8)}`;
const wide = (text: string): string =>
  [...text].map((sign) => (/[0-9.]/.test(sign) ? String.fromCodePoint((sign.codePointAt(0) ?? 0) + 0xfee0) : sign)).join("");

/** Spellings the URL parser takes for the same IPv4 address. */
function spellings(address: string): readonly string[] {
  const [a = 0, b = 0, c = 0, d = 0] = octets(address);
  const n = number(address);
  return [
    address,
    `${address}.`,
    String(n),
    `0x${hex(n, 8)}`,
    `0X${hex(n, 8).toUpperCase()}`,
    `0x0000${hex(n, 8)}`,
    `0${n.toString(8)}`,
    `000${n.toString(8)}`,
    octets(address)
      .map((octet) => `0x${hex(octet)}`)
      .join("."),
    octets(address).map(oct).join("."),
    octets(address)
      .map((octet) => `00${oct(octet)}`)
      .join("."),
    `${a}.${n % 2 ** 24}`,
    `${a}.${b}.${n % 2 ** 16}`,
    `0x${hex(a)}.${n % 2 ** 24}`,
    `${oct(a)}.0x${hex(b)}.${c}.${d}`,
    `${a}.${b}.0x${hex(c * 256 + d, 4)}`,
    address.replaceAll(".", "%2e"),
    address.replaceAll(".", "\u3002"),
    wide(address),
    `${address}\t`,
    [...address].map((sign) => `%${hex(sign.charCodeAt(0))}`).join(""),
  ];
}

/** IPv6 addresses that carry the IPv4 address inside. */
export function embeddings(address: string): readonly string[] {
  const [a = 0, b = 0, c = 0, d = 0] = octets(address);
  const high = hex(a * 256 + b, 4);
  const low = hex(c * 256 + d, 4);
  const flipped = `${hex((a * 256 + b) ^ 0xffff, 4)}:${hex((c * 256 + d) ^ 0xffff, 4)}`;
  return [
    `::${address}`,
    `::ffff:${address}`,
    `0:0:0:0:0:ffff:${high}:${low}`,
    `::ffff:0:${address}`,
    `64:ff9b::${address}`,
    `64:ff9b:1::${high}:${low}`,
    `2002:${high}:${low}::1`,
    `2001:0:4136:e378:8000:63bf:${flipped}`,
    `fe80::5efe:${high}:${low}`,
    `fec0::${high}:${low}`,
    `fc00::${high}:${low}`,
    `ff02::${high}:${low}`,
    `2001:db8::${high}:${low}`,
    `3fff::${high}:${low}`,
  ].map((inner) => `[${inner}]`);
}

/** Ways to hide the host in an address. */
const tricks = (host: string): readonly string[] => [
  `http://news.org@${host}/`,
  `http://news.org:80@${host}/`,
  `http://news.org%2f@${host}/`,
  `http://${host}\\@news.org/`,
  `http://${host}#@news.org/`,
  `http://${host}?@news.org/`,
  `http:${host}/`,
  `http:/${host}/`,
  `http:///${host}/`,
  `http:\\\\${host}/`,
  `HTTP://${host}/`,
  ` http://${host}/ `,
  `ht\ntp://${host}/`,
  `http://${host.slice(0, 2)}\t${host.slice(2)}/`,
  `https://${host}:443/`,
  `https://${host}:8443/`,
  `http://${host}:8080/`,
  `http://${host}:22/`,
  `http://${host}:6379/`,
  `http://${host}:99999/`,
  `//${host}/`,
];

const NAMES = [
  "localhost",
  "LOCALHOST",
  "localhost.",
  "l\u00adocalhost",
  "\u24db\u24de\u24d2\u24d0\u24db\u24d7\u24de\u24e2\u24e3",
  "a.localhost",
  "printer.local",
  "db.internal",
  "metadata.google.internal",
  "router.lan",
  "nas.home",
  "wiki.corp",
  "1.0.0.127.in-addr.arpa",
  "hidden.onion",
  "intranet",
  "news",
  "news..org",
  "[::]",
  "[::1]",
  "[0:0:0:0:0:0:0:1]",
  "[::1%25lo]",
  "[fe80::1]",
  "[fd00::1]",
  "[100::1]",
  "[5f00::1]",
  "[2001:2::1]",
  "[2001:20::1]",
  "[2620:4f:8000::1]",
  "256.256.256.256",
  "1.2.3.4.5",
  "0x1ffffffff",
];

const SCHEMES =
  "file ftp ftps gopher ws wss data javascript jar netdoc dict ldap ldaps tftp sftp ssh telnet smb nfs svn git mailto about blob view-source chrome php".split(
    " ",
  );

const written: readonly string[] = [
  ...PRIVATE_ADDRESSES.flatMap((address) =>
    [...spellings(address), ...embeddings(address)].flatMap((host) => [`http://${host}/`, `https://${host}:8443/feed?u=news.org`]),
  ),
  ...[...PRIVATE_ADDRESSES.slice(0, 8), ...NAMES.slice(0, 3), "[::1]", "[::ffff:127.0.0.1]", "2130706433"].flatMap(tricks),
  ...NAMES.flatMap((host) => [`http://${host}/`, `https://${host}/feed.xml`, `http://${host}:8080/a?b#c`]),
  ...SCHEMES.flatMap((scheme) => [`${scheme}://news.org/`, `${scheme}:127.0.0.1`, `${scheme}:///etc/passwd`]),
  "http://user@news.org/",
  "http://:secret@news.org/",
  "http://news.org:25/",
  "http://news.org:8081/",
  `http://news.org/${"a".repeat(3000)}`,
  "",
  " ",
  "http://",
  "http://.",
  "http://..",
  "http:// /",
  "http://%00/",
  "http://a b.org/",
  "news.org",
  "/feed.xml",
  "http://[::1/",
  "http://[1.2.3.4]/",
];

/** What must be refused before anybody is asked. */
export const SSRF_VECTORS: readonly string[] = [...new Set(written)];

/** Addresses news really comes from. */
export const PUBLIC_ADDRESSES: readonly string[] = [
  ..."8.8.8.8 1.1.1.1 93.184.216.34 151.101.1.140 172.15.0.1 172.32.0.1 192.167.1.1 11.0.0.1 100.63.255.255 100.128.0.1 169.253.1.1 198.17.1.1 198.20.0.1 223.255.255.1"
    .split(" ")
    .flatMap((host) => [`http://${host}/`, `https://${host}/feed`, `http://${host}:8080/`, `https://${host}:8443/x`]),
  ..."[2606:4700::1111] [2a00:1450:4001:80b::200e] [2001:4860:4860::8888] [2400:cb00::1]"
    .split(" ")
    .flatMap((host) => [`http://${host}/`, `https://${host}/feed`, `http://${host}:8080/`]),
  ..."news.org www.news.org news.org. xn--bcher-kva.com b\u00fccher.com nos.nl news.com.au a-b.news 1news.co.nz local.news.org localhost.news.org internal-affairs.org"
    .split(" ")
    .flatMap((host) =>
      ["/", "/feed.xml", "/a/b?c=d&e=f#g", "/%C3%BC", "/story?u=http://127.0.0.1/"].flatMap((path) => [`http://${host}${path}`, `https://${host}${path}`]),
    ),
  ..."bbc.co.uk france24.com lemonde.fr spiegel.de kyodonews.net scroll.in"
    .split(" ")
    .flatMap((host) => [`https://${host}:443/rss`, `HTTPS://${host.toUpperCase()}/`]),
];
