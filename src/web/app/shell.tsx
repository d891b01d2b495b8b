import { useQuery } from "@tanstack/react-query";
import { Link, Outlet, useNavigate } from "@tanstack/react-router";
import { useEffect, useState } from "react";
import { AccountMenu } from "../account/account-menu.tsx";
import { SignIn } from "../account/sign-in.tsx";
import { listen } from "../data/live.ts";
import { client, sessionQuery, storiesQuery } from "../data/queries.ts";
import { Button } from "../parts/button.tsx";
import { Sign } from "../parts/sign.tsx";
import { Toasts, undoLast } from "../parts/toasts.tsx";
import { t } from "../words/words.ts";
import { AsOfField, AsOfNotice } from "./as-of.tsx";
import { useKeys } from "./keys.ts";
import { KeysHelp } from "./keys-help.tsx";
import { usePageTitle } from "./page-title.ts";
import { changeSettings, THEMES, useSettings } from "./settings.ts";
import { Failed, Waiting } from "./waiting.tsx";
import "./shell.css";

const isExample = document.querySelector('meta[name="unecho-example"]')?.getAttribute("content") === "yes";

const PLACES = [
  ["/stories", "nav.stories"],
  ["/search", "nav.search"],
  ["/review", "nav.review"],
  ["/sources", "nav.sources"],
  ["/check", "nav.check"],
  ["/add", "nav.add"],
  ["/export", "nav.export"],
  ["/watches", "nav.watches"],
  ["/settings", "nav.settings"],
  ["/about", "nav.about"],
] as const;

/** The story of the page that is shown; null where it is about none. */
const storyHere = (): string | null => /^\/story\/([^/]+)/.exec(location.pathname)?.[1] ?? null;

function ThemeSwitch() {
  const { theme } = useSettings();
  const next = THEMES[(THEMES.indexOf(theme) + 1) % THEMES.length] ?? "system";
  return (
    <Button look="quiet" onPress={() => void changeSettings({ theme: next })} label={t("theme.label", { theme: t(`theme.${theme}`) })}>
      <Sign shape="halved" />
    </Button>
  );
}

/** What every page stands in: the way to the others, keys that work everywhere, messages. */
export function Shell() {
  const { data: session, error } = useQuery(sessionQuery);
  const isIn = session !== undefined && session.role !== null;
  // who is not signed in hears of nothing
  useEffect(() => (isIn ? listen() : undefined), [isIn]);
  const [help, setHelp] = useState(false);
  const { language, units, dates } = useSettings();
  const navigate = useNavigate();
  usePageTitle();
  // pages of a story are those of the one shown, or of the first there is
  const toPage = (page: "map" | "timeline" | "brief" | "figures" | "provenance"): void => {
    const id = storyHere() ?? client.getQueryData(storiesQuery.queryKey)?.[0]?.id;
    if (id === undefined) void navigate({ to: "/stories" });
    else void navigate({ to: `/story/$id/${page}`, params: { id } });
  };
  useKeys({
    "?": () => setHelp(true),
    z: () => void undoLast(),
    "g s": () => void navigate({ to: "/stories" }),
    "g r": () => void navigate({ to: "/review" }),
    "g e": () => void navigate({ to: "/export", search: storyHere() === null ? {} : { story: storyHere() ?? undefined } }),
    "g m": () => toPage("map"),
    "g t": () => toPage("timeline"),
    "g b": () => toPage("brief"),
    "g f": () => toPage("figures"),
    "g p": () => toPage("provenance"),
    "g o": () => void navigate({ to: "/sources" }),
    "/": () => {
      const field = document.querySelector<HTMLElement>("[data-search]");
      if (field === null) void navigate({ to: "/search" });
      else field.focus();
    },
  });
  return (
    <div key={`${language} ${units} ${dates}`}>
      <a className="skip" href="#main">
        {t("skip")}
      </a>
      <header className="top">
        <Link to="/stories" className="mark">
          unecho
        </Link>
        <nav aria-label={t("nav.label")}>
          {PLACES.map(([to, name]) => (
            <Link key={to} to={to} activeProps={{ "aria-current": "page" }}>
              {t(name)}
            </Link>
          ))}
        </nav>
        <AsOfField />
        <div className="tools">
          {session === undefined ? null : <AccountMenu session={session} />}
          <ThemeSwitch />
          <Button look="quiet" onPress={() => setHelp(true)} label={t("keys.title")}>
            ?
          </Button>
        </div>
      </header>
      {isExample ? (
        <p className="example">
          {t("example")} <Link to="/add">{t("example.add")}</Link>
        </p>
      ) : null}
      <AsOfNotice />
      <main id="main" tabIndex={-1}>
        {error !== null ? <Failed error={error} /> : session === undefined ? <Waiting /> : isIn ? <Outlet /> : <SignIn />}
      </main>
      <Toasts />
      <KeysHelp open={help} onClose={() => setHelp(false)} />
    </div>
  );
}
