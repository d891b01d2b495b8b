import { expect, it } from "vitest";
import { readStructuredData } from "./structured-data.ts";

const report = { "@type": "NewsArticle", headline: "Silo blast", datePublished: "2035-04-02", author: { name: "Ann Teller" } };

it.each<[string, string, readonly string[], readonly string[]]>([
  ["a report", JSON.stringify(report), ["2035-04-02"], ["Silo blast"]],
  ["a graph", JSON.stringify({ "@graph": [{ "@type": "Organization", name: "Marrow Mail" }, report] }), ["2035-04-02"], ["Silo blast"]],
  ["a list of types", JSON.stringify({ ...report, "@type": ["Thing", "Article", 3] }), ["2035-04-02"], ["Silo blast"]],
  ["what a page is about", JSON.stringify({ "@type": "WebPage", datePublished: "2030-01-01", mainEntity: report }), ["2035-04-02"], ["Silo blast"]],
  ["a page alone", JSON.stringify({ "@type": "WebPage", datePublished: "2030-01-01", headline: "Mail" }), ["2030-01-01"], ["Mail"]],
  ["no report", JSON.stringify({ "@type": "Person", datePublished: "2030-01-01", headline: "Mail" }), [], []],
  ["a list of pages", JSON.stringify({ "@type": "ItemList", itemListElement: [{ item: report }] }), ["2035-04-02"], ["Silo blast"]],
  ["a report with a list in it", JSON.stringify({ ...report, itemListElement: [{ ...report, headline: "Other" }] }), ["2035-04-02"], ["Silo blast"]],
  ["a day of creation", JSON.stringify({ "@type": "Article", dateCreated: "2035-04-01", uploadDate: "2035-04-02" }), ["2035-04-01", "2035-04-02"], []],
  ["a moment in seconds", JSON.stringify({ "@type": "Article", datePublished: 2059113600 }), ["2059113600"], []],
  ["a date that is an object", JSON.stringify({ "@type": "Article", datePublished: { day: 2 } }), [], []],
  ["line breaks in strings", `{"@type":"Article","headline":"Silo\nblast"};`, [], ["Silo blast"]],
  ["a comment around it", `<!-- ${JSON.stringify(report)} -->`, ["2035-04-02"], ["Silo blast"]],
  ["broken", `{"@type":"Article","datePublished":"2035-04-02","dateCreated":"2035-04-01",,}`, ["2035-04-02"], []],
  ["broken, of a day of creation", `{"dateCreated": "2035-04-01",,}`, ["2035-04-01"], []],
  ["too deep", `${'{"mainEntity":'.repeat(9)}${JSON.stringify(report)}${"}".repeat(9)}`, [], []],
  ["nothing", "null", [], []],
])("%s", (_name, script, published, headlines) => {
  const data = readStructuredData([script]);
  expect([data.published, data.headlines]).toEqual([published, headlines]);
});

it("tells changed from published, persons from publishers, and finds the text", () => {
  const broken = readStructuredData([`{"dateModified":"2035-04-03",,}`]);
  expect([broken.published, broken.modified]).toEqual([[], ["2035-04-03"]]);
  const whole = readStructuredData([
    JSON.stringify({
      ...report,
      dateModified: "2035-04-03",
      author: ["Bo Rusk", { name: "Ann Teller" }, 4],
      publisher: { name: "Marrow Mail" },
      articleBody: "It blew.",
    }),
  ]);
  expect([whole.modified, whole.authors, whole.publishers, whole.bodies]).toEqual([["2035-04-03"], ["Bo Rusk", "Ann Teller"], ["Marrow Mail"], ["It blew."]]);
});
