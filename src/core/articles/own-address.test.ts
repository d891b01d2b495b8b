import { expect, it } from "vitest";
import { ownAddress } from "./own-address.ts";

const AT = "https://www.post.example/news/a?utm_source=feed";

it.each([
  ["the canonical one of the same host", AT, "https://www.post.example/news/a", "https://www.post.example/news/a"],
  ["with or without www", AT, "https://post.example/news/a", "https://post.example/news/a"],
  ["written from the root of the host", AT, "/news/a", "https://www.post.example/news/a"],
  ["the fetched one, when the other is on another host", AT, "https://other.example/news/a", AT],
  ["the fetched one, when the other host merely ends alike", AT, "https://www.post.example.evil.example/news/a", AT],
  ["the fetched one, when the other is of another host without a scheme", AT, "//other.example/news/a", AT],
  ["the fetched one, when every page names the front page", AT, "https://www.post.example/", AT],
  ["the front page, when it is that", "https://www.post.example/?x=1", "https://www.post.example/", "https://www.post.example/"],
  ["the fetched one, when the other is none", AT, "javascript:alert(1)", AT],
  ["the fetched one, when there is no other", AT, null, AT],
  ["the canonical one of a file", null, "https://post.example/news/a", "https://post.example/news/a"],
  ["none, when nobody says", null, null, null],
])("a page goes by %s", (_, fetched, canonical, address) => {
  expect(ownAddress(fetched, canonical)).toBe(address);
});
