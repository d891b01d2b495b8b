import { RequestError } from "../data/request.ts";
import { t } from "../words/words.ts";

/** Something is on its way. */
export const Waiting = () => (
  <p className="page soft" role="status">
    {t("waiting")}
  </p>
);

/** Something did not come: one sentence and what to do about it. */
export const Failed = ({ error }: { readonly error: unknown }) => (
  <div className="page">
    <div className="notice warn" role="alert">
      <p lang="en">{error instanceof Error ? error.message : String(error)}</p>
      {error instanceof RequestError ? (
        <p className="soft" lang="en">
          {error.fix}
        </p>
      ) : null}
    </div>
  </div>
);
