import type { ReactNode } from "react";
import { Button as AriaButton } from "react-aria-components/Button";

interface Props {
  readonly children: ReactNode;
  readonly onPress: () => void;
  readonly look?: "plain" | "main" | "quiet";
  readonly label?: string;
  readonly pressed?: boolean;
  readonly disabled?: boolean;
  /** The key that does the same, shown to the eye and told to assistive technology. */
  readonly shortcut?: string;
}

/** A button; with `pressed` it is a switch. */
export const Button = ({ children, onPress, look = "plain", label, pressed, disabled = false, shortcut }: Props) => (
  <AriaButton
    className={`button ${look}`}
    onPress={onPress}
    isDisabled={disabled}
    {...(label === undefined ? {} : { "aria-label": label })}
    {...(pressed === undefined ? {} : { "aria-pressed": pressed })}
  >
    {children}
    {shortcut === undefined ? null : <kbd aria-hidden="true">{shortcut}</kbd>}
  </AriaButton>
);
