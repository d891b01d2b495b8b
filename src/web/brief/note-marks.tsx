import { Link } from "@tanstack/react-router";
import type { Brief } from "../data/shapes.ts";
import type { Notes } from "./brief-notes.ts";

type Citations = Brief["sections"][number]["notes"][number]["citations"];

/** Numbered marks after a sentence; each leads to its passage in the article. */
export const NoteMarks = ({ citations, notes }: { readonly citations: Citations; readonly notes: Notes }) => (
  <span className="marks">
    {citations.map((citation) => {
      const number = notes.numberOf(citation);
      return (
        <Link key={number} to="/article/$article" params={{ article: citation.article }} search={citation.span}>
          [{number}]
        </Link>
      );
    })}
  </span>
);
