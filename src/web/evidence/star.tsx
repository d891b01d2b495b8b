import { useSyncExternalStore } from "react";
import { followStars, stars, turnStar } from "../data/stars.ts";
import { Button } from "../parts/button.tsx";
import { Sign } from "../parts/sign.tsx";
import { t } from "../words/words.ts";

export const useStars = (): ReadonlySet<string> => useSyncExternalStore(followStars, stars);

/** A star to come back to a finding by; kept in this browser. */
export function Star({ finding }: { readonly finding: string }) {
  const isOn = useStars().has(finding);
  return (
    <Button look="quiet" shortcut="f" pressed={isOn} label={t("star")} onPress={() => turnStar(finding)}>
      <Sign shape={isOn ? "star" : "star-open"} />
    </Button>
  );
}
