type Named = {
  readonly firstName: string;
  readonly lastName: string | null;
  readonly username: string | null;
};

/** What somebody is called; undefined for who has no name, as a deleted account. */
export function fullName({ firstName, lastName, username }: Named): string | undefined {
  const name = [firstName, lastName].filter(Boolean).join(' ').trim();
  return name || (username === null ? undefined : `@${username}`);
}
