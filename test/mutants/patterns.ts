/** Patterns as they are written in a hurry: each takes the square of a text's length, or worse. */
export const HASTY_PATTERNS: readonly string[] = ["(?:[A-Z][a-z]+ )+(said|told)", "\\s+$", "^(a|a)*$", "(\\d+,?)+ people", "<([^>]*)*>"];
