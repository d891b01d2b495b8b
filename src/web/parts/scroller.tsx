import type { ReactNode } from "react";

/** A wide thing in a narrow window: it scrolls by itself, by keyboard too, and says what it is. */
export const Scroller = ({ label, children }: { readonly label: string; readonly children: ReactNode }) => (
  <div className="scroller" role="region" aria-label={label} tabIndex={0}>
    {children}
  </div>
);
