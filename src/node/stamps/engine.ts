import { webcrypto } from "node:crypto";
import { CryptoEngine, setEngine } from "pkijs";

/** What the library computes hashes and signatures with: Node's own. */
export const engine = new CryptoEngine({ name: "node", crypto: webcrypto as never });
setEngine("node", engine);
