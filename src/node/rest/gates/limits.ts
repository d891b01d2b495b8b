import ipaddr from "ipaddr.js";
import { RateLimiterMemory, RateLimiterRes } from "rate-limiter-flexible";
import { AppError, type ErrorCode } from "../../errors.ts";

/** How long failures count, in seconds. */
const WINDOW_S = 900;

/** What a server bears before it says no. */
export interface LimitNumbers {
  /** Failed sign-ins of one name from one network, in a quarter of an hour. */
  readonly attempts: number;
  /** Failed sign-ins and wrong tokens from one network, in a quarter of an hour. */
  readonly failures: number;
  /** Requests of one session or token, in a minute. */
  readonly requests: number;
}
export const LIMITS: LimitNumbers = { attempts: 5, failures: 30, requests: 600 };

/** Who shares one limit: an IPv4 address, or the /64 of an IPv6 address, which is one household's. */
export function networkOf(address: string): string {
  if (!ipaddr.isValid(address)) return "unknown";
  const parsed = ipaddr.process(address);
  return parsed.kind() === "ipv6" ? `${parsed.toNormalizedString().split(":").slice(0, 4).join(":")}::/64` : parsed.toString();
}

async function take(limiter: RateLimiterMemory, key: string, code: ErrorCode): Promise<void> {
  try {
    await limiter.consume(key);
  } catch (error) {
    if (error instanceof RateLimiterRes) throw new AppError(code);
    throw error;
  }
}

/** Counts what may be tried, in the memory of this process: a server that starts anew begins anew. */
export class Limits {
  readonly #attempts: RateLimiterMemory;
  readonly #failures: RateLimiterMemory;
  readonly #requests: RateLimiterMemory;

  constructor({ attempts, failures, requests }: LimitNumbers = LIMITS) {
    this.#attempts = new RateLimiterMemory({ points: attempts, duration: WINDOW_S });
    this.#failures = new RateLimiterMemory({ points: failures, duration: WINDOW_S });
    this.#requests = new RateLimiterMemory({ points: requests, duration: 60 });
  }

  /** Counts an attempt to sign in before it is looked at, so that many at once are counted too. */
  async attempt(name: string, address: string): Promise<void> {
    const network = networkOf(address);
    await take(this.#attempts, `${network} ${name}`, "auth/attempts");
    await take(this.#failures, network, "auth/attempts");
  }

  /** The attempt was right: it counts no more, and neither do those before it under that name. */
  async succeeded(name: string, address: string): Promise<void> {
    const network = networkOf(address);
    await this.#attempts.delete(`${network} ${name}`);
    await this.#failures.reward(network);
  }

  /** A token that opens nothing. */
  wrongToken(address: string): Promise<void> {
    return take(this.#failures, networkOf(address), "auth/attempts");
  }

  /** A request of a session or a token. */
  request(key: string): Promise<void> {
    return take(this.#requests, key, "server/too-fast");
  }
}
