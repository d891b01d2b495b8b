import { Link } from "@tanstack/react-router";
import { Said } from "../parts/said.tsx";
import { dayWords, t } from "../words/words.ts";
import type { Carrier, Chain, Chains } from "./chains.ts";

const CarrierLine = ({ carrier: { report, claim, passages, tie, from } }: { readonly carrier: Carrier }) => (
  <li>
    <Link to="/article/$article" params={{ article: report.id }} search={{ start: claim.start, end: claim.end }}>
      <Said text={report.outlet ?? report.name} />
    </Link>{" "}
    <span className="soft small">
      {dayWords(report.published)} ·{" "}
      <Link to="/article/$article" params={{ article: report.id }} search={{ start: claim.start, end: claim.end }} className="count part">
        {t("count.passages", { n: passages })}
      </Link>{" "}
      · {t(`provenance.${tie}`)}
      {from === null ? null : (
        <>
          {" "}
          {t("provenance.from")} <Said text={from.outlet ?? from.name} />
        </>
      )}
    </span>
  </li>
);

const ChainLine = ({ chain: { origin, carriers, maybe } }: { readonly chain: Chain }) => (
  <li>
    <strong>
      <Said text={origin.label} />
    </strong>
    {maybe.map(({ id, label }) => (
      <p key={id} className="small">
        {t("provenance.maybe")} <Said text={label} />
      </p>
    ))}
    <ul>
      {carriers.map((carrier) => (
        <CarrierLine key={carrier.report.id} carrier={carrier} />
      ))}
    </ul>
  </li>
);

/** The chains as an indented list: for the keyboard, for screen readers, and for whoever prefers to read. */
export const ChainTree = ({ chains: { attributed, unattributed } }: { readonly chains: Chains }) => (
  <section aria-label={t("provenance.tree")} className="tree">
    <ul>
      {attributed.map((chain) => (
        <ChainLine key={chain.origin.id} chain={chain} />
      ))}
    </ul>
    {unattributed.length === 0 ? null : (
      <>
        <h2>{t("provenance.silent")}</h2>
        <ul>
          {unattributed.map((chain) => (
            <ChainLine key={chain.origin.id} chain={chain} />
          ))}
        </ul>
      </>
    )}
  </section>
);
