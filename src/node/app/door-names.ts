/** An operation's name in an address: "user add" -> "user-add". */
export const slugOf = (name: string): string => name.replaceAll(" ", "-");

/** As a method of the TypeScript door and of clients made from OpenAPI: "user add" -> "userAdd". */
export const methodOf = (name: string): string => name.replace(/[ -]([a-z])/g, (_, letter: string) => letter.toUpperCase());

/** As a tool of the MCP door: "user add" -> "user_add". */
export const toolOf = (name: string): string => name.replace(/[ -]/g, "_");
