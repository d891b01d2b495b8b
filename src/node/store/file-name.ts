/** Name of the database inside the folder of --data. */
export const STORE_FILE = "unecho.db";
