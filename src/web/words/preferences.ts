/** Systems of units a figure is shown in; what a report wrote stays as it wrote it. */
export const UNITS = ["metric", "imperial"] as const;
export type Units = (typeof UNITS)[number];

/** Ways to write a day: "21 Feb 2041", "21 February 2041", "2041-02-21". */
export const DATE_STYLES = ["medium", "long", "iso"] as const;
export type DateStyle = (typeof DATE_STYLES)[number];

/** How figures and days are written. */
export interface Preferences {
  readonly units: Units;
  readonly dates: DateStyle;
}

let current: Preferences = { units: "metric", dates: "medium" };

export const preferences = (): Preferences => current;
export const prefer = (next: Preferences): void => {
  current = next;
};
