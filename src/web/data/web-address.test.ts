import { describe, expect, it } from "vitest";
import { webAddress } from "./web-address.ts";

describe("an address from a report", () => {
  it("is opened when it is one of the web", () => {
    expect(webAddress("https://news.example/a b")).toBe("https://news.example/a%20b");
    expect(webAddress("HTTP://news.example")).toBe("http://news.example/");
  });

  it("leads nowhere when it is none", () => {
    for (const address of [
      null,
      "",
      "news.example/1",
      "javascript:alert(1)",
      "java\tscript:alert(1)",
      "\u0001javascript:alert(1)",
      "data:text/html,x",
      "blob:https://news.example/1",
    ])
      expect(webAddress(address)).toBeNull();
  });
});
