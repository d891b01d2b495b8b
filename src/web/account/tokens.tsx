import { useQuery } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { endToken, makeToken } from "../data/account.ts";
import { client, tokensQuery } from "../data/queries.ts";
import { refusalWords } from "../data/refusal.ts";
import type { Role, Token } from "../data/shapes.ts";
import { Button } from "../parts/button.tsx";
import { Problem } from "../parts/problem.tsx";
import { Said } from "../parts/said.tsx";
import { Scroller } from "../parts/scroller.tsx";
import { say } from "../parts/toasts.tsx";
import { dayWords, t } from "../words/words.ts";

/** From the least to the most that may be done. */
const ROLES = ["viewer", "analyst", "admin"] as const satisfies readonly Role[];

const refresh = (): Promise<void> => client.invalidateQueries({ queryKey: ["tokens"] });

function TokenRow({ token: { id, name, role, write, createdAt, expiresAt, revokedAt } }: { readonly token: Token }) {
  const over = revokedAt !== null || Date.parse(expiresAt) <= Date.now();
  const end = (): void => void endToken(id).then(refresh, (error: unknown) => say(refusalWords(error)));
  return (
    <tr>
      <th scope="row">
        <Said text={name} most={100} />
      </th>
      <td>
        {t(`role.${role}`)}, {t(write ? "tokens.writes" : "tokens.reads")}
      </td>
      <td>{dayWords(createdAt)}</td>
      <td>{dayWords(revokedAt ?? expiresAt)}</td>
      <td>
        {over ? (
          <span className="chip none">{t("tokens.over")}</span>
        ) : (
          <Button look="quiet" onPress={end}>
            {t("tokens.end")}
          </Button>
        )}
      </td>
    </tr>
  );
}

/** Makes a token: what it is for, and what it may do, which is no more than its maker. */
function MakeToken({ own, onMade }: { readonly own: Role; readonly onMade: (secret: string | null) => void }) {
  const [name, setName] = useState("");
  const [role, setRole] = useState<Role>("viewer");
  const [write, setWrite] = useState(false);
  const make = (event: FormEvent): void => {
    event.preventDefault();
    makeToken(name, role, write && role !== "viewer").then(
      (made) => {
        onMade(made.token ?? null);
        setName("");
        return refresh();
      },
      (problem: unknown) => say(refusalWords(problem)),
    );
  };
  return (
    <form onSubmit={make} className="row">
      <label className="field">
        {t("tokens.name")}
        <input required maxLength={100} dir="auto" value={name} onChange={({ target }) => setName(target.value)} />
      </label>
      <label className="field">
        {t("tokens.may")}
        <select value={role} onChange={({ target }) => setRole(ROLES.find((one) => one === target.value) ?? "viewer")}>
          {ROLES.slice(0, ROLES.indexOf(own) + 1).map((one) => (
            <option key={one} value={one}>
              {t(`role.${one}`)}
            </option>
          ))}
        </select>
      </label>
      {role === "viewer" ? null : (
        <label>
          <input type="checkbox" checked={write} onChange={({ target }) => setWrite(target.checked)} /> {t("tokens.writes")}
        </label>
      )}
      <button type="submit" className="button main">
        {t("tokens.make")}
      </button>
    </form>
  );
}

/** One's own tokens, also those that ended, and a new one with its secret, which is shown this once. */
export function Tokens({ own }: { readonly own: Role }) {
  const { data, error } = useQuery(tokensQuery);
  const [secret, setSecret] = useState<string | null>(null);
  return (
    <section className="stack">
      <h2>{t("tokens.title")}</h2>
      <p className="soft">{t("tokens.about")}</p>
      {error === null ? null : <Problem error={error} />}
      <Scroller label={t("tokens.title")}>
        <table className="figures">
          <thead>
            <tr>
              <th scope="col">{t("tokens.name")}</th>
              <th scope="col">{t("tokens.may")}</th>
              <th scope="col">{t("tokens.made")}</th>
              <th scope="col">{t("tokens.until")}</th>
              <th scope="col">{t("tokens.state")}</th>
            </tr>
          </thead>
          <tbody>
            {(data?.tokens ?? []).map((token) => (
              <TokenRow key={token.id} token={token} />
            ))}
          </tbody>
        </table>
      </Scroller>
      <MakeToken own={own} onMade={setSecret} />
      {secret === null ? null : (
        <p className="notice" role="status">
          {t("tokens.secret")} <code>{secret}</code>
        </p>
      )}
    </section>
  );
}
