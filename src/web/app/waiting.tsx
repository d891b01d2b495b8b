import { knownRefusal } from "../data/refusal.ts";
import { RequestError } from "../data/request.ts";
import { t } from "../words/words.ts";

/** Something is on its way. */
export const Waiting = () => (
  <p className="page soft" role="status">
    {t("waiting")}
  </p>
);

/** Something did not come: one sentence and what to do about it. */
export function Failed({ error }: { readonly error: unknown }) {
  const known = knownRefusal(error);
  return (
    <div className="page">
      <div className="notice warn" role="alert">
        {known === null ? <p lang="en">{error instanceof Error ? error.message : String(error)}</p> : <p>{known}</p>}
        {error instanceof RequestError && known === null ? (
          <p className="soft" lang="en">
            {error.fix}
          </p>
        ) : null}
      </div>
    </div>
  );
}
