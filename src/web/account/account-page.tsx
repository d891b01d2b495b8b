import { useQuery } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { changePassword, endToken, makeToken, signOutEverywhere } from "../data/account.ts";
import { client, sessionQuery, tokensQuery } from "../data/queries.ts";
import type { Token } from "../data/shapes.ts";
import { Button } from "../parts/button.tsx";
import { Said } from "../parts/said.tsx";
import { say } from "../parts/toasts.tsx";
import { dayWords, t } from "../words/words.ts";

const told = (error: unknown): string => (error instanceof Error ? error.message : String(error));
const refresh = (): Promise<void> => client.invalidateQueries({ queryKey: ["tokens"] });

function TokenRow({ token: { id, name, role, write, createdAt, expiresAt, revokedAt } }: { readonly token: Token }) {
  const over = revokedAt !== null || Date.parse(expiresAt) <= Date.now();
  const end = (): void => void endToken(id).then(refresh, (error: unknown) => say(told(error)));
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

function Tokens() {
  const { data, error } = useQuery(tokensQuery);
  const [name, setName] = useState("");
  const [write, setWrite] = useState(false);
  const [secret, setSecret] = useState<string | null>(null);
  const make = (event: FormEvent): void => {
    event.preventDefault();
    makeToken(name, write).then(
      (made) => {
        setSecret(made.token ?? null);
        setName("");
        return refresh();
      },
      (problem: unknown) => say(told(problem)),
    );
  };
  return (
    <section className="stack">
      <h2>{t("tokens.title")}</h2>
      <p className="soft">{t("tokens.about")}</p>
      {error === null ? null : (
        <p className="notice warn" lang="en" role="alert">
          {told(error)}
        </p>
      )}
      <div className="scroller" role="region" aria-label={t("tokens.title")} tabIndex={0}>
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
      </div>
      <form onSubmit={make} className="row">
        <label className="field">
          {t("tokens.name")}
          <input required maxLength={100} dir="auto" value={name} onChange={({ target }) => setName(target.value)} />
        </label>
        <label>
          <input type="checkbox" checked={write} onChange={({ target }) => setWrite(target.checked)} /> {t("tokens.writes")}
        </label>
        <button type="submit" className="button main">
          {t("tokens.make")}
        </button>
      </form>
      {secret === null ? null : (
        <p className="notice" role="status">
          {t("tokens.secret")} <code>{secret}</code>
        </p>
      )}
    </section>
  );
}

function Password() {
  const [current, setCurrent] = useState("");
  const [password, setPassword] = useState("");
  const [problem, setProblem] = useState<string | null>(null);
  const change = (event: FormEvent): void => {
    event.preventDefault();
    setProblem(null);
    // every session ends with the old password, this one too
    changePassword(current, password).then(
      () => client.resetQueries(),
      (error: unknown) => setProblem(told(error)),
    );
  };
  return (
    <section className="stack">
      <h2>{t("password.title")}</h2>
      <form onSubmit={change} className="stack">
        <label className="field">
          {t("password.current")}
          <input type="password" autoComplete="current-password" required value={current} onChange={({ target }) => setCurrent(target.value)} />
        </label>
        <label className="field">
          {t("password.new")}
          <input type="password" autoComplete="new-password" minLength={12} required value={password} onChange={({ target }) => setPassword(target.value)} />
        </label>
        <button type="submit" className="button">
          {t("password.change")}
        </button>
      </form>
      {problem === null ? null : (
        <p className="notice warn" lang="en" role="alert">
          {problem}
        </p>
      )}
    </section>
  );
}

/** What everybody may do with their own account, where a team works with the store. */
export function AccountPage() {
  const { data: session } = useQuery(sessionQuery);
  const isTeam = session?.mode === "team";
  return (
    <div className="page">
      <h1>{t("account.page")}</h1>
      {session === undefined || isTeam ? null : <p className="notice">{t("account.local")}</p>}
      {isTeam ? (
        <>
          <p>
            <Said text={session.account ?? ""} /> {session.role === null ? null : `(${t(`role.${session.role}`)})`}{" "}
            <Button onPress={() => void signOutEverywhere().then(() => client.resetQueries())}>{t("account.everywhere")}</Button>
          </p>
          <Tokens />
          <Password />
        </>
      ) : null}
    </div>
  );
}
