import { knownRefusal } from "../data/refusal.ts";

/** Why something did not go, for whoever fills in a form: in their language where we know it, else in the server's words. */
export function Problem({ error }: { readonly error: unknown }) {
  const known = knownRefusal(error);
  return (
    <p className="notice warn" role="alert" lang={known === null ? "en" : undefined}>
      {known ?? (error instanceof Error ? error.message : String(error))}
    </p>
  );
}
