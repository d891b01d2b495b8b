import { describe, expect, it } from "vitest";
import { embeddings, PRIVATE_ADDRESSES, PUBLIC_ADDRESSES, SSRF_VECTORS } from "../../../test/attacks/ssrf-vectors.ts";
import { isPublicAddress } from "./public-address.ts";
import { findTarget } from "./target.ts";

const none: ReadonlySet<string> = new Set();

describe("where a request may go", () => {
  it(`refuses ${SSRF_VECTORS.length} addresses that are not on the public web`, () => {
    expect(SSRF_VECTORS.length).toBeGreaterThanOrEqual(1500);
    expect(SSRF_VECTORS.filter((vector) => findTarget(vector, none).kind === "target")).toEqual([]);
  });

  it(`lets pass ${PUBLIC_ADDRESSES.length} that are`, () => {
    expect(PUBLIC_ADDRESSES.length).toBeGreaterThanOrEqual(200);
    expect(PUBLIC_ADDRESSES.filter((address) => findTarget(address, none).kind === "problem")).toEqual([]);
  });

  it("knows a private address in any form a resolver may answer with", () => {
    const answers = [
      ...PRIVATE_ADDRESSES,
      ...PRIVATE_ADDRESSES.flatMap((address) => embeddings(address).map((inner) => inner.slice(1, -1))),
      "::1",
      "fe80::1%eth0",
      "",
      "news.org",
    ];
    expect(answers.filter(isPublicAddress)).toEqual([]);
    expect(["8.8.8.8", "2606:4700::1111"].filter(isPublicAddress)).toHaveLength(2);
  });

  it("opens exactly the host and port that were allowed", () => {
    const allowed = new Set(["127.0.0.1:9000", "wiki.corp:80"]);
    expect(findTarget("http://127.0.0.1:9000/feed", allowed)).toMatchObject({ kind: "target", checked: false });
    expect(findTarget("http://wiki.corp/feed", allowed)).toMatchObject({ kind: "target", checked: false });
    for (const other of ["http://127.0.0.1:9001/", "http://127.0.0.1/", "https://wiki.corp/", "http://u@127.0.0.1:9000/", "file://127.0.0.1:9000/"])
      expect(findTarget(other, allowed).kind, other).toBe("problem");
    expect(findTarget("http://news.org/", allowed)).toMatchObject({ kind: "target", checked: true });
  });
});
