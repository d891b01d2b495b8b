import type { ReactNode } from "react";
import { Button as AriaButton } from "react-aria-components/Button";
import { keyFor, useKeyChoices } from "./key-map.ts";

interface Props {
  readonly children: ReactNode;
  readonly onPress: () => void;
  /** Sends the form it stands in. */
  readonly type?: "button" | "submit";
  readonly look?: "plain" | "main" | "quiet";
  readonly label?: string;
  readonly pressed?: boolean;
  readonly disabled?: boolean;
  /** The key that does the same, by its default; the one in force is shown. */
  readonly shortcut?: string;
}

function Shortcut({ of }: { readonly of: string }) {
  useKeyChoices();
  return <kbd aria-hidden="true">{keyFor(of)}</kbd>;
}

/** A button; with `pressed` it is a switch. */
export const Button = ({ children, onPress, type = "button", look = "plain", label, pressed, disabled = false, shortcut }: Props) => (
  <AriaButton
    className={`button ${look}`}
    type={type}
    onPress={onPress}
    isDisabled={disabled}
    {...(label === undefined ? {} : { "aria-label": label })}
    {...(shortcut === undefined ? {} : { "data-key": shortcut })}
    {...(pressed === undefined ? {} : { "aria-pressed": pressed })}
  >
    {children}
    {shortcut === undefined ? null : <Shortcut of={shortcut} />}
  </AriaButton>
);
