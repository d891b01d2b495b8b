import { describe, expect, it } from "vitest";
import { type ElementCues, readCues } from "./html-cues.ts";

const none: ElementCues = { aside: false, rule: null, body: false, points: 0, isCaption: false, isByline: false, isSummary: false };

describe("what an element promises", () => {
  it.each<[string, Record<string, string>, Partial<ElementCues>]>([
    ["div", {}, {}],
    ["nav", {}, { aside: true, rule: "navigation" }],
    ["footer", { id: "x" }, { aside: true, rule: "footer" }],
    ["main", {}, { points: 8 }],
    ["body", { class: "sidebar" }, {}],
    ["div", { role: "Menu" }, { aside: true, rule: "navigation" }],
    ["div", { role: "contentinfo" }, { aside: true, rule: "footer" }],
    ["div", { role: "alert" }, { aside: true, rule: "furniture" }],
    ["div", { role: "presentation" }, {}],
    ["div", { itemprop: "articleBody" }, { body: true }],
    ["div", { itemprop: "reviewBody" }, { body: true }],
    ["div", { property: "content:encoded" }, { body: true }],
    ["span", { itemprop: "author" }, { isByline: true }],
    ["span", { itemprop: "datePublished" }, { isByline: true }],
    ["div", { itemprop: "caption" }, { isCaption: true }],
    ["div", { itemprop: "comment" }, { aside: true, rule: "comments-prompt" }],
    ["div", { class: "photo-credit" }, { isCaption: true }],
    ["div", { class: "standfirst" }, { isSummary: true }],
    ["div", { class: "article-byline" }, { isByline: true, points: 4 }],
    ["div", { class: "related" }, { aside: true, rule: "related-links", points: -5 }],
    ["div", { class: "related share nav" }, { aside: true, rule: "related-links", points: -12 }],
    ["div", { class: "news text story main" }, { points: 12 }],
    ["div", { class: "no-sidebar" }, {}],
    ["div", { class: "sidebar-layout" }, {}],
    ["div", { class: "sidebar-inner" }, { aside: true, rule: "furniture", points: -5 }],
    ["div", { class: "a-b-c-d-sidebar" }, {}],
    ["div", { class: "entry-content-large" }, { body: true, points: 8 }],
    ["div", { class: "x-y-z-entry-content-w" }, { points: 8 }],
    ["blockquote", { class: "twitter-tweet" }, {}],
  ])("%s %o", (tag, attributes, expected) => {
    expect(readCues(tag, new Map(Object.entries(attributes)))).toEqual({ ...none, ...expected });
  });
});
