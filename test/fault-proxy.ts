import { connect, createServer, type Socket } from "node:net";

/** How a proxy treats what passes. */
export interface Weather {
  /** Milliseconds each piece is held, and as many more at most as `jitterMs`. */
  readonly delayMs: number;
  readonly jitterMs: number;
  /** Nothing passes, and nobody is told. */
  readonly partition: boolean;
}

export const FAIR: Weather = { delayMs: 0, jitterMs: 0, partition: false };

/** A road to a server of the loopback on which things go wrong when they are told to. */
export interface FaultProxy {
  readonly port: number;
  readonly set: (weather: Weather) => void;
  /** Cuts all connections. */
  readonly reset: () => void;
  readonly close: () => Promise<void>;
}

export async function startProxy(target: number, dice: () => number): Promise<FaultProxy> {
  let weather = FAIR;
  const sockets = new Set<Socket>();
  /** Pieces on their way in one direction, one after the other. */
  const carry = (from: Socket, to: Socket): void => {
    let road: Promise<void> = Promise.resolve();
    from.on("data", (piece) => {
      from.pause();
      road = road.then(async () => {
        while (weather.partition && !to.destroyed) await new Promise((resolve) => setTimeout(resolve, 20));
        const wait = weather.delayMs + dice() * weather.jitterMs;
        if (wait > 0) await new Promise((resolve) => setTimeout(resolve, wait));
        if (!to.destroyed) to.write(piece);
        from.resume();
      });
    });
    from.on("close", () => void road.then(() => to.destroy()));
    from.on("error", () => to.destroy());
  };
  const server = createServer((near) => {
    const far = connect(target, "127.0.0.1");
    for (const socket of [near, far]) {
      sockets.add(socket);
      socket.on("close", () => sockets.delete(socket));
    }
    carry(near, far);
    carry(far, near);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  const reset = (): void => {
    for (const socket of sockets) socket.resetAndDestroy();
  };
  return {
    port: typeof address === "object" && address !== null ? address.port : 0,
    set: (next) => {
      weather = next;
    },
    reset,
    async close() {
      weather = FAIR;
      reset();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
