import { useQuery } from "@tanstack/react-query";
import { useNavigate, useParams, useSearch } from "@tanstack/react-router";
import { useAsOf, useStory } from "../app/as-of.tsx";
import { Failed, Waiting } from "../app/waiting.tsx";
import { provenanceQuery } from "../data/queries.ts";
import { FindingChoice } from "../stories/finding-choice.tsx";
import { StoryHead } from "../stories/story-head.tsx";
import { t } from "../words/words.ts";
import { ChainGraph } from "./chain-graph.tsx";
import { ChainTree } from "./chain-tree.tsx";
import { chainsOf } from "./chains.ts";
import "./provenance.css";

/** Who has it from whom, for one claim or for the whole story. */
export function ProvenancePage() {
  const { id } = useParams({ from: "/story/$id/provenance" });
  const { sel } = useSearch({ from: "/story/$id/provenance" });
  const navigate = useNavigate({ from: "/story/$id/provenance" });
  const story = useStory(id);
  const provenance = useQuery(provenanceQuery(id, useAsOf()));
  const error = story.error ?? provenance.error;
  if (error !== null) return <Failed error={error} />;
  if (story.data === undefined || provenance.data === undefined) return <Waiting />;
  const chains = chainsOf(story.data, provenance.data, sel ?? null);
  return (
    <>
      <StoryHead view={story.data} />
      <div className="page wide">
        <FindingChoice
          rows={story.data.rows}
          chosen={sel ?? null}
          whole={t("provenance.whole")}
          onChoose={(next) => void navigate({ search: { sel: next ?? undefined }, replace: true })}
        />
        <p className="small soft">
          <span className="key solid" /> {t("provenance.cited")} · <span className="key dashed" /> {t("provenance.inferred")} · <span className="key dotted" />{" "}
          {t("provenance.undetermined")}
        </p>
        <ChainGraph chains={chains} />
        <ChainTree chains={chains} />
      </div>
    </>
  );
}
