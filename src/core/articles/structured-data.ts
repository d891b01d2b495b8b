/** What a page's JSON-LD says about its article; dates as written. */
export interface StructuredData {
  readonly published: readonly string[];
  readonly modified: readonly string[];
  readonly headlines: readonly string[];
  readonly authors: readonly string[];
  readonly publishers: readonly string[];
  readonly bodies: readonly string[];
}

/** Types whose dates are a report's. */
const articleType = /article|posting|report|newsitem|review|liveblog|claimreview|webpage|videoobject|creativework|event/i;
/** Of these, the ones that are the report itself. */
const reportType = /article|posting|report|newsitem|review|liveblog/i;
/** Deepest level read; real graphs need four. */
const deepest = 8;
/** So many objects are looked at. */
const mostObjects = 2000;
/** A date field in a script that is not valid JSON; the value has no quotes and no escapes. */
const looseDate = /"(datePublished|dateModified|dateCreated|uploadDate)"\s?:\s?"([^"\\]{8,40})"/g;

/** Reads the JSON-LD scripts of a page, `@graph` included; broken JSON still yields its date fields. */
export function readStructuredData(scripts: readonly string[]): StructuredData {
  const strong = empty();
  const weak = empty();
  let left = mostObjects;
  const visit = (value: unknown, level: number): void => {
    if (level > deepest || left <= 0 || typeof value !== "object" || value === null) return;
    left -= 1;
    if (Array.isArray(value)) {
      for (const item of value.slice(0, 200)) visit(item, level + 1);
      return;
    }
    const record = value as Record<string, unknown>;
    const type = strings(record["@type"]).join(" ");
    if (articleType.test(type)) collect(record, reportType.test(type) ? strong : weak);
    for (const key of ["@graph", "mainEntity", "mainEntityOfPage", "itemListElement", "item"]) {
      if (key in record && (key !== "itemListElement" || !reportType.test(type))) visit(record[key], level + 1);
    }
  };
  for (const script of scripts) {
    const parsed = parseJson(script);
    if (parsed !== undefined) visit(parsed, 0);
    else {
      for (const [, key, value] of script.matchAll(looseDate)) {
        (key === "dateModified" ? strong.modified : key === "datePublished" ? strong.published : weak.published).push(...strings(value));
      }
    }
  }
  return {
    published: strong.published.length > 0 ? strong.published : weak.published,
    modified: strong.modified.length > 0 ? strong.modified : weak.modified,
    headlines: strong.headlines.length > 0 ? strong.headlines : weak.headlines,
    authors: strong.authors.length > 0 ? strong.authors : weak.authors,
    publishers: strong.publishers.length > 0 ? strong.publishers : weak.publishers,
    bodies: strong.bodies,
  };
}

interface Lists {
  published: string[];
  modified: string[];
  headlines: string[];
  authors: string[];
  publishers: string[];
  bodies: string[];
}

function empty(): Lists {
  return { published: [], modified: [], headlines: [], authors: [], publishers: [], bodies: [] };
}

function parseJson(script: string): unknown {
  const plain = script
    .replace(/^\s{0,100}(?:<!--|<!\[CDATA\[|\/\/<!\[CDATA\[)/, "")
    .replace(/(?:-->|\/\/\]\]>|\]\]>)\s{0,100};?$/, "")
    .trim();
  try {
    return JSON.parse(plain) as unknown;
  } catch {
    try {
      // Line breaks inside strings and a closing semicolon are the usual faults.
      return JSON.parse(plain.replaceAll(/[\n\r\t\f\v]/g, " ").replace(/;$/, "")) as unknown;
    } catch {
      return undefined;
    }
  }
}

function strings(value: unknown): string[] {
  if (typeof value === "string") return [value];
  if (typeof value === "number") return [String(value)];
  return Array.isArray(value) ? value.flatMap((item) => (typeof item === "string" ? [item] : [])) : [];
}

function names(value: unknown): string[] {
  if (typeof value === "string") return [value];
  if (Array.isArray(value)) return value.slice(0, 20).flatMap(names);
  if (typeof value !== "object" || value === null) return [];
  return strings((value as Record<string, unknown>)["name"]);
}

function collect(record: Record<string, unknown>, into: Lists): void {
  into.published.push(...strings(record["datePublished"]));
  if (record["datePublished"] === undefined) into.published.push(...strings(record["dateCreated"]), ...strings(record["uploadDate"]));
  into.modified.push(...strings(record["dateModified"]));
  into.headlines.push(...strings(record["headline"]));
  into.authors.push(...names(record["author"]));
  into.publishers.push(...names(record["publisher"]), ...names(record["sourceOrganization"]));
  into.bodies.push(...strings(record["articleBody"]));
}
