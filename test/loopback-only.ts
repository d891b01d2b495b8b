/**
 * Loaded before every test file and into every command line the tests start: a connection to anything but this machine, and a question for the address of
 * another name, fails and is told on stderr, so that it shows even where the failure is put up with.
 */
import dns, { type LookupAddress } from "node:dns";
import { syncBuiltinESMExports } from "node:module";
import { isIP, type LookupFunction, Socket } from "node:net";

/** What stands on stderr before the name of what was refused. */
export const REFUSED = "the tests may not reach";

interface Target {
  readonly path?: string | null;
  readonly host?: string;
  lookup?: LookupFunction;
}

const isLoopback = (address: string): boolean => address === "localhost" || address === "::1" || /^(?:::ffff:)?127\.\d{1,3}\.\d{1,3}\.\d{1,3}$/.test(address);

function refuse(host: string): Error {
  process.stderr.write(`${REFUSED} ${host}\n`);
  return new Error(`${REFUSED} ${host}`);
}

/** The options of a connection, however it was asked for: a list of arguments, options, a port and a host, or a path. */
function targetOf(args: readonly unknown[]): Target {
  const [first, second] = (Array.isArray(args[0]) ? args[0] : args) as readonly unknown[];
  if (typeof first === "object" && first !== null) return first as Target;
  return typeof first === "number" ? { host: typeof second === "string" ? second : "localhost" } : { path: String(first) };
}

/** Looks a name up as before, and refuses what leads away from this machine. */
const guardLookup =
  (lookup: LookupFunction): LookupFunction =>
  (hostname, options, done) =>
    lookup(hostname, options, (error, address, family) => {
      const found = typeof address === "string" ? [address] : ((address as LookupAddress[] | undefined) ?? []).map((one) => one.address);
      const other = error === null ? found.find((one) => !isLoopback(one)) : undefined;
      if (other === undefined) done(error, address, family);
      else done(refuse(other), "", 0);
    });

const connect = Socket.prototype.connect as (this: Socket, ...args: unknown[]) => Socket;
Socket.prototype.connect = function (this: Socket, ...args: unknown[]): Socket {
  const target = targetOf(args);
  const host = target.host ?? "localhost";
  if (typeof target.path !== "string" && !isLoopback(host)) {
    // a name may lead here where a test resolves it itself
    if (isIP(host) !== 0 || target.lookup === undefined) throw refuse(host);
    target.lookup = guardLookup(target.lookup);
  }
  return connect.apply(this, args);
} as typeof Socket.prototype.connect;

const lookup = dns.lookup as (hostname: string, ...rest: readonly unknown[]) => void;
dns.lookup = ((hostname: string, ...rest: readonly unknown[]) => {
  if (isIP(hostname) !== 0 || isLoopback(hostname)) return lookup(hostname, ...rest);
  const done = rest[rest.length - 1] as (error: Error) => void;
  const error = refuse(hostname);
  process.nextTick(() => done(error));
}) as typeof dns.lookup;
syncBuiltinESMExports();
