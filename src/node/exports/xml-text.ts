/** Not characters, and lone halves of surrogate pairs: XML 1.0 cannot hold them. */
const NOT_XML = /[\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

/** Text as an office file can hold it. Control characters are gone from every cell and sentence before. */
export const xmlText = (text: string): string => text.replace(NOT_XML, "\uFFFD");
