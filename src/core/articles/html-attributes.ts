/** Attributes that are read; the values of all others are dropped. */
export const wanted = new Set([
  "class",
  "id",
  "style",
  "hidden",
  "aria-hidden",
  "itemprop",
  "role",
  "datetime",
  "content",
  "property",
  "name",
  "rel",
  "href",
  "lang",
  "type",
  "pubdate",
  "data-type",
  "data-component",
  "data-testid",
  "title",
  "itemtype",
  "http-equiv",
  "data-timestamp",
  "data-datetime",
  "data-date",
]);

/** Style or attributes that take an element out of sight. */
export function isHidden(attributes: ReadonlyMap<string, string>): boolean {
  if (attributes.has("hidden")) return true;
  const style = attributes.get("style");
  if (style !== undefined && /display\s?:\s?none|visibility\s?:\s?hidden/i.test(style)) return true;
  const classes = attributes.get("class");
  return (
    classes !== undefined &&
    /(?:^|\s)(?:sr-only|visually-?hidden|screen-reader-text|u-hidden|is-hidden|a11y-hidden|element-invisible|hidden|hide|d-none)(?:\s|$)/i.test(classes)
  );
}
