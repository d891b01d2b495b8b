import { useId } from "react";

interface Props {
  readonly label: string;
  readonly hint?: string;
  readonly type?: "text" | "date";
  readonly value: string;
  /** Offered while somebody writes. */
  readonly offered?: readonly string[];
  readonly onChange: (value: string) => void;
}

/** A line of a form: its label, what may stand in it, and what is offered. */
export function FormField({ label, hint, type = "text", value, offered = [], onChange }: Props) {
  const id = useId();
  return (
    <label className="field">
      {label}
      <input
        type={type}
        dir="auto"
        value={value}
        maxLength={300}
        {...(hint === undefined ? {} : { "aria-describedby": `${id}-hint` })}
        {...(offered.length === 0 ? {} : { list: `${id}-list` })}
        onChange={({ target }) => onChange(target.value)}
      />
      {hint === undefined ? null : (
        <span id={`${id}-hint`} className="soft">
          {hint}
        </span>
      )}
      {offered.length === 0 ? null : (
        <datalist id={`${id}-list`}>
          {offered.map((one) => (
            <option key={one} value={one} />
          ))}
        </datalist>
      )}
    </label>
  );
}
