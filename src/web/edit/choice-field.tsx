interface Props<T extends string> {
  readonly label: string;
  readonly value: T;
  readonly choices: readonly { readonly value: T; readonly label: string }[];
  readonly onChange: (value: T) => void;
}

/** A line of a form where one of a closed list is chosen. */
export const ChoiceField = <T extends string>({ label, value, choices, onChange }: Props<T>) => (
  <label className="field">
    {label}
    <select value={value} onChange={({ target }) => onChange(choices.find((one) => one.value === target.value)?.value ?? value)}>
      {choices.map((one) => (
        <option key={one.value} value={one.value}>
          {one.label}
        </option>
      ))}
    </select>
  </label>
);
