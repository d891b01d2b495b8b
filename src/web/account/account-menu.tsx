import { Link } from "@tanstack/react-router";
import { signOut } from "../data/account.ts";
import { client } from "../data/queries.ts";
import type { Session } from "../data/shapes.ts";
import { Button } from "../parts/button.tsx";
import { Said } from "../parts/said.tsx";
import { t } from "../words/words.ts";

/** Who is signed in, and the way out; nothing on one's own machine. */
export function AccountMenu({ session: { account, role } }: { readonly session: Session }) {
  if (account === null || role === null) return null;
  return (
    <span className="row small">
      <Link to="/account">
        <Said text={account} most={40} />
      </Link>{" "}
      ({t(`role.${role}`)})
      <Button look="quiet" onPress={() => void signOut().then(() => client.resetQueries())}>
        {t("account.out")}
      </Button>
    </span>
  );
}
