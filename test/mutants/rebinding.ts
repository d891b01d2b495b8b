import { get } from "node:http";
import type { LookupFunction } from "node:net";
import type { Resolve } from "../../src/node/fetch/client.ts";
import type { Visitor } from "../attacks/rebinding.ts";

const looksPrivate = (address: string): boolean => /^(?:127\.|10\.|169\.254\.|::1$|fe80:)/.test(address);

/** Looks a name up, judges the first address by its letters, and connects by name: the name may answer otherwise the second time. */
export function visitorWhoLooksOnce(resolve: Resolve): Visitor {
  const lookUp = (name: string): Promise<readonly { readonly address: string; readonly family: number }[]> =>
    new Promise((done) => resolve(name, { all: true }, (_, addresses) => done(addresses)));
  const lookup: LookupFunction = (name, options, done) => {
    void lookUp(name).then((found) => {
      const [first] = found;
      if (first === undefined) done(new Error("no such name"), "", 0);
      else if (options.all === true) done(null, [first]);
      else done(null, first.address, first.family);
    });
  };
  return {
    async visit(url) {
      const [first] = await lookUp(new URL(url).hostname);
      if (first === undefined || looksPrivate(first.address)) return;
      await new Promise<void>((done) => {
        const asked = get(url, { lookup, timeout: 500 }, (answer) => {
          answer.resume().on("end", done).on("error", done);
        });
        asked.on("error", () => done()).on("timeout", () => asked.destroy());
      });
    },
    close: async () => undefined,
  };
}
